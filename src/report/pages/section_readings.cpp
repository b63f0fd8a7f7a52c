#include <fmt/format.h>

#include <algorithm>

#include "report/pages/report_page.h"

namespace payout {
namespace {

std::string signed_amount(Money amount) {
  return amount > Money{} ? '+' + grouped(amount) : grouped(amount);
}

/// What another reading would give: the total's change, then what else moves.
std::string effect(const OtherReading& other) {
  std::string out;
  if (!other.total_change && other.changes.empty()) {
    out = "no figure";
  } else if (other.total_change && *other.total_change != Money{}) {
    out = signed_amount(*other.total_change);
  }
  size_t shown = 0;
  constexpr size_t most = 3;
  for (const std::string& change : other.changes) {
    if (shown == most) {
      out += fmt::format("; {} more", other.changes.size() - most);
      break;
    }
    out += fmt::format("{}{}", out.empty() ? "" : "; ", change);
    ++shown;
  }
  return out;
}

}  // namespace

void print_readings(Page& page, const ReportData& data) {
  const auto& readings = data.result.readings;
  if (std::ranges::none_of(readings, &ReadingResult::changes_something)) return;
  page.heading("Readings that mattered");
  Grid grid{{{"open point", Align::left, true},
             {"reading", Align::left, true},
             {"would change the total by", Align::left, true}}};
  size_t quiet = 0;
  for (const ReadingResult& r : readings) {
    if (!r.changes_something()) {
      ++quiet;
      continue;
    }
    grid.row({fmt::format("{} ({})", r.key, r.cite), std::string{r.used},
              r.is_default ? "used" : "used, as chosen"});
    for (const OtherReading& other : r.others) {
      const std::string what = effect(other);
      if (!what.empty()) grid.row({{}, std::string{other.reading}, what});
    }
  }
  grid.print(page);
  if (quiet != 0) page.wrapped(2, fmt::format("{} more asked about, none changes anything here", quiet));
}

void print_warnings(Page& page, const ReportData& data) {
  if (data.problems.empty()) return;
  static constexpr std::string_view lead[]{"REFUSED: ", "", "note: "};
  page.heading("Warnings");
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (const Problem& p : data.problems.all()) {
      if (p.severity != severity) continue;
      page.wrapped(2, fmt::format("{}{}{}{}", lead[static_cast<size_t>(severity)], p.message,
                                  p.help.empty() ? "" : "; ", p.help));
    }
  }
}

}  // namespace payout
