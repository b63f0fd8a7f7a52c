#pragma once
#include <span>
#include <string>
#include <string_view>

#include "batch/plan.h"
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
  bool set(const InputColumn& column, std::string_view cell, std::string& error);
  bool leave_out(const InputColumn& column, std::string& error);
  void print(std::span<const std::string_view> cells, std::string_view error, std::string& out);
  void print_cell(const OutputColumn& column, std::span<const std::string_view> cells, std::string_view error,
                  std::string& out);

  const Agreement& agreement_;
  const Scenario& sample_;
  BatchPlan plan_;
  Scenario facts_;
  Workspace space_;
  Document nothing_;      ///< rows have no document of their own
  std::string cell_;      ///< a cell with its unit
  bool altered_ = false;  ///< a list entry was left out of the row before
};

}  // namespace payout
