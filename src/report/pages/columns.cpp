#include "report/pages/columns.h"

#include <algorithm>

#include "report/pages/text_layout.h"

namespace payout {
namespace {

constexpr size_t gap = 2;
constexpr size_t widest_bare = 12;  ///< over more blanks than these the eye needs dots to keep to its line

/// A table being laid out.
struct Layout {
  const Grid& grid;
  std::vector<size_t> wide = {};  ///< by column; 0 leaves it out

  size_t longest_word(size_t column) const;
  size_t held(size_t column) const;
  size_t total() const;
  template <class Least>
  void give_way(size_t room, Least least);
  void narrow(size_t room);
  void find_widths(size_t room);
  void add_cell(std::string& line, size_t column, std::string_view cell) const;
  bool passes_an_amount(size_t place) const;
  bool leads_to_facts() const;
  void lead_on(std::string& line, std::string_view label) const;
  bool fits_a_line(const std::vector<std::string>& cells) const;
  void add_row(std::vector<std::string>& out, const std::vector<std::string>& cells,
               bool heading = false) const;
};

std::string heading_of(const Column& column) {
  return column.quiet ? std::string{} : column.heading;
}

size_t longest_word_of(std::string_view text) {
  size_t longest = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    longest = std::max(longest, columns_of(word));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return longest;
}

size_t Layout::longest_word(size_t column) const {
  size_t longest = longest_word_of(heading_of(grid.columns()[column]));
  for (const Grid::Row& row : grid.rows()) {
    if (column < row.cells.size()) longest = std::max(longest, longest_word_of(row.cells[column]));
  }
  return longest;
}

size_t Layout::held(size_t column) const {
  size_t most = 0;
  for (const Grid::Row& row : grid.rows()) {
    if (column < row.cells.size()) most = std::max(most, columns_of(row.cells[column]));
  }
  return most;
}

size_t Layout::total() const {
  size_t sum = 0;
  for (const size_t w : wide) sum += w == 0 ? 0 : w + gap;
  return sum - std::min(sum, gap);
}

/// Takes columns from the widest that may wrap and has more than `least(column)`.
template <class Least>
void Layout::give_way(size_t room, Least least) {
  while (total() > room) {
    size_t widest = wide.size();
    for (size_t i = 0; i < wide.size(); ++i) {
      if (grid.columns()[i].wraps && wide[i] > least(i) && (widest == wide.size() || wide[i] > wide[widest]))
        widest = i;
    }
    if (widest == wide.size()) return;
    --wide[widest];
  }
}

/// Headings wrap first, then cells between their words; only then are words broken.
void Layout::narrow(size_t room) {
  if (total() <= room) return;
  for (size_t i = 0; i < wide.size(); ++i) {
    const size_t least = std::max(held(i), longest_word_of(heading_of(grid.columns()[i])));
    while (wide[i] > least && total() > room) --wide[i];
  }
  std::vector<size_t> longest(wide.size());
  for (size_t i = 0; i < wide.size(); ++i) longest[i] = longest_word(i);
  give_way(room, [&](size_t i) { return longest[i]; });
  give_way(room, [](size_t) { return size_t{12}; });
}

/// How wide each column is: what it holds, less where the room is short.
void Layout::find_widths(size_t room) {
  wide.assign(grid.columns().size(), 0);
  for (size_t i = 0; i < wide.size(); ++i) {
    wide[i] = held(i);
    if (wide[i] != 0) wide[i] = std::max(wide[i], heading_of(grid.columns()[i]).size());
  }
  narrow(room);
}

/// A cell in its column, and the gap behind it.
void Layout::add_cell(std::string& line, size_t column, std::string_view cell) const {
  const size_t space = wide[column] - std::min(wide[column], columns_of(cell));
  const bool right = grid.columns()[column].align == Align::right;
  if (right) line.append(space, ' ');
  line += cell;
  line.append(right ? gap : space + gap, ' ');
}

/// Whether a column of amounts ends before a place in the line: dots over it would stand for an amount.
bool Layout::passes_an_amount(size_t place) const {
  size_t end = 0;
  for (size_t i = 0; i < wide.size() && end < place; ++i) {
    if (wide[i] == 0) continue;
    end += wide[i] + (end == 0 ? 0 : gap);
    if (i > 0 && end <= place && grid.columns()[i].align == Align::right) return true;
  }
  return false;
}

/// Dots lead to amounts, dates and clauses. In a list without headings, of fields or settings, whose cells are
/// sentences, they only disturb.
bool Layout::leads_to_facts() const {
  for (size_t i = 1; i < wide.size(); ++i) {
    if (wide[i] != 0 && grid.columns()[i].align == Align::right) return true;
  }
  return !grid.columns().front().heading.empty();
}

/// Dots from the end of a label to the next cell of its row, where many blanks are between.
void Layout::lead_on(std::string& line, std::string_view label) const {
  if (grid.columns().front().align == Align::right || label.empty() || !leads_to_facts()) return;
  const size_t next = line.find_first_not_of(' ', label.size());
  if (next == line.npos || next - label.size() <= widest_bare || passes_an_amount(next)) return;
  for (size_t at = label.size() + 1; at + 1 < next; ++at) {
    if (at % 2 == 0) line[at] = '.';  // one below the other
  }
}

/// Whether a row needs no more than a line: nearly all of them.
bool Layout::fits_a_line(const std::vector<std::string>& cells) const {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (wide[i] != 0 && (cells[i].size() > wide[i] || !single_spaced(cells[i]))) return false;
  }
  return true;
}

void Layout::add_row(std::vector<std::string>& out, const std::vector<std::string>& cells, bool heading) const {
  if (fits_a_line(cells)) {
    std::string& line = out.emplace_back();
    for (size_t i = 0; i < wide.size(); ++i) {
      if (wide[i] != 0) add_cell(line, i, i < cells.size() ? std::string_view{cells[i]} : std::string_view{});
    }
    if (!heading && !cells.empty()) lead_on(line, cells.front());
    return;
  }
  std::vector<std::vector<std::string>> parts(wide.size());
  size_t height = 1;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (wide[i] == 0) continue;
    parts[i] = grid.columns()[i].wraps || heading ? wrap(cells[i], wide[i]) : std::vector{cells[i]};
    height = std::max(height, parts[i].size());
  }
  for (size_t k = 0; k < height; ++k) {
    std::string text;
    for (size_t i = 0; i < wide.size(); ++i) {
      if (wide[i] == 0) continue;
      // Headings stand at the bottom of their row, cells at the top.
      const size_t skip = heading ? height - parts[i].size() : 0;
      const bool any = k >= skip && k - skip < parts[i].size();
      add_cell(text, i, any ? std::string_view{parts[i][k - skip]} : std::string_view{});
    }
    if (k == 0 && !heading && parts.front().size() == 1) lead_on(text, parts.front().front());
    out.push_back(std::move(text));
  }
}

