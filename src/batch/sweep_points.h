#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/axis.h"
#include "batch/jumps.h"
#include "batch/row_engine.h"
#include "report/what_if/sweep_data.h"

namespace payout {

/// What a sweep is asked for, worked out against the scenario.
struct SweepPlan {
  const Agreement& agreement;
  const Scenario& sample;
  ReadingUse readings = {};
  std::vector<Axis> axes = {};
  std::vector<SweepSeries> series = {};
  std::vector<CompiledPath> items = {};  ///< of the series
  /// Told now and then how many combinations were looked at between the rows.
  std::function<void(size_t looked)> searching = [](size_t) {};
};

/// Evaluates the scenario at one combination of inputs after another, on the engine of batches.
class SweepPoints {
 public:
  explicit SweepPoints(const SweepPlan& plan);

  /// The row for inputs as --set takes them, one for each axis.
  SweepRow row(std::vector<std::string> inputs);
  /// One result with the axis at `number` and the others as in `inputs`; nothing where there is none.
  std::optional<Exact> at(std::vector<std::string> inputs, size_t axis, Exact number, size_t item);
  /// The same with what the whole result is made of.
  Seen seen(std::vector<std::string> inputs, size_t axis, Exact number, size_t item);

 private:
  bool evaluate(const std::vector<std::string>& inputs, std::string& error);

  const SweepPlan& plan_;
  RowEngine engine_;
  RowReport report_;
  std::vector<std::string_view> cells_;
  size_t looked_ = 0;
};

}  // namespace payout
