#pragma once
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch_plan.h"
#include "batch/cell_reader.h"
#include "batch/row_report.h"
#include "clauses/evaluate.h"

namespace payout {

/// Evaluates one row after another on the same decoded scenario: cells set members, clauses are asked, results
/// are printed. One per thread; keeps its memory from row to row, makes no text that is not printed.
class RowEngine {
 public:
  RowEngine(const Agreement& agreement, const Scenario& sample, const BatchPlan& plan);

  /// Sets the row's facts and evaluates them, unless `report` says already that the row cannot be read.
  /// Afterwards it says what is wrong with the row, and which results there are none of.
  void evaluate_row(std::span<const std::string_view> cells, RowReport& report);
  const Result& result() const { return space_.result; }
  /// The same, and appends the row's output.
  void row(std::span<const std::string_view> cells, RowReport& report, std::string& out);

 private:
  void set(size_t i, std::string_view cell, RowReport& report);
  bool set_quickly(size_t i, std::string_view cell);
  bool clear(size_t i, RowReport& report);
  void choose(const InputColumn& column, std::string_view cell, RowReport& report);
  void leave_entries_out(std::span<const std::string_view> cells, RowReport& report);
  void restore();
  void forget_slots_beside(const InputColumn& column);
  void set_facts(std::span<const std::string_view> cells, RowReport& report);
  void check(RowReport& report);
  void ask(RowReport& report);
  void warn_of_readings(RowReport& report);

  void print(std::span<const std::string_view> cells, const RowReport& report, std::string& out);
  void print_csv(std::span<const std::string_view> cells, const RowReport& report, std::string& out);
  void print_cell(const OutputColumn& column, std::span<const std::string_view> cells, const RowReport& report,
                  std::string& out);
  void print_result(const OutputColumn& column, const void* value, std::string& out);
  void print_text(std::string_view text, std::string& out) const;
  void print_ids(std::span<const std::string_view> ids, std::string& out) const;

  /// The agreement as it is under the documents of the row.
  const Agreement& agreement();

  const Agreement& agreement_;
  std::map<std::vector<std::string>, std::unique_ptr<Agreement>> under_;  ///< by the documents of rows
  const Scenario& sample_;
  BatchPlan plan_;
  Scenario facts_;
  Workspace space_;
  CellReader reader_;
  Document nothing_;           ///< rows have no document of their own
  std::vector<void*> slots_;   ///< by input: its member of `facts_`, once found and until that may have moved
  std::vector<size_t> roots_;  ///< by input: the first input under the same root
  std::string cell_;           ///< text that is being written
  bool chooses_ = false;       ///< some column chooses a reading
  Problems problems_;          ///< of the row
  std::vector<size_t> left_out_;               ///< inputs of the row whose entry is not there
  std::vector<const InputColumn*> shortened_;  ///< whose list or table lost an entry in the row before
  std::vector<const InputColumn*> emptied_;  ///< whose record, of several facts, was left out of the row before
};

}  // namespace payout