/// Where no line has room for a row: its cells one below the other, each behind its heading.
struct Stack {
  Stack(const Grid& grid_of_rows, size_t columns_of_room) : grid{grid_of_rows}, room{columns_of_room} {
    const Layout layout{grid};
    for (size_t i = 1; i < grid.columns().size(); ++i) {
      const Column& column = grid.columns()[i];
      if (!grid.holds(i) || column.heading.empty()) continue;
      names = std::max(names, columns_of(column.heading));
      if (column.align == Align::right) amounts = std::max(amounts, layout.held(i));
    }
  }

  void add(std::vector<std::string>& out, const Grid::Row& row) const {
    bool first = true;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& cell = row.cells[i];
      if (cell.empty()) continue;
      const Column& column = grid.columns()[i];
      if (i == 0 || column.heading.empty())
        add_words(out, cell, first ? 0 : gap);
      else
        add_pair(out, column, cell);
      first = false;
    }
  }

 private:
  void add_words(std::vector<std::string>& out, std::string_view cell, size_t indent) const {
    for (const std::string& l : wrap(cell, room - std::min(room, indent)))
      out.push_back(std::string(indent, ' ') + l);
  }
  void add_pair(std::vector<std::string>& out, const Column& column, std::string_view cell) const {
    constexpr size_t least = 16;  // less is no room for words
    const size_t taken = gap + names + gap, needed = columns_of(cell);
    std::string line = std::string(gap, ' ') + column.heading;
    if (taken + std::min(needed, least) > room) {
      out.push_back(std::move(line));
      return add_words(out, cell, 2 * gap);
    }
    line.append(taken - gap - columns_of(column.heading), ' ');
    if (column.align == Align::right) line.append(amounts - std::min(amounts, needed), ' ');
    for (const std::string& l : wrap(cell, room - taken)) {
      out.push_back(line + l);
      line.assign(taken, ' ');
    }
  }

  const Grid& grid;
  size_t room;
  size_t names = 0;    ///< the widest heading
  size_t amounts = 0;  ///< the widest cell that leans to the right
};

}  // namespace

std::vector<std::string> table_lines(const Grid& grid, size_t room) {
  Layout layout{grid};
  layout.find_widths(room);
  const bool stacked = layout.total() > room;
  const Stack stack{grid, room};
  std::vector<std::string> lines, headings;
  for (const Column& c : grid.columns()) headings.push_back(heading_of(c));
  if (!stacked && std::ranges::any_of(headings, [](const std::string& h) { return !h.empty(); }))
    layout.add_row(lines, headings, true);
  for (const Grid::Row& row : grid.rows()) {
    if (!row.cells.empty()) {
      if (stacked)
        stack.add(lines, row);
      else
        layout.add_row(lines, row.cells);
      continue;
    }
    constexpr size_t indent = 2;
    bool first = true;
    for (const std::string& l : wrap(row.note, room - std::min(room, 2 * indent))) {
      lines.push_back(std::string(first ? indent : 2 * indent, ' ') + l);
      first = false;
    }
  }
  return lines;
}

}  // namespace payout
