#pragma once
#include <string>
#include <string_view>

#include "batch/batch_plan.h"
#include "batch/row_report.h"

namespace payout {

/// Reads the cells of a table: takes off blanks, knows the forms of regions, adds a column's unit where the
/// cell has none, and says what is wrong in the words of the cell. Keeps its memory from cell to cell.
class CellReader {
 public:
  explicit CellReader(const BatchPlan& plan) : plan_(plan) {}

  /// Reads a cell that is not empty into `slot`. False after an error of the row.
  bool read(const InputColumn& column, std::string_view cell, void* slot, RowReport& report);
  /// The place of the word of a cell among the readings of its column's point, or -1 after an error of the row.
  int word(const InputColumn& column, std::string_view cell, RowReport& report);

 private:
  bool read_at_length(const InputColumn& column, std::string_view cell, void* slot, RowReport& report);
  void add(std::string_view& text, std::string_view more);
  bool with_unit(const InputColumn& column, std::string_view& text);
  bool in_form_of_region(const InputColumn& column, std::string_view& text, RowReport& report);
  bool fail(const InputColumn& column, std::string_view cell, std::string_view text, RowReport& report);
  bool likely_rate(const InputColumn& column, std::string_view cell, bool bare, void* slot, RowReport& report);

  const BatchPlan& plan_;
  std::string text_;        ///< a cell rewritten, or with its unit
  std::string why_, help_;  ///< what a leaf says of a cell that it cannot read
};

}  // namespace payout
