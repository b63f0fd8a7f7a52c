#include <fmt/format.h>

#include <algorithm>

#include "report/arithmetic.h"
#include "report/remarks.h"
#include "report/text.h"

namespace payout {
namespace {

const Grant* fact_of(const ReportData& data, std::string_view id) {
  const auto found = std::ranges::find(data.facts.grants, id, &Grant::id);
  return found == data.facts.grants.end() ? nullptr : &*found;
}

/// "K1 sop 1998-10-01 at 18.00".
std::string grant_label(const ReportData& data, const GrantResult& g) {
  std::string out = fmt::format("{} {}", g.id, g.plan);
  const Grant* fact = fact_of(data, g.id);
  if (fact != nullptr && fact->granted) out += ' ' + to_string(*fact->granted);
  if (g.price) out += " at " + to_string(*g.price);
  return out;
}

/// What became of the shares that cannot be exercised.
std::string lost(const GrantResult& g) {
  std::string out;
  const auto add = [&](Shares shares, std::string_view what) {
    if (shares.count != 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", grouped(shares.count), what);
  };
  add(g.exercised, "exercised before");
  add(g.lapsed, "lapsed unvested");
  add(g.forfeited, "forfeited");
  add(g.unvested, "still to vest");
  return out;
}

std::string timeline(const GrantResult& g) {
  std::string out;
  std::optional<Date> day;
  for (const Tranche& t : g.tranches) {
    if (!t.accelerated || (day && *day == *t.accelerated)) continue;
    day = t.accelerated;
    out += fmt::format("{}accelerated {}", out.empty() ? "" : "; ", to_string(*t.accelerated));
    if (!t.accelerated_by.empty()) out += fmt::format(" ({})", t.accelerated_by);
  }
  if (g.last_day && !g.window_cite.empty()) {
    out += fmt::format("{}window {}", out.empty() ? "" : "; ", g.window_cite);
    if (g.safe_day && *g.safe_day != *g.last_day) out += fmt::format(", safe to {}", to_string(*g.safe_day));
  }
  return out;
}

}  // namespace

void print_options(Page& page, const ReportData& data) {
  if (is_refused(data.result, Module::options) || data.result.grants.empty()) return;
  page.heading("OPTIONS");
  Grid grid{{{"grant", Align::left, true},
             {"shares", Align::right},
             {"vested", Align::right},
             {"accelerated", Align::right},
             {"exercisable", Align::right},
             {"last day"},
             {"type"},
             {"spread", Align::right}}};
  for (const GrantResult& g : data.result.grants) {
    grid.row({grant_label(data, g), grouped(g.shares.count), shares_text(g.vested), shares_text(g.accelerated),
              shares_text(g.exercisable), g.last_day ? to_string(*g.last_day) : std::string{},
              g.type == OptionType::iso ? "ISO" : "NSO", g.spread ? grouped(*g.spread) : std::string{}});
    for (const std::string& text : {timeline(g), lost(g), arithmetic(data.work, g.spread_arithmetic)}) {
      if (!text.empty()) grid.note(text);
    }
  }
  if (data.result.grants.size() > 1) {
    const OptionTotals& sum = data.result.options;
    grid.row(
        {"Total", {}, {}, {}, grouped(sum.exercisable.count), {}, {}, sum.spread ? grouped(*sum.spread) : ""});
  }
  grid.print(page);
}

}  // namespace payout
