#include "document/check_text.h"

#include <fmt/format.h>

#include "document/utf8.h"

namespace payout {

Mark mark_at(std::string_view text, size_t offset) {
  Mark mark{1, 1};
  for (size_t i = 0; i < offset; ++i) {
    if (text[i] == '\n') {
      ++mark.line;
      mark.column = 1;
    } else {
      ++mark.column;
    }
  }
  return mark;
}

/// What a file that is no text seems to be, from its first bytes.
static std::string what_it_looks_like(std::string_view text) {
  if (text.starts_with("%PDF")) return "this is a PDF: a scenario is a YAML text (payout init writes one)";
  if (text.starts_with("PK\x03\x04"))
    return "this is a workbook or another zip: save the sheet as CSV, and give the table to payout batch";
  if (text.find('\0') != text.npos) return "this is not a text file";
  return "save the file as UTF-8";
}

/// Text of another kind, which as YAML would give errors that lead nowhere; nothing where it may be YAML.
static std::string other_kind_of_text(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  text.remove_prefix(first);
  constexpr size_t head = 200;
  if (text.starts_with('<')) return "a web page or XML";
  if (text.starts_with('{') && text.substr(0, head).find("\"schema\": \"payout/") != text.npos)
    return "JSON that payout has written";
  return {};
}

bool check_text(const Source& source, Problems& problems) {
  const std::string_view text = source.text;
  if (const size_t bad = invalid_utf8(text); bad != text.npos) {
    problems.error("not-utf8", {&source, mark_at(text, bad)},
                   fmt::format("the text is not UTF-8 at byte {}", bad + 1), what_it_looks_like(text));
    return false;
  }
  if (const size_t nul = text.find('\0'); nul != text.npos) {
    problems.error("not-text", {&source, mark_at(text, nul)},
                   fmt::format("there is a zero byte at byte {}", nul + 1), what_it_looks_like(text));
    return false;
  }
  if (const std::string other = other_kind_of_text(text); !other.empty()) {
    problems.error("not-yaml", {&source, {1, 1}}, fmt::format("this is {}, not a scenario", other),
                   "give the YAML file that it was made from; payout init writes one");
    return false;
  }
  bool fine = true;
  uint32_t line = 0;
  for (size_t start = 0; start < text.size();) {
    ++line;
    size_t end = text.find('\n', start);
    if (end == text.npos) end = text.size();
    const std::string_view row = text.substr(start, end - start);
    const size_t indent = row.find_first_not_of(" \t");
    const size_t tab = row.find('\t');
    if (tab != row.npos && indent != row.npos && tab < indent && row[indent] != '#') {
      problems
          .error("tab", {&source, {line, static_cast<uint32_t>(tab + 1)}},
                 fmt::format("tab in the indentation of line {}", line), "indent with spaces")
          .width = 1;
      fine = false;
    }
    start = end + 1;
  }
  return fine;
}

}  // namespace payout
