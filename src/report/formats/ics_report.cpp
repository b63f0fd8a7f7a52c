#include "report/formats/ics_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "document/clean_text.h"

namespace payout {

std::string ics_text(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text, "\n")) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '\\' || c == ',' || c == ';') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string ics_line(std::string_view text) {
  std::string out;
  size_t room = 75;
  while (text.size() > room) {
    size_t cut = room;
    while (cut > 1 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    out.append(text.substr(0, cut)).append("\r\n ");
    text.remove_prefix(cut);
    room = 74;  // the space that marks a folded line counts
  }
  return out.append(text).append("\r\n");
}

namespace {

/// The same text gives the same sixteen digits on every machine (FNV-1a).
std::string digest(std::string_view text) {
  uint64_t hash = 14695981039346656037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return fmt::format("{:016x}", hash);
}

std::string basic(Date date) {
  std::string out = to_string(date);
  std::erase(out, '-');
  return out;
}

/// The clause in a sentence, where only one clause has the citation.
std::string_view summary_of(const Agreement& agreement, std::string_view cite) {
  std::string_view summary;
  for (const Clause& c : agreement.clauses) {
    if (c.head.cite != cite) continue;
    if (!summary.empty()) return {};
    summary = c.head.summary;
  }
  return summary;
}

/// A deadline as one event: those of several grants on a day are an event for each, so that it keeps its UID
/// when a corrected report parts their days.
struct Entry {
  const Deadline* deadline = nullptr;
  std::string label = {};
  std::string key = {};  ///< what tells it from others with its id: a grant, or its label
};

/// "K1" and "K2" of "K1, K2: last day to exercise"; nothing where the label does not begin with grants.
std::vector<std::string> grants_in(const Result& result, std::string_view label) {
  std::vector<std::string> ids;
  const size_t colon = label.find(": ");
  if (colon == label.npos) return ids;
  for (size_t from = 0; from < colon;) {
    const size_t end = std::min(label.find(", ", from), colon);
    ids.emplace_back(label.substr(from, end - from));
    from = end == colon ? colon : end + 2;
  }
  const auto is_grant = [&](const std::string& id) {
    return std::ranges::any_of(result.grants, [&](const GrantResult& g) { return g.id == id; });
  };
  if (!std::ranges::all_of(ids, is_grant)) ids.clear();
  return ids;
}

std::vector<Entry> entries_of(const Result& result) {
  std::vector<Entry> entries;
  for (const Deadline& d : result.calendar) {
    const std::vector<std::string> grants = grants_in(result, d.label);
    const std::string what = d.label.substr(grants.empty() ? 0 : d.label.find(": "));
    for (const std::string& id : grants) entries.push_back({&d, id + what, id});
    if (!grants.empty()) continue;
    const bool alone = std::ranges::count(result.calendar, d.id, &Deadline::id) == 1;
    entries.push_back({&d, d.label, alone ? "" : d.label});
  }
  std::ranges::stable_sort(entries, {}, [](const Entry& e) { return e.deadline->date; });
  return entries;
}

std::string description(const ReportData& data, const Entry& entry) {
  const Deadline& d = *entry.deadline;
  std::string out = fmt::format("{}: {}", data.result.header.name, entry.label);
  if (!d.cite.empty()) out += fmt::format("\nClause: {}", d.cite);
  if (const std::string_view summary = summary_of(data.agreement, d.cite); !summary.empty())
    out += fmt::format(" ({})", summary);
  if (is_weekend(d.date)) out += fmt::format("\nThe day is a {}.", weekday_name(d.date));
  if (d.safe && *d.safe != d.date) out += fmt::format("\nLatest day that is safe: {}.", to_string(*d.safe));
  if (d.assumed) out += "\nThe date is not specified in the documents; it is an interpretation or an estimate.";
  return out;
}

}  // namespace

std::string IcsReport::begin() {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//payout//payout//EN\r\nCALSCALE:GREGORIAN\r\n";
}

std::string IcsReport::end() {
  return "END:VCALENDAR\r\n";
}

/// Who the deadlines are of: the name with the days that tell two people of one name apart, or with the file
/// where neither is given. Nothing else of the run, and no figure, so that a corrected file keeps its UIDs.
static std::string person_of(const ReportData& data, std::string_view file) {
  const Employee& e = data.facts.employee;
  const auto day = [](const std::optional<Date>& date) { return date ? to_string(*date) : std::string{}; };
  const std::string_view name = file.substr(file.rfind('/') + 1);
  return fmt::format("{}\n{}\n{}\n{}", e.name, day(e.hired), day(e.born), e.hired || e.born ? "" : name);
}

std::string IcsReport::events(const ReportData& data, std::string_view file) {
  const Header& h = data.result.header;
  const std::string person = person_of(data, file);
  std::string out;
  for (const Entry& entry : entries_of(data.result)) {
    const Deadline* d = entry.deadline;
    const std::string id = fmt::format("{}-{}", d->id, digest(fmt::format("{}\n{}", person, entry.key)));
    const int again = used_[id]++;
    out += "BEGIN:VEVENT\r\n";
    out += ics_line(fmt::format("UID:{}{}@payout", id, again == 0 ? "" : fmt::format("-{}", again + 1)));
    out += ics_line(fmt::format("DTSTAMP:{}T000000Z", basic(d->date)));
    out += ics_line(fmt::format("DTSTART;VALUE=DATE:{}", basic(d->date)));
    // A day without an end is one day; the calendar ends with the year 9999.
    if (basic(d->date) != "99991231") out += ics_line(fmt::format("DTEND;VALUE=DATE:{}", basic(d->date + 1)));
    const std::string cite = d->cite.empty() ? "" : fmt::format(" ({})", d->cite);
    out += ics_line("SUMMARY:" + ics_text(fmt::format("{}: {}{}", h.name, entry.label, cite)));
    out += ics_line("DESCRIPTION:" + ics_text(description(data, entry)));
    out += "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
  }
  return out;
}

}  // namespace payout
