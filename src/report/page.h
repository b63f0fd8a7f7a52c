#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// Plain text within a width: what every section of the report is written on.
class Page {
 public:
  explicit Page(size_t width, bool color = false) : width_(width), color_(color) {}

  /// A heading, after an empty line.
  void heading(std::string_view text);
  /// Words wrapped at the width; lines after the first stand `hang` columns further in.
  void wrapped(size_t indent, std::string_view text, size_t hang = 2);
  /// One line as it is, without trailing spaces; control characters of the input do not reach a terminal.
  void line(std::string_view text);
  void blank() { text_ += '\n'; }
  std::string bold(std::string_view text) const;

  size_t width() const { return width_; }
  bool color() const { return color_; }
  const std::string& text() const { return text_; }

 private:
  size_t width_;
  bool color_;
  std::string text_;
};

enum class Align : unsigned char { left, right };

/// A column: its heading, which side it leans to, and whether its words may wrap.
struct Column {
  std::string heading = {};
  Align align = Align::left;
  bool wraps = false;
};

/// Rows under columns as wide as what they hold. A column that holds nothing is left out. Where the page is too
/// narrow, columns that may wrap give way. Where the last column leans to the right it ends at the page's edge.
class Grid {
 public:
  explicit Grid(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void row(std::vector<std::string> cells) { rows_.push_back({std::move(cells), {}}); }
  /// Words under the row before, over the whole width.
  void note(std::string text) { rows_.push_back({{}, std::move(text)}); }
  bool empty() const { return rows_.empty(); }
  void print(Page& page, size_t indent = 2) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    std::string note;
  };
  std::vector<size_t> widths(size_t room) const;
  size_t longest_word(size_t column) const;
  void print_row(Page& page, size_t indent, const std::vector<std::string>& cells,
                 const std::vector<size_t>& widths) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

/// How many columns a text takes: its characters, not its bytes.
size_t columns_of(std::string_view text);

/// The words of `text` in lines of at most `width`; a word that is longer breaks after a `_`, `/` or `,` where
/// it can.
std::vector<std::string> wrap(std::string_view text, size_t width);

}  // namespace payout
