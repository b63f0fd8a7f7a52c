#include "report/ics_report.h"

#include <fmt/format.h>

#include <algorithm>

namespace payout {

std::string ics_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += ' ';
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
std::string_view gist_of(const Agreement& agreement, std::string_view cite) {
  std::string_view gist;
  for (const Clause& c : agreement.clauses) {
    if (c.head.cite != cite) continue;
    if (!gist.empty()) return {};
    gist = c.head.gist;
  }
  return gist;
}

std::string description(const ReportData& data, const Deadline& d) {
  std::string out = fmt::format("{}: {}", data.result.header.name, d.label);
  if (!d.cite.empty()) out += fmt::format("\nClause: {}", d.cite);
  if (const std::string_view gist = gist_of(data.agreement, d.cite); !gist.empty())
    out += fmt::format(" ({})", gist);
  if (is_weekend(d.date)) out += fmt::format("\nThe day is a {}.", weekday_name(d.date));
  if (d.safe && *d.safe != d.date) out += fmt::format("\nLatest day that is safe: {}.", to_string(*d.safe));
  if (d.assumed) out += "\nThe documents name no day: the date is a reading or an estimate.";
  return out;
}

}  // namespace

std::string IcsReport::begin() {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//payout//payout//EN\r\nCALSCALE:GREGORIAN\r\n";
}

std::string IcsReport::end() {
  return "END:VCALENDAR\r\n";
}

std::string IcsReport::events(const ReportData& data) {
  const Header& h = data.result.header;
  std::vector<const Deadline*> days;
  for (const Deadline& d : data.result.calendar) days.push_back(&d);
  std::ranges::stable_sort(days, {}, &Deadline::date);
  std::string out;
  for (const Deadline* d : days) {
    const std::string id =
        fmt::format("{}-{}", d->id, digest(fmt::format("{}\n{}\n{}", h.name, h.title, d->label)));
    const int again = used_[id]++;
    out += "BEGIN:VEVENT\r\n";
    out += ics_line(fmt::format("UID:{}{}@payout", id, again == 0 ? "" : fmt::format("-{}", again + 1)));
    out += ics_line(fmt::format("DTSTAMP:{}T000000Z", basic(d->date)));
    out += ics_line(fmt::format("DTSTART;VALUE=DATE:{}", basic(d->date)));
    out += ics_line(fmt::format("DTEND;VALUE=DATE:{}", basic(d->date + 1)));
    const std::string cite = d->cite.empty() ? "" : fmt::format(" ({})", d->cite);
    out += ics_line("SUMMARY:" + ics_text(fmt::format("{}: {}{}", h.name, d->label, cite)));
    out += ics_line("DESCRIPTION:" + ics_text(description(data, *d)));
    out += "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
  }
  return out;
}

}  // namespace payout
