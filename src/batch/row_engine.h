#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch_plan.h"
#include "clauses/evaluate.h"

namespace payout {

/// Evaluates one row after another on the same decoded scenario: cells set members, clauses are asked, results
/// are printed. One per thread; keeps its memory from row to row, makes no text that is not printed.
class RowEngine {
 public:
  RowEngine(const Agreement& agreement, const Scenario& sample, const BatchPlan& plan);

  /// Sets the row's facts and evaluates them. Returns false when the row has an error; `error` then says which,
  /// and the result is empty.
  bool evaluate_row(std::span<const std::string_view> cells, std::string& error);
  const Result& result() const { return space_.result; }
  /// Appends the row's output. Returns false when the row has an error; `error` then says which.
  bool row(std::span<const std::string_view> cells, std::string& out, std::string& error);

 private:
  bool set(size_t i, std::string_view cell, std::string& error);
  bool clear(size_t i, std::string& error);
  bool leave_entries_out(std::span<const std::string_view> cells, std::string& error);
  void restore_lists();
  void forget_slots_beside(const InputColumn& column);
  void print(std::span<const std::string_view> cells, std::string_view error, std::string& out);
  void print_cell(const OutputColumn& column, std::span<const std::string_view> cells, std::string_view error,
                  std::string& out);

  const Agreement& agreement_;
  const Scenario& sample_;
  BatchPlan plan_;
  Scenario facts_;
  Workspace space_;
  Document nothing_;           ///< rows have no document of their own
  std::vector<void*> slots_;   ///< by input: its member of `facts_`, once found and until that may have moved
  std::vector<size_t> roots_;  ///< by input: the first input under the same root
  std::string cell_;           ///< a cell with its unit
  std::string why_, help_;     ///< what a leaf says of a cell that it cannot read
  Problems problems_;          ///< of the row
  std::vector<size_t> left_out_;               ///< inputs of the row whose entry is not there
  std::vector<const InputColumn*> shortened_;  ///< whose list lost an entry in the row before
};

}  // namespace payout
