#include "batch/row_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "batch/csv.h"
#include "document/fresh.h"
#include "report/formats/json.h"
#include "scenario/load.h"

namespace payout {

/// By input, the first input with what stands in front of the first dot or bracket of its path: members under
/// different roots do not move one another.
static std::vector<size_t> roots_of(const std::vector<InputColumn>& inputs) {
  const auto root = [](const InputColumn& column) {
    return std::string_view{column.path}.substr(0, column.path.find_first_of(".["));
  };
  std::vector<size_t> roots(inputs.size());
  for (size_t i = 0; i < roots.size(); ++i) {
    while (root(inputs[roots[i]]) != root(inputs[i])) ++roots[i];
  }
  return roots;
}

RowEngine::RowEngine(const Agreement& agreement, const Scenario& sample, const BatchPlan& plan)
    : agreement_(agreement),
      sample_(sample),
      plan_(plan),
      facts_(sample),
      slots_(plan.inputs.size()),
      roots_(roots_of(plan.inputs)) {
  space_.readings = plan.readings;
  space_.detail = Detail::figures;
  space_.compare_remedies = plan.compare_remedies;
  space_.wanted = plan.wanted;
  problems_.only_errors(true);
}

void RowEngine::forget_slots_beside(const InputColumn& column) {
  const size_t root = roots_[static_cast<size_t>(&column - plan_.inputs.data())];
  for (size_t i = 0; i < slots_.size(); ++i) {
    if (roots_[i] == root) slots_[i] = nullptr;
  }
}

/// Every other fact that a column names is set again by each row.
void RowEngine::restore_lists() {
  for (const InputColumn* column : shortened_) {
    const CompiledPath& path = column->target;
    path.list_type().assign(path.list(&facts_), path.list(const_cast<Scenario*>(&sample_)));
    forget_slots_beside(*column);
  }
  shortened_.clear();
}

/// An empty cell means "not given": the optional is empty, or the list entry whose needed fact it is does not
/// exist. Entries leave when all cells are set, since that moves those behind them.
bool RowEngine::clear(size_t i, std::string& error) {
  const InputColumn& column = plan_.inputs[i];
  if (column.target.clear(&facts_)) {
    forget_slots_beside(column);
    return true;
  }
  if (!column.target.through_list()) {
    error = fmt::format("{} is empty", column.path);
    return false;
  }
  left_out_.push_back(i);
  return true;
}

/// An entry that is half given is a mistake, not an entry that is not there.
bool RowEngine::leave_entries_out(std::span<const std::string_view> cells, std::string& error) {
  struct Entry {
    const InputColumn* column;
    void* list;
    size_t index;
    bool operator<(const Entry& other) const { return index > other.index; }
  };
  std::vector<Entry> entries;
  const auto entry_of = [&](const InputColumn& column) {
    return Entry{&column, column.target.list(&facts_), column.target.list_index(&facts_)};
  };
  const auto beside = [&](size_t a, size_t b) { return a != b && roots_[a] == roots_[b]; };
  for (const size_t i : left_out_) {
    const Entry entry = entry_of(plan_.inputs[i]);
    const auto same = [&](const Entry& e) { return e.list == entry.list && e.index == entry.index; };
    if (entry.index == SIZE_MAX || std::ranges::any_of(entries, same)) continue;
    entries.push_back(entry);
    for (size_t k = 0; k < cells.size(); ++k) {
      const InputColumn& other = plan_.inputs[k];
      if (!beside(i, k) || cells[k].empty() || !other.target.through_list() || !same(entry_of(other))) continue;
      error =
          fmt::format("{} is empty, and {} of the same entry is {}", entry.column->path, other.path, cells[k]);
      return false;
    }
  }
  std::ranges::stable_sort(entries, std::less<>{});
  for (const Entry& entry : entries) {
    entry.column->target.list_type().erase(entry.list, entry.index);
    shortened_.push_back(entry.column);
  }
  for (const InputColumn* column : shortened_) forget_slots_beside(*column);
  return true;
}

bool RowEngine::set(size_t i, std::string_view cell, std::string& error) {
  const InputColumn& column = plan_.inputs[i];
  if (!column.target) return true;
  if (cell.empty()) return clear(i, error);
  void*& slot = slots_[i];
  if (slot == nullptr) slot = column.target.reach(&facts_);
  if (slot == nullptr) return true;  // its entry was left out of this row
  if (!column.unit.empty()) {
    cell_.assign(cell);
    cell_ += column.unit;
    cell = cell_;
  }
  const Leaf& leaf = *column.target.leaf().leaf;
  if (!leaf.read(cell, false, slot, why_, help_)) {
    error = fmt::format("{}: {}{}{}", column.path,
                        why_.empty() ? fmt::format("expected {}, found `{}`", leaf.expects, cell) : why_,
                        help_.empty() ? "" : "; ", help_);
    why_.clear(), help_.clear();
    return false;
  }
  const Field* field = column.target.field();
  if (field != nullptr && field->check != nullptr) {
    const std::string_view broken = field->check(slot);
    if (!broken.empty()) {
      error = fmt::format("{}: {} {}", column.path, cell, broken);
      return false;
    }
  }
  return true;
}

bool RowEngine::evaluate_row(std::span<const std::string_view> cells, std::string& error) {
  error.clear();
  restore_lists();
  if (cells.size() != plan_.inputs.size()) {
    error = fmt::format("the row has {} cells and the header {}", cells.size(), plan_.inputs.size());
  }
  left_out_.clear();
  for (size_t i = 0; error.empty() && i < cells.size(); ++i) set(i, cells[i], error);
  if (error.empty() && !left_out_.empty()) leave_entries_out(cells, error);
  if (error.empty()) {
    problems_.clear();
    check_facts(facts_, nothing_, problems_);
    for (const Problem& p : problems_.all()) {
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
    begin_fresh(space_.result);
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
  if (!column.text) return leaf.leaf->write(value, out);
  cell_.clear();
  leaf.leaf->write(value, cell_);
  append_cell(out, cell_);
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
