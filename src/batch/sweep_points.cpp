#include "batch/sweep_points.h"

#include "report/explain/report_figures.h"

namespace payout {

/// The sweep as a batch: a column for each axis, and the modules whose errors count.
static BatchPlan batch_of(const SweepPlan& plan) {
  BatchPlan batch;
  batch.readings = plan.readings;
  batch.asides.remedies = false;  // no item shows them
  for (const Axis& axis : plan.axes) batch.inputs.push_back(axis.column);
  for (const SweepSeries& series : plan.series) {
    for (size_t m = 0; m < batch.asked.size(); ++m)
      batch.asked[m] = batch.asked[m] || refuses(static_cast<Module>(m), series.id);
  }
  return batch;
}

SweepPoints::SweepPoints(const SweepPlan& plan, Looks* looks, bool tells)
    : plan_(plan),
      items_(plan.items),
      engine_(plan.agreement, plan.sample, batch_of(plan)),
      cells_(plan.axes.size()),
      looks_(looks != nullptr ? *looks : own_looks_),
      tells_(tells) {}

bool SweepPoints::evaluate(const std::vector<std::string>& inputs, std::string& error) {
  for (size_t i = 0; i < inputs.size(); ++i) cells_[i] = inputs[i];
  report_.clear();
  engine_.evaluate_row(cells_, report_);
  error.clear();
  report_.append_text(error);
  return !report_.failed();
}

SweepRow SweepPoints::row(std::vector<std::string> inputs) {
  SweepRow row;
  const bool good = evaluate(inputs, row.error);
  row.inputs = std::move(inputs);
  for (const CompiledPath& item : items_) {
    const void* value = good ? item.find(static_cast<const void*>(&engine_.result())) : nullptr;
    std::optional<std::string> text;
    if (value != nullptr) item.leaf().scalar->write(value, text.emplace());
    row.numbers.push_back(value != nullptr ? number_of(item.leaf(), value) : std::nullopt);
    row.values.push_back(std::move(text));
  }
  return row;
}

Seen SweepPoints::seen(std::vector<std::string> inputs, size_t axis, Exact number, size_t item) {
  Seen seen{at(std::move(inputs), axis, number, item)};
  take_shape(engine_.result(), seen.made_of);
  return seen;
}

std::optional<Exact> SweepPoints::at(std::vector<std::string> inputs, size_t axis, Exact number, size_t item) {
  constexpr size_t often = 256;
  const size_t looked = ++looks_;
  // Of several threads one tells, at about every so many: it need not be its own that is the last.
  if (tells_ && looked - told_ >= often) plan_.searching(told_ = looked);
  std::string error;
  inputs[axis] = plan_.axes[axis].text_at(number);
  if (!evaluate(inputs, error)) return std::nullopt;
  const CompiledPath& path = items_[item];
  const void* value = path.find(static_cast<const void*>(&engine_.result()));
  return value != nullptr ? number_of(path.leaf(), value) : std::nullopt;
}

}  // namespace payout
