#include "report/formats/markdown.h"

#include <algorithm>

#include "document/clean_text.h"

namespace payout {

/// In one line: a table's cell and a heading end with their line.
static std::string in_one_line(std::string_view text) {
  std::string flat{text};
  std::ranges::replace_if(
      flat, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return clean_text(flat);
}

std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : in_one_line(text)) {
    if (std::string_view{"\\`*_[]<>|#~"}.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  if (text.empty()) return {};
  std::string out;
  for (const char c : in_one_line(text)) {
    // A bar ends a cell even inside code; a grave accent ends the code.
    if (c == '|') out += '\\';
    out += c == '`' ? '\'' : c;
  }
  return '`' + out + '`';
}

std::string markdown_heading(size_t level, std::string_view text) {
  return '\n' + std::string(level, '#') + ' ' + markdown_text(text) + "\n\n";
}

static std::string line_of(const std::vector<std::string>& cells, const std::vector<bool>& kept) {
  std::string out = "|";
  for (size_t i = 0; i < kept.size(); ++i) {
    if (kept[i]) out += ' ' + (i < cells.size() ? cells[i] : std::string{}) + " |";
  }
  return out + '\n';
}

std::string MarkdownTable::text() const {
  if (rows_.empty()) return {};
  std::vector<bool> kept(columns_.size());
  for (const auto& row : rows_) {
    for (size_t i = 0; i < std::min(row.size(), kept.size()); ++i) kept[i] = kept[i] || !row[i].empty();
  }
  std::vector<std::string> headings, rules;
  for (const Column& column : columns_) {
    headings.push_back(markdown_text(column.heading));
    rules.emplace_back(column.align == Align::right ? "---:" : "---");
  }
  std::string out = line_of(headings, kept) + line_of(rules, kept);
  for (const auto& row : rows_) out += line_of(row, kept);
  return out;
}

}  // namespace payout
