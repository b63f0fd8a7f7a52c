#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/pages/page.h"

namespace payout {

/// Text as Markdown shows it: signs that Markdown reads are escaped, and line ends become spaces, so that any
/// text can stand in a cell, a heading or a sentence.
std::string markdown_text(std::string_view text);
/// Text in code marks: paths, file names, ids.
std::string markdown_code(std::string_view text);
/// "## Severance", with an empty line before and after.
std::string markdown_heading(size_t level, std::string_view text);

/// A table with a row of headings, as GitHub reads it. Cells are given as Markdown. A column that holds nothing
/// is left out; so is a table without rows.
class MarkdownTable {
 public:
  explicit MarkdownTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace payout
