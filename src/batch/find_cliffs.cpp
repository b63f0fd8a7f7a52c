#include <fmt/format.h>

#include <algorithm>

#include "batch/sweep.h"
#include "report/find_diff.h"
#include "report/report_figures.h"
#include "values/number_text.h"

namespace payout {
namespace {

/// The facts with the inputs put in; nothing where they contradict each other.
std::optional<Scenario> facts_at(const SweepPlan& plan, const std::vector<std::string>& inputs) {
  Scenario facts = plan.sample;
  for (size_t i = 0; i < inputs.size(); ++i) {
    std::string why, help;
    const CompiledPath& target = plan.axes[i].target;
    void* slot = target.reach(&facts);
    if (slot == nullptr || !target.leaf().leaf->read(inputs[i], false, slot, why, help)) return std::nullopt;
  }
  return facts;
}

/// One side of a jump: the whole report's figures.
struct Side {
  Scenario facts = {};
  Workspace space = {};
};

bool evaluate_side(const SweepPlan& plan, const std::vector<std::string>& inputs, Side& side) {
  auto facts = facts_at(plan, inputs);
  if (!facts) return false;
  side.facts = std::move(*facts);
  side.space.readings = plan.readings;
  evaluate(plan.agreement, side.facts, side.space);
  return true;
}

std::optional<Exact> amount_of(const std::optional<std::string>& text) {
  if (!text) return Exact{};
  const auto money = parse_money(text->starts_with('-') ? std::string_view{*text}.substr(1) : *text);
  return money ? std::optional{money->exact() / Exact{100}} : std::nullopt;
}

/// A date that follows the input, day by day.
bool moves_with_the_days(const ChangedLine& line) {
  if (!line.difference || line.difference->find(" day") == std::string::npos) return false;
  const auto days = parse_whole(line.difference->substr(0, line.difference->find(' ')));
  return days && *days >= -5 && *days <= 5;
}

/// Whether a line that differs is part of the jump, not of the drift: it comes or goes, is a word or date that
/// moved, or makes up a tenth of the jump.
bool takes_part(const ChangedLine& line, const std::optional<Exact>& jump) {
  if (line.part == "calendar" || line.part == "obligations") return false;
  if (line.id.starts_with("parachute.contingent")) return false;  // the lines that count there are told already
  if (moves_with_the_days(line)) return false;
  if (!line.before || !line.after || !line.amount || !jump) return true;
  const auto a = amount_of(line.before), b = amount_of(line.after);
  if (!a || !b) return true;
  const Exact d = *b < *a ? *a - *b : *b - *a;
  const Exact size = *jump < Exact{} ? -*jump : *jump;
  return d * Exact{10} >= size;
}

std::vector<CliffCause> causes_of(const SweepPlan& plan, const Cliff& cliff,
                                  const std::vector<std::string>& before, const std::vector<std::string>& after,
                                  const std::optional<Exact>& jump) {
  Side a, b;
  if (!evaluate_side(plan, before, a) || !evaluate_side(plan, after, b)) return {};
  std::vector<CliffCause> causes, uncited;
  for (const ChangedLine& line : changed_lines(a.space.result, b.space.result)) {
    if (line.id == cliff.axis || line.id == "header.termination" || !takes_part(line, jump)) continue;
    std::string cite = line.cite;
    if (!line.other_cite.empty()) cite += fmt::format(" (was {})", line.other_cite);
    (line.cite.empty() ? uncited : causes).push_back({line.id, cite, line.label, line.before, line.after});
  }
  return causes.empty() ? uncited : causes;
}

std::optional<std::string> text_of(const SweepRow& row, size_t item) {
  return row.values[item];
}

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
  cliff.before = text_of(a, item);
  cliff.after = text_of(b, item);
  std::optional<Exact> size;
  if (a.numbers[item] && b.numbers[item]) size = *b.numbers[item] - *a.numbers[item];
  if (size) {
    const bool money = plan.series[item].unit == SweepUnit::money;
    cliff.jump = money ? plain(to_the_cent(*size * Exact{100})) : decimal_or_fraction(*size);
  }
  cliff.causes = causes_of(plan, cliff, before, after, size);
  if (!a.error.empty() || !b.error.empty())
    cliff.causes.push_back({"error",
                            {},
                            "No figures",
                            a.error.empty() ? std::optional<std::string>{} : a.error,
                            b.error.empty() ? std::optional<std::string>{} : b.error});
  return cliff;
}

/// Jumps along a list are between its neighbours.
std::vector<Jump> jumps_of(const SweepPlan& plan, SweepPoints& points, const std::vector<std::string>& inputs,
                           size_t axis, size_t item) {
  const Axis& a = plan.axes[axis];
  if (a.quantum == Exact{}) return {};
  return find_jumps(search_along(plan, points, inputs, axis, item), places_of(a));
}

}  // namespace

void find_cliffs(const SweepPlan& plan, size_t item, Sweep& sweep) {
  SweepPoints points{plan};
  for (size_t axis = 0; axis < plan.axes.size(); ++axis) {
    // Every combination of the other axes: the rows in which this one stands at its first value.
    for (const SweepRow& row : sweep.rows) {
      if (row.inputs[axis] != plan.axes[axis].values.front()) continue;
      for (const Jump& jump : jumps_of(plan, points, row.inputs, axis, item))
        sweep.cliffs.push_back(cliff_at(plan, points, row.inputs, axis, item, jump));
    }
  }
}

}  // namespace payout
