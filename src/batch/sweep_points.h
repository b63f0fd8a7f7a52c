#pragma once
#include <atomic>
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
  /// Told now and then how many combinations were looked at between the rows, by the thread that sweeps.
  std::function<void(size_t looked)> searching = [](size_t) {};
  unsigned threads = 1;
};

/// How many combinations were looked at between the rows, by all threads.
using Looks = std::atomic<size_t>;

/// Evaluates the scenario at one combination of inputs after another, on the engine of batches. One per thread.
class SweepPoints {
 public:
  /// `looks`: where several count together; `tells`: this one says how far they are.
  explicit SweepPoints(const SweepPlan& plan, Looks* looks = nullptr, bool tells = true);

  /// The row for inputs as --set takes them, one for each axis.
  SweepRow row(std::vector<std::string> inputs);
  /// One result with the axis at `number` and the others as in `inputs`; nothing where there is none.
  std::optional<Exact> at(std::vector<std::string> inputs, size_t axis, Exact number, size_t item);
  /// The same with what the whole result is made of.
  Seen seen(std::vector<std::string> inputs, size_t axis, Exact number, size_t item);

 private:
  bool evaluate(const std::vector<std::string>& inputs, std::string& error);

  const SweepPlan& plan_;
  const std::vector<CompiledPath> items_;  ///< own: a path remembers where it last led
  RowEngine engine_;
  RowReport report_;
  std::vector<std::string_view> cells_;
  Looks own_looks_ = 0;
  Looks& looks_;
  bool tells_ = true;
  size_t told_ = 0;
};

}  // namespace payout
