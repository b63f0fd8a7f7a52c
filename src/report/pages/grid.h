#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace payout {

class Page;

enum class Align : unsigned char { left, right };

/// A column: its heading, which side it leans to, and whether its words may wrap. A quiet heading is left out
/// of plain text, where the column speaks for itself; formats whose tables need headings show it.
struct Column {
  std::string heading = {};
  Align align = Align::left;
  bool wraps = false;
  bool quiet = false;
};

/// Rows under columns. A column that holds nothing is left out by whoever shows the table.
class Grid {
 public:
  /// One row: its cells, or words about the row before.
  struct Row {
    std::vector<std::string> cells = {};
    std::string note = {};
    bool total = false;
  };

  explicit Grid(std::vector<Column> columns, std::string caption = {})
      : columns_(std::move(columns)), caption_(std::move(caption)) {}
  void row(std::vector<std::string> cells) { rows_.push_back({std::move(cells), {}, false}); }
  /// Words about the row before, over the whole width.
  void note(std::string text) { rows_.push_back({{}, std::move(text), false}); }
  /// A sum of the rows before.
  void total(std::vector<std::string> cells) { rows_.push_back({std::move(cells), {}, true}); }
  bool empty() const { return rows_.empty(); }
  /// Puts the table on a page.
  void print(Page& page, size_t indent = 2) const;

  const std::vector<Column>& columns() const { return columns_; }
  const std::vector<Row>& rows() const { return rows_; }
  /// What the table holds, for formats that name their tables; the heading above it where there is none.
  const std::string& caption() const { return caption_; }
  /// Whether any row has something in the column.
  bool holds(size_t column) const;

 private:
  std::vector<Column> columns_;
  std::string caption_;
  std::vector<Row> rows_;
};

}  // namespace payout
