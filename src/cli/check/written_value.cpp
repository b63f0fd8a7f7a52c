#include "cli/check/written_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/clean_text.h"

namespace payout {

size_t offset_of(std::string_view text, Mark mark) {
  size_t at = 0;
  for (uint32_t line = 1; line < mark.line; ++line) at = text.find('\n', at) + 1;
  return at + mark.column - 1;
}

/// The end of a text between double quotes, in which a backslash hides a quote.
static size_t end_of_double(std::string_view text, size_t at) {
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return text.npos;
}

/// Between single quotes two of them stand for one.
static size_t end_of_single(std::string_view text, size_t at) {
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] != '\'') continue;
    if (i + 1 < text.size() && text[i + 1] == '\'')
      ++i;
    else
      return i + 1;
  }
  return text.npos;
}

/// A block holds the lines that stand deeper than its key, and the empty ones between them.
static size_t end_of_block(std::string_view text, size_t at, uint32_t key_column) {
  size_t line = text.find('\n', at), end = std::min(line, text.size());
  while (line < text.size()) {
    const size_t start = line + 1, next = std::min(text.find('\n', start), text.size());
    const size_t word = text.find_first_not_of(" \r", start);
    const bool blank = word == text.npos || word >= next;
    if (!blank && word - start < key_column) break;
    if (!blank) end = next;
    line = next;
  }
  return end != 0 && end <= text.size() && text[end - 1] == '\r' ? end - 1 : end;
}

std::optional<Span> written_span(std::string_view text, NodeRef value) {
  const Node& node = value.node();
  if (node.mark.line == 0) return std::nullopt;
  const size_t at = offset_of(text, node.mark);
  if (at >= text.size()) return std::nullopt;
  size_t end = at + node.text.size();
  switch (text[at]) {
    case '"': end = end_of_double(text, at); break;
    case '\'': end = end_of_single(text, at); break;
    case '|':
    case '>': end = end_of_block(text, at, node.key_mark.column); break;
    default:
      if (text.substr(at, node.text.size()) != node.text) return std::nullopt;
  }
  return end == text.npos ? std::nullopt : std::optional{Span{at, end}};
}

/// A word that YAML takes as it stands, in a list between brackets too.
static bool is_plain_word(std::string_view value) {
  const auto plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view{"._%/+-() "}.find(c) != std::string_view::npos;
  };
  if (value.empty() || value.front() == ' ' || value.back() == ' ' || value.starts_with("- ") || value == "-" ||
      value.starts_with("%") || value.starts_with("---") || value.starts_with("..."))
    return false;
  return value != "null" && std::ranges::all_of(value, plain);
}

std::string yaml_text(std::string_view value) {
  if (is_plain_word(value)) return std::string{value};
  std::string out = "\"";
  for (size_t i = 0; i < value.size();) {
    const Unshowable bad = next_unshowable(value, i);
    const size_t end = bad.length == 0 ? value.size() : bad.at;
    for (; i < end; ++i) {
      if (value[i] == '"' || value[i] == '\\') out += '\\';
      out += value[i];
    }
    if (bad.length != 0) out += fmt::format("\\U{:08x}", code_of(value.substr(bad.at, bad.length)));
    i += bad.length;
  }
  return out + '"';
}

}  // namespace payout
