#include "report/pages/columns.h"

#include <algorithm>

#include "report/pages/text_layout.h"

namespace payout {
namespace {

constexpr size_t gap = 2;
constexpr size_t widest_table = 108;  ///< what is further apart the eye does not hold together

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
  size_t longest = heading_of(grid.columns()[column]).size();
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

/// First no column gives up more than its longest word asks for, then headings wrap; only then are words
/// broken.
void Layout::narrow(size_t room) {
  if (total() <= room) return;
  std::vector<size_t> longest(wide.size());
  for (size_t i = 0; i < wide.size(); ++i) longest[i] = longest_word(i);
  give_way(room, [&](size_t i) { return longest[i]; });
  for (size_t i = 0; i < wide.size(); ++i) {
    const size_t least = std::max(held(i), longest_word_of(heading_of(grid.columns()[i])));
    while (wide[i] > least && total() > room) --wide[i];
  }
  give_way(room, [](size_t) { return size_t{12}; });
}

/// How wide each column is: what it holds, less where the room is short; the first takes what is left when the
/// last one is to end at the edge.
void Layout::find_widths(size_t room) {
  wide.assign(grid.columns().size(), 0);
  for (size_t i = 0; i < wide.size(); ++i) {
    wide[i] = held(i);
    if (wide[i] != 0) wide[i] = std::max(wide[i], heading_of(grid.columns()[i]).size());
  }
  narrow(room);
  const size_t used = total();
  room = std::min(room, widest_table);
  if (!wide.empty() && grid.columns().back().align == Align::right && used < room) wide.front() += room - used;
}

/// A cell in its column, and the gap behind it.
void Layout::add_cell(std::string& line, size_t column, std::string_view cell) const {
  const size_t space = wide[column] - std::min(wide[column], columns_of(cell));
  const bool right = grid.columns()[column].align == Align::right;
  if (right) line.append(space, ' ');
  line += cell;
  line.append(right ? gap : space + gap, ' ');
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
    out.push_back(std::move(text));
  }
}

/// Where no line has room for a row: its cells one below the other, each behind its heading.
void add_stacked(std::vector<std::string>& out, const Grid& grid, const Grid::Row& row, size_t room) {
  bool first = true;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& cell = row.cells[i];
    if (cell.empty()) continue;
    const std::string& heading = grid.columns()[i].heading;
    if (i == 0 || heading.empty()) {
      for (const std::string& l : wrap(cell, room - std::min(room, first ? 0 : gap)))
        out.push_back(std::string(first ? 0 : gap, ' ') + l);
      first = false;
      continue;
    }
    first = false;
    const size_t taken = gap + columns_of(heading) + gap, needed = columns_of(cell);
    if (taken + needed <= room) {
      out.push_back(std::string(gap, ' ') + heading + std::string(room - taken - needed + gap, ' ') + cell);
      continue;
    }
    out.push_back(std::string(gap, ' ') + heading);
    for (const std::string& l : wrap(cell, room - std::min(room, 2 * gap)))
      out.push_back(std::string(2 * gap, ' ') + l);
  }
}

}  // namespace

std::vector<std::string> table_lines(const Grid& grid, size_t room) {
  Layout layout{grid};
  layout.find_widths(room);
  const bool stacked = layout.total() > room;
  std::vector<std::string> lines, headings;
  for (const Column& c : grid.columns()) headings.push_back(heading_of(c));
  if (!stacked && std::ranges::any_of(headings, [](const std::string& h) { return !h.empty(); }))
    layout.add_row(lines, headings, true);
  for (const Grid::Row& row : grid.rows()) {
    if (!row.cells.empty()) {
      if (stacked)
        add_stacked(lines, grid, row, room);
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
