#include "batch/row_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "document/fresh.h"
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
      reader_(plan_),
      slots_(plan.inputs.size()),
      roots_(roots_of(plan.inputs)) {
  space_.readings = plan.readings;
  // Warnings are found where sentences are made; nobody asks how figures arose.
  space_.detail = plan.warnings || plan.words ? Detail::sentences : Detail::figures;
  space_.asides = plan.asides;
  space_.wanted = plan.wanted;
  problems_.only_errors(!plan.warnings);
  chooses_ = std::ranges::any_of(plan.inputs, [](const InputColumn& c) { return c.point >= 0; });
}

void RowEngine::forget_slots_beside(const InputColumn& column) {
  const size_t root = roots_[static_cast<size_t>(&column - plan_.inputs.data())];
  for (size_t i = 0; i < slots_.size(); ++i) {
    if (roots_[i] == root) slots_[i] = nullptr;
  }
}

/// Every other fact that a column names is set again by each row.
void RowEngine::restore() {
  for (const InputColumn* column : shortened_) {
    const CompiledPath& path = column->target;
    const void* whole = path.list(const_cast<Scenario*>(&sample_));
    if (void* list = path.list(&facts_); list != nullptr)
      whole != nullptr ? path.list_type().assign(list, whole) : path.list_type().clear(list);
    forget_slots_beside(*column);
  }
  shortened_.clear();
  for (const InputColumn* column : emptied_) {
    column->target.restore(&facts_, &sample_);
    forget_slots_beside(*column);
  }
  emptied_.clear();
}

/// An empty cell means "not given": the optional is empty, or the entry of a list or table whose needed fact it
/// is does not exist. Entries leave when all cells are set, since that moves those behind them.
bool RowEngine::clear(size_t i, RowReport& report) {
  const InputColumn& column = plan_.inputs[i];
  if (column.target.clear(&facts_)) {
    if (column.target.clears_more()) emptied_.push_back(&column);
    forget_slots_beside(column);
    return true;
  }
  if (!column.target.through_list()) {
    report.error("empty-value", fmt::format("{} is empty", column.path));
    return false;
  }
  left_out_.push_back(i);
  return true;
}

/// An entry that is half given is a mistake, not an entry that is not there.
void RowEngine::leave_entries_out(std::span<const std::string_view> cells, RowReport& report) {
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
    // Keys that the template does not hold come in the order of the columns, whatever the row before had.
    if (entry.column->target.through_table()) shortened_.push_back(entry.column);
    if (entry.index == SIZE_MAX || std::ranges::any_of(entries, same)) continue;
    entries.push_back(entry);
    for (size_t k = 0; k < cells.size(); ++k) {
      const InputColumn& other = plan_.inputs[k];
      if (!beside(i, k) || trimmed(cells[k]).empty() || !other.target.through_list() || !same(entry_of(other)))
        continue;
      return report.error("half-given", fmt::format("{} is empty, and {} of the same entry is {}",
                                                    entry.column->path, other.path, trimmed(cells[k])));
    }
  }
  std::ranges::stable_sort(entries, std::less<>{});
  for (const Entry& entry : entries) {
    entry.column->target.list_type().erase(entry.list, entry.index);
    shortened_.push_back(entry.column);
  }
  for (const InputColumn* column : shortened_) forget_slots_beside(*column);
}

/// A column of an open point chooses among its readings; an empty cell leaves what the template chose.
void RowEngine::choose(const InputColumn& column, std::string_view cell, RowReport& report) {
  const auto point = static_cast<size_t>(column.point);
  const int word = cell.empty() ? plan_.readings.selected[point] : reader_.word(column, cell, report);
  if (word >= 0) space_.readings.selected[point] = word;
}

void RowEngine::set(size_t i, std::string_view cell, RowReport& report) {
  const InputColumn& column = plan_.inputs[i];
  cell = trimmed(cell);
  if (column.point >= 0) return choose(column, cell, report);
  if (column.unnamed && !cell.empty())
    report.error("unnamed-column", fmt::format("`{}` stands in a column without a name", cell));
  if (!column.target) return;
  if (cell.empty()) {
    clear(i, report);
    return;
  }
  void*& slot = slots_[i];
  if (slot == nullptr) {
    bool added = false;
    void* const found = column.target.reach(&facts_, added);
    if (added) forget_slots_beside(column);
    slot = found;
  }
  if (slot == nullptr) return;  // its entry was left out of this row
  if (!reader_.read(column, cell, slot, report) || column.words.empty()) return;
  if (std::ranges::find(column.words, cell) == column.words.end()) {
    report.error("unknown-document", fmt::format("{}: the agreement has no document `{}`; one of: {}",
                                                 column.path, cell, detail::one_of(column.words)));
  }
}

