#include "batch/batch_plan.h"

namespace payout {

BatchPlan plan_batch(const BatchRequest& request, const TableHead& head, Problems& problems, Document& keep) {
  BatchPlan plan;
  plan.format = request.format;
  plan.separator = head.separator;
  plan.numbers = request.numbers;
  plan.dates = request.dates;
  plan.json_numbers = request.json_numbers;
  plan.raw_cells = request.raw_cells;
  plan.readings = request.readings;
  plan_inputs(request, head, plan, problems, keep);
  plan_outputs(request, plan, problems, keep);
  return plan;
}

std::string header_line(const BatchPlan& plan) {
  std::string line;
  for (const OutputColumn& column : plan.outputs) {
    if (!line.empty()) line += ',';
    append_cell(line, column.name);
  }
  return line + '\n';
}

}  // namespace payout
