#include <fmt/format.h>

#include <algorithm>

#include "report/pages/facts_to_give.h"
#include "report/pages/report_page.h"
#include "report/pages/tornado.h"

namespace payout {
namespace {

std::string signed_amount(Money amount) {
  return amount > Money{} ? '+' + grouped(amount) : grouped(amount);
}

Money size_of(Money amount) {
  return amount < Money{} ? -amount : amount;
}

/// Another interpretation of a point, with the point.
struct OtherWay {
  const ReadingResult* point;
  const OtherReading* other;

  bool moves_total() const { return other->total_change && *other->total_change != Money{}; }
  bool needs_a_fact() const {
    return !other->total_change && !other->changes.empty() && other->changes.front().starts_with("needs ");
  }
  Money size() const { return size_of(other->total_change.value_or(Money{})); }
};

/// What moves besides the total: the first three things, and how many more.
std::string moves(const OtherReading& other) {
  std::string out;
  constexpr size_t most = 3;
  for (size_t i = 0; i < other.changes.size(); ++i) {
    if (i == most) return out + fmt::format("; {} more", other.changes.size() - most);
    out += fmt::format("{}{}", out.empty() ? "" : "; ", other.changes[i]);
  }
  return out.empty() && !other.total_change ? "no figure" : out;
}

/// The key and the word, to be set or asked for.
std::string name_of_way(const OtherWay& way) {
  return fmt::format("`{}: {}`", way.point->key, way.other->reading);
}

std::vector<OtherWay> ways(const ReportData& data) {
  std::vector<OtherWay> out;
  for (const ReadingResult& r : data.result.readings) {
    if (!r.changes_something()) continue;
    for (const OtherReading& other : r.others) {
      const OtherWay way{&r, &other};
      if (way.moves_total() || !moves(other).empty()) out.push_back(way);
    }
  }
  std::ranges::stable_sort(out, [](const OtherWay& a, const OtherWay& b) { return a.size() > b.size(); });
  return out;
}

void print_ways(Page& page, const std::vector<OtherWay>& list, std::string caption, bool totals) {
  if (list.empty()) return;
  Grid grid{{{"effect on the total", Align::right, false, !totals},
             {"clause", Align::left, true, true},
             {"interpretation", Align::left, true, true}},
            std::move(caption)};
  for (const OtherWay& way : list) {
    grid.row({totals ? signed_amount(*way.other->total_change) : std::string{}, std::string{way.point->cite},
              if_sentence(*way.other)});
    const std::string rest = moves(*way.other);
    grid.note(rest.empty() ? name_of_way(way) : fmt::format("{} ({})", rest, name_of_way(way)));
  }
  grid.print(page);
}

constexpr int64_t floor_in_dollars = 1'000;

}  // namespace

/// The open points that decide, above a floor; the others stand in the appendix.
void print_main_points(Page& page, const ReportData& data) {
  const std::vector<OtherWay> all = ways(data);
  if (all.empty() || !all.front().moves_total()) return;
  page.heading("Open interpretation points");
  const size_t most = data.at_least ? all.size() : 5;
  const Money least = data.at_least.value_or(Money::dollars(floor_in_dollars));
  Grid grid{{{"effect on the total", Align::right},
             {"clause", Align::left, true, true},
             {"interpretation", Align::left, true, true}}};
  size_t shown = 0;
  for (const OtherWay& way : all) {
    if (shown == most || !way.moves_total()) break;
    if (way.size() < least && (shown != 0 || data.at_least)) break;
    grid.row({signed_amount(*way.other->total_change), std::string{way.point->cite}, if_sentence(*way.other)});
    ++shown;
  }
  if (shown != 0) grid.print(page);
  if (all.size() > shown)
    page.wrapped(2, fmt::format("{} more under \"All interpretations\"", all.size() - shown));
}

void print_readings(Page& page, const ReportData& data) {
  std::vector<OtherWay> moving = ways(data), dates, needing;
  if (moving.empty()) return;
  std::ranges::copy_if(moving, std::back_inserter(needing), &OtherWay::needs_a_fact);
  std::ranges::copy_if(moving, std::back_inserter(dates),
                       [](const OtherWay& w) { return !w.moves_total() && !w.needs_a_fact(); });
  std::erase_if(moving, [](const OtherWay& w) { return !w.moves_total(); });
  const size_t below =
      data.at_least ? std::erase_if(moving, [&](const OtherWay& w) { return w.size() < *data.at_least; }) : 0;
  page.heading("All interpretations");
  draw_tornado(page, data.result.readings, data.at_least.value_or(Money{}));
  print_ways(page, moving, {}, true);
  if (below != 0)
    page.wrapped(2, fmt::format("{} more {} the total by less than {}", below, below == 1 ? "moves" : "move",
                                grouped(*data.at_least)));
  print_ways(page, dates, "No effect on the total", false);
  print_ways(page, needing, "Cannot be told without a fact", false);
  const auto& readings = data.result.readings;
  std::string chosen;
  for (const ReadingResult& r : readings) {
    if (r.is_default) continue;
    chosen += chosen.empty() ? "" : "; ";
    chosen += r.used_says.empty() ? fmt::format("`{}: {}`", r.key, r.used)
                                  : fmt::format("{} (`{}: {}`)", r.used_says, r.key, r.used);
  }
  if (!chosen.empty()) page.wrapped(2, "chosen by the scenario: " + chosen);
  const auto quiet =
      std::ranges::count_if(readings, [](const ReadingResult& r) { return !r.changes_something(); });
  if (quiet != 0)
    page.wrapped(2, fmt::format("{} other {} no effect", quiet, quiet == 1 ? "point has" : "points have"));
}

static void print_problems(Page& page, const ReportData& data, Severity severity, std::string_view lead) {
  for (const Problem& p : data.problems.all()) {
    if (p.severity != severity) continue;
    page.wrapped(2, fmt::format("{}{}{}{}", lead, p.message, p.help.empty() ? "" : "; ", p.help));
  }
}

static void print_facts_to_give(Page& page, const ReportData& data) {
  const std::vector<std::string> lines = facts_to_give(data.result);
  if (lines.empty()) return;
  page.wrapped(2, "the missing facts, to be filled in:");
  for (const std::string& line : lines) page.line("    " + line);
}

void print_warnings(Page& page, const ReportData& data) {
  if (std::ranges::none_of(data.problems.all(), [](const Problem& p) { return p.severity != Severity::note; }))
    return;
  page.heading("Warnings");
  print_problems(page, data, Severity::error, "REFUSED: ");
  print_facts_to_give(page, data);
  print_problems(page, data, Severity::warning, "WARNING: ");
}

void print_notes(Page& page, const ReportData& data) {
  if (std::ranges::none_of(data.problems.all(), [](const Problem& p) { return p.severity == Severity::note; }))
    return;
  page.heading("Notes");
  print_problems(page, data, Severity::note, "");
}

}  // namespace payout
