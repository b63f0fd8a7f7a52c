#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "batch/sweep.h"
#include "report/explain/report_figures.h"
#include "values/number_text.h"

namespace payout {
namespace {

Cliff cliff_at(const SweepPlan& plan, SweepPoints& points, std::vector<std::string> inputs, size_t axis,
               size_t item, const Jump& jump) {
  Cliff cliff;
  cliff.item = plan.series[item].id;
  cliff.axis = plan.axes[axis].path;
  for (size_t i = 0; i < inputs.size(); ++i) {
    if (i != axis) cliff.others.push_back(fmt::format("{}={}", plan.axes[i].path, inputs[i]));
  }
  std::vector<std::string> before = inputs, after = std::move(inputs);
  before[axis] = cliff.last = plan.axes[axis].text_at(jump.last);
  after[axis] = cliff.first = plan.axes[axis].text_at(jump.first);
  cliff.at = jump.first;
  const SweepRow a = points.row(before), b = points.row(after);
  cliff.before = a.values[item];
  cliff.after = b.values[item];
  std::optional<Exact> size;
  if (a.numbers[item] && b.numbers[item]) size = *b.numbers[item] - *a.numbers[item];
  if (size) {
    const bool money = plan.series[item].unit == SweepUnit::money;
    cliff.jump = money ? plain(to_the_cent(*size * Exact{100})) : decimal_or_fraction(*size);
  }
  cliff.causes = causes_of(plan, cliff.item, cliff.axis, before, after, size);
  // What contradicts the facts themselves is told by the row, which is not evaluated then.
  const auto text = [](const std::string& t) { return t.empty() ? std::nullopt : std::optional{t}; };
  const bool told = !cliff.causes.empty() && cliff.causes.front().id == "error";
  if (!told && (!a.error.empty() || !b.error.empty()))
    cliff.causes = {{"error", {}, "No figures", text(a.error), text(b.error)}};
  return cliff;
}

}  // namespace

void find_cliffs(const SweepPlan& plan, size_t item, Sweep& sweep) {
  Looks looks = 0;
  std::deque<SweepPoints> points;  // one for each thread; they do not move
  for (unsigned worker = 0; worker < std::max(1U, plan.threads); ++worker)
    points.emplace_back(plan, &looks, worker == 0);
  for (size_t axis = 0; axis < plan.axes.size(); ++axis) {
    if (plan.axes[axis].quantum == Exact{}) continue;  // a list has nothing between its values
    const std::vector<Exact> places = places_of(plan.axes[axis]);
    // Every combination of the other axes: the rows in which this one stands at its first value.
    for (const SweepRow& row : sweep.rows) {
      if (row.inputs[axis] != plan.axes[axis].values.front()) continue;
      std::vector<JumpSearch> searches;
      for (SweepPoints& own : points) searches.push_back(search_along(plan, own, row.inputs, axis, item));
      const JumpsFound found = find_jumps(searches, places);
      sweep.cut_short = sweep.cut_short || found.cut_short;
      for (const Jump& jump : found.jumps)
        sweep.cliffs.push_back(cliff_at(plan, points.front(), row.inputs, axis, item, jump));
    }
  }
}

}  // namespace payout