/// A cell in its usual form, whose member was found before: nearly every one. False where there is more to say.
bool RowEngine::set_quickly(size_t i, std::string_view cell) {
  const InputColumn& column = plan_.inputs[i];
  void* const slot = slots_[i];
  if (slot == nullptr || !read_quickly(column.form, column.unit, cell, slot)) return false;
  const Field* field = column.target.field();
  return field == nullptr || field->check == nullptr || field->check(slot).empty();
}

/// Every cell that cannot be read is told, not only the first.
void RowEngine::set_facts(std::span<const std::string_view> cells, RowReport& report) {
  if (cells.size() != plan_.inputs.size()) {
    report.error("bad-row", fmt::format("the row has {} {} and the header {}", cells.size(),
                                        cells.size() == 1 ? "cell" : "cells", plan_.inputs.size()));
    return;
  }
  left_out_.clear();
  for (size_t i = 0; i < cells.size(); ++i) {
    if (!set_quickly(i, cells[i])) set(i, cells[i], report);
  }
  if (!report.failed() && !left_out_.empty()) leave_entries_out(cells, report);
}

/// Facts that contradict each other.
void RowEngine::check(RowReport& report) {
  problems_.clear();
  check_facts(facts_, nothing_, problems_);
  for (const Problem& p : problems_.all()) {
    if (p.severity == Severity::error) report.error(p.id, fmt::format("{}: {}", p.id, p.message));
    if (p.severity == Severity::warning && facts_.acknowledged.find(std::string{p.id}) == nullptr)
      report.warn(p.id);
  }
}

void RowEngine::warn_of_readings(RowReport& report) {
  if (agreement_.at_odds.empty()) return;
  problems_.clear();
  warn_of_odds(agreement_, space_.readings, nothing_, problems_);
  for (const Problem& p : problems_.all()) {
    if (facts_.acknowledged.find(std::string{p.id}) == nullptr) report.warn(p.id);
  }
}

const Agreement& RowEngine::agreement() {
  if (!agreement_.shares_clauses || facts_.documents == sample_.documents) return agreement_;
  std::unique_ptr<Agreement>& own = under_[facts_.documents];
  if (own == nullptr) own = std::make_unique<Agreement>(for_documents(agreement_, facts_.documents));
  return *own;
}

/// Evaluates the facts. Of a module that some column asks for an error is the row's; of another it is a
/// warning, as it is in a report whose other figures stand.
void RowEngine::ask(RowReport& report) {
  try {
    evaluate(agreement(), facts_, space_);
  } catch (const Overflow& e) {
    report.no_figures = true;
    return report.error("too-large-number", fmt::format("too-large-number: {}", e.what()));
  }
  for (const Remark& r : space_.result.remarks) {
    if (r.severity == Severity::error) {
      report.refuse(r.module);
      if (r.module == Module::facts) report.no_figures = true;
      if (plan_.asked[static_cast<size_t>(r.module)]) {
        report.error(r.id, fmt::format("{}: {}", r.id, r.message));
      } else if (plan_.warnings) {
        report.warn(r.id);
      }
    } else if (plan_.warnings && r.severity == Severity::warning) {
      report.warn(r.id);
    }
  }
  if (plan_.warnings) warn_of_readings(report);
}

void RowEngine::evaluate_row(std::span<const std::string_view> cells, RowReport& report) {
  restore();
  if (!report.failed()) set_facts(cells, report);
  if (!report.failed()) check(report);
  if (!report.failed()) return ask(report);
  report.no_figures = true;
  begin_fresh(space_.result);
}

void RowEngine::row(std::span<const std::string_view> cells, RowReport& report, std::string& out) {
  evaluate_row(cells, report);
  print(cells, report, out);
}

}  // namespace payout
