#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch_plan.h"
#include "report/what_if/sweep_data.h"

namespace payout {

/// An input that is varied: the values it takes, and how values in between are written.
struct Axis {
  std::string path = {};
  std::string label = {};
  InputColumn column = {};  ///< what sets it, as a column of a table would
  SweepUnit unit = SweepUnit::word;
  std::vector<std::string> values = {};  ///< as --set takes them
  std::vector<Exact> numbers = {};       ///< see number_of; words count up from 0
  Exact last = {};                       ///< end of the range, which the steps may not meet
  Exact quantum = {};                    ///< what two values must differ by: a cent, a day; 0 for lists
  std::string sample = {};               ///< a value as written, for its period

  /// The value at a place in the range, as --set takes it.
  std::string text_at(Exact number) const;
};

/// Reads `PATH=FROM..TO/STEP` or `PATH=A,B,C`. Values take the checks of --set. The unit of a value may stand
/// behind the path once, as in a table's header (salary.base/year=200000..300000/10000), or behind FROM alone.
/// What is wrong is a problem whose source is named `--vary`.
std::optional<Axis> parse_axis(const std::string& argument, const Agreement& agreement, const Scenario& sample,
                               Problems& problems, Document& keep);

/// The unit of a single value, for axes and results alike.
SweepUnit unit_of(const Type& leaf);

}  // namespace payout
