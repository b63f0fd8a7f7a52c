#include "batch/row_engine.h"

#include <fmt/format.h>

#include "batch/csv.h"
#include "report/json.h"
#include "scenario/load.h"

namespace payout {

RowEngine::RowEngine(const Agreement& agreement, const Scenario& sample, const BatchPlan& plan)
    : agreement_(agreement), sample_(sample), plan_(plan), facts_(sample) {
  space_.readings = plan.readings;
  space_.explain = false;
}

/// An empty cell means "not given": the optional is empty, or the list entry whose needed fact it is does not
/// exist.
bool RowEngine::leave_out(const InputColumn& column, std::string& error) {
  if (column.target.clear(&facts_)) return true;
  if (!column.target.through_list()) {
    error = fmt::format("{} is empty", column.path);
    return false;
  }
  const size_t index = column.target.list_index(&facts_);
  if (index != SIZE_MAX) column.target.list_type().erase(column.target.list(&facts_), index);
  altered_ = true;
  return true;
}

bool RowEngine::set(const InputColumn& column, std::string_view cell, std::string& error) {
  if (!column.target) return true;
  if (cell.empty()) return leave_out(column, error);
  void* slot = column.target.reach(&facts_);
  if (slot == nullptr) return true;  // its entry was left out of this row
  if (!column.unit.empty()) {
    cell_.assign(cell);
    cell_ += column.unit;
    cell = cell_;
  }
  std::string why, help;
  const Leaf& leaf = *column.target.leaf().leaf;
  if (!leaf.read(cell, false, slot, why, help)) {
    error = fmt::format("{}: {}{}{}", column.path,
                        why.empty() ? fmt::format("expected {}, found `{}`", leaf.expects, cell) : why,
                        help.empty() ? "" : "; ", help);
    return false;
  }
  const Field* field = column.target.field();
  if (field != nullptr && field->check != nullptr) {
    const std::string broken = field->check(slot);
    if (!broken.empty()) {
      error = fmt::format("{}: {} {}", column.path, cell, broken);
      return false;
    }
  }
  return true;
}

bool RowEngine::evaluate_row(std::span<const std::string_view> cells, std::string& error) {
  error.clear();
  if (altered_) {
    facts_ = sample_;
    altered_ = false;
  }
  if (cells.size() != plan_.inputs.size()) {
    error = fmt::format("the row has {} cells and the header {}", cells.size(), plan_.inputs.size());
  }
  for (size_t i = 0; error.empty() && i < cells.size(); ++i) set(plan_.inputs[i], cells[i], error);
  if (error.empty()) {
    Problems problems;
    check_facts(facts_, nothing_, problems);
    for (const Problem& p : problems.all()) {
      if (p.severity == Severity::error && error.empty()) error = fmt::format("{}: {}", p.id, p.message);
    }
  }
  if (error.empty()) {
    evaluate(agreement_, facts_, space_);
    for (const Remark& r : space_.result.remarks) {
      if (r.severity != Severity::error || !plan_.asked[static_cast<size_t>(r.module)]) continue;
      if (error.empty()) error = fmt::format("{}: {}", r.id, r.message);
    }
  } else {
    space_.result.clear();
  }
  return error.empty();
}

bool RowEngine::row(std::span<const std::string_view> cells, std::string& out, std::string& error) {
  evaluate_row(cells, error);
  print(cells, error, out);
  return error.empty();
}

void RowEngine::print_cell(const OutputColumn& column, std::span<const std::string_view> cells,
                           std::string_view error, std::string& out) {
  const bool json = plan_.format == RowFormat::jsonl;
  if (column.error || column.carried >= 0) {
    const auto at = static_cast<size_t>(column.carried);
    const std::string_view text = column.error ? error : at < cells.size() ? cells[at] : std::string_view{};
    if (json) return append_json_string(out, text);
    return append_cell(out, text);
  }
  const void* value = column.source.find(static_cast<const void*>(&space_.result));
  if (value == nullptr) {
    if (json && column.otherwise.empty()) {
      out += "null";
    } else if (json) {
      append_json_string(out, column.otherwise);
    } else {
      out += column.otherwise;
    }
    return;
  }
  const Type& leaf = column.source.leaf();
  if (json) return append_json(out, leaf, value, &space_.work);
  // Numbers and dates need no quotes; only text can.
  if (&leaf == &type_of<std::string>()) return append_cell(out, *static_cast<const std::string*>(value));
  if (&leaf == &type_of<std::string_view>())
    return append_cell(out, *static_cast<const std::string_view*>(value));
  leaf.leaf->write(value, out);
}

void RowEngine::print(std::span<const std::string_view> cells, std::string_view error, std::string& out) {
  const bool json = plan_.format == RowFormat::jsonl;
  if (json) out += '{';
  bool first = true;
  for (const OutputColumn& column : plan_.outputs) {
    if (!first) out += ',';
    first = false;
    if (json) {
      append_json_string(out, column.name);
      out += ':';
    }
    print_cell(column, cells, error, out);
  }
  if (json) out += '}';
  out += '\n';
}

}  // namespace payout
