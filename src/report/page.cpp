#include "report/page.h"

#include <algorithm>

namespace payout {

size_t columns_of(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Cuts a word that does not fit after the last sign that allows it, or at the width.
static size_t cut(std::string_view word, size_t width) {
  if (columns_of(word) <= width) return word.size();
  const size_t sign = word.substr(0, width).find_last_of("_/,-");
  return sign == word.npos || sign == 0 ? width : sign + 1;
}

std::vector<std::string> wrap(std::string_view text, size_t width) {
  width = std::max<size_t>(width, 1);
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const size_t start = text.find_first_not_of(' ');
    if (start == text.npos) break;
    text.remove_prefix(start);
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    while (!word.empty()) {
      std::string& line = lines.back();
      if (!line.empty() && columns_of(line) + 1 + columns_of(word) <= width) {
        line += ' ';
        line += word;
        break;
      }
      if (!line.empty()) {
        lines.emplace_back();
        continue;
      }
      const size_t part = cut(word, width);
      line = word.substr(0, part);
      word.remove_prefix(part);
    }
  }
  return lines;
}

void Page::heading(std::string_view text) {
  if (!text_.empty()) text_ += '\n';
  text_ += bold(text);
  text_ += '\n';
}

std::string Page::bold(std::string_view text) const {
  return color_ ? "\033[1m" + std::string{text} + "\033[0m" : std::string{text};
}

void Page::line(std::string_view text) {
  const size_t end = text.find_last_not_of(' ');
  for (const char c : text.substr(0, end == text.npos ? 0 : end + 1)) {
    text_ += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  }
  text_ += '\n';
}

void Page::wrapped(size_t indent, std::string_view text, size_t hang) {
  const std::vector<std::string> lines = wrap(text, width_ - indent - hang);
  bool first = true;
  for (const std::string& l : lines) {
    line(std::string(first ? indent : indent + hang, ' ') + l);
    first = false;
  }
}

static constexpr size_t gap = 2;

size_t Grid::longest_word(size_t column) const {
  size_t longest = columns_[column].heading.size();
  for (const Row& row : rows_) {
    if (column >= row.cells.size()) continue;
    std::string_view text = row.cells[column];
    while (!text.empty()) {
      const std::string_view word = text.substr(0, text.find(' '));
      longest = std::max(longest, columns_of(word));
      text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
  }
  return longest;
}

/// How wide each column is: what it holds, less where the room is short; the first takes what is left when the
/// last one is to end at the edge.
std::vector<size_t> Grid::widths(size_t room) const {
  std::vector<size_t> wide(columns_.size());
  for (const Row& row : rows_) {
    for (size_t i = 0; i < row.cells.size(); ++i) wide[i] = std::max(wide[i], columns_of(row.cells[i]));
  }
  for (size_t i = 0; i < wide.size(); ++i) {
    if (wide[i] != 0) wide[i] = std::max(wide[i], columns_[i].heading.size());
  }
  const auto total = [&] {
    size_t sum = 0;
    for (const size_t w : wide) sum += w == 0 ? 0 : w + gap;
    return sum - std::min(sum, gap);
  };
  // First no column gives up more than its longest word asks for; only then are words broken.
  for (const bool whole_words : {true, false}) {
    while (total() > room) {
      size_t widest = wide.size();
      for (size_t i = 0; i < wide.size(); ++i) {
        const size_t least = whole_words ? longest_word(i) : 12;
        if (columns_[i].wraps && wide[i] > least && (widest == wide.size() || wide[i] > wide[widest]))
          widest = i;
      }
      if (widest == wide.size()) break;
      --wide[widest];
    }
  }
  if (!wide.empty() && columns_.back().align == Align::right && total() < room) wide.front() += room - total();
  return wide;
}

void Grid::print_row(Page& page, size_t indent, const std::vector<std::string>& cells,
                     const std::vector<size_t>& widths) const {
  std::vector<std::vector<std::string>> parts(columns_.size());
  size_t height = 1;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (widths[i] == 0) continue;
    parts[i] = columns_[i].wraps ? wrap(cells[i], widths[i]) : std::vector{cells[i]};
    height = std::max(height, parts[i].size());
  }
  for (size_t k = 0; k < height; ++k) {
    std::string text(indent, ' ');
    for (size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] == 0) continue;
      const std::string cell = k < parts[i].size() ? parts[i][k] : std::string{};
      const std::string space(widths[i] - std::min(widths[i], columns_of(cell)), ' ');
      text += columns_[i].align == Align::right ? space + cell : cell + space;
      text.append(gap, ' ');
    }
    page.line(text);
  }
}

void Grid::print(Page& page, size_t indent) const {
  const std::vector<size_t> wide = widths(page.width() - indent);
  std::vector<std::string> headings;
  bool any = false;
  for (const Column& c : columns_) {
    headings.push_back(c.heading);
    any = any || !c.heading.empty();
  }
  if (any) print_row(page, indent, headings, wide);
  for (const Row& row : rows_) {
    if (row.cells.empty()) {
      page.wrapped(indent + 2, row.note);
    } else {
      print_row(page, indent, row.cells, wide);
    }
  }
}

}  // namespace payout
