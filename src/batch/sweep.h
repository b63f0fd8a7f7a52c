#pragma once
#include <functional>
#include <string>
#include <vector>

#include "batch/jumps.h"
#include "batch/sweep_points.h"
#include "report/what_if/sweep_data.h"

namespace payout {

/// The command line of a sweep.
struct SweepRequest {
  const Agreement& agreement;
  const Scenario& sample;
  ReadingUse readings = {};
  std::vector<std::string> vary = {};
  std::vector<std::string> show = {};  ///< empty: the totals
  bool cliffs = false;                 ///< of the first item shown
  std::string goal = {};               ///< ITEM=VALUE, or empty
  unsigned threads = 1;
  /// How far the rows are, and then how much the searches have looked at.
  std::function<void(size_t done, size_t all)> progress = [](size_t, size_t) {};
  std::function<void(size_t looked)> searching = [](size_t) {};
};

/// Sweeps, or leaves `problems` that say what is wrong with the request; their texts live in `keep`.
Sweep run_sweep(const SweepRequest& request, Problems& problems, Document& keep);

/// Every jump of an item along every axis that is a range, and what causes it.
void find_cliffs(const SweepPlan& plan, size_t item, Sweep& sweep);
/// What differs on the two sides of a jump of an item: `before` and `after` are inputs, one for each axis, and
/// `jump` the size of the jump where both sides have a figure.
std::vector<CliffCause> causes_of(const SweepPlan& plan, std::string_view item, std::string_view axis,
                                  const std::vector<std::string>& before, const std::vector<std::string>& after,
                                  const std::optional<Exact>& jump);

/// The inputs along the one axis that give the value wanted.
Goal find_goal(const SweepPlan& plan, size_t item, Exact wanted);

/// How one item moves along one axis, the others as in `inputs`.
JumpSearch search_along(const SweepPlan& plan, SweepPoints& points, std::vector<std::string> inputs,
                        size_t axis, size_t item);
/// Places of an axis from its first value to the end of its range.
std::vector<Exact> places_of(const Axis& axis);

}  // namespace payout
