#include "batch/csv.h"

#include <algorithm>

namespace payout {

/// Takes a quoted cell; `at` stands on the opening quote. Appends it to scratch with doubled quotes undone.
static void take_quoted(std::string_view text, size_t& at, std::string& scratch) {
  ++at;
  while (at < text.size()) {
    if (text[at] != '"') {
      scratch += text[at++];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      scratch += '"';
      at += 2;
    } else {
      ++at;
      return;
    }
  }
}

/// Nearly all records have no quote. False where there is one; nothing is taken then.
static bool take_plain(std::string_view& text, std::vector<std::string_view>& cells) {
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.find('"') != line.npos) return false;
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  if (line.ends_with('\r')) line.remove_suffix(1);
  for (size_t comma = 0; (comma = line.find(',')) != line.npos; line.remove_prefix(comma + 1))
    cells.push_back(line.substr(0, comma));
  cells.push_back(line);
  return true;
}

bool next_record(std::string_view& text, std::vector<std::string_view>& cells, std::string& scratch) {
  struct Quoted {
    size_t cell, from, length;
  };
  std::vector<Quoted> quoted;  // scratch may move while it grows: the views are made at the end
  cells.clear();
  scratch.clear();
  if (text.empty()) return false;
  if (take_plain(text, cells)) return true;
  cells.clear();
  size_t at = 0;
  for (;;) {
    if (at < text.size() && text[at] == '"') {
      const size_t from = scratch.size();
      take_quoted(text, at, scratch);
      quoted.push_back({cells.size(), from, scratch.size() - from});
      cells.emplace_back();
    } else {
      const size_t start = at;
      while (at < text.size() && text[at] != ',' && text[at] != '\n') ++at;
      std::string_view cell = text.substr(start, at - start);
      if ((at == text.size() || text[at] == '\n') && cell.ends_with('\r')) cell.remove_suffix(1);
      cells.push_back(cell);
    }
    while (at < text.size() && text[at] == '\r') ++at;
    if (at >= text.size() || text[at++] == '\n') break;
  }
  text.remove_prefix(at);
  for (const Quoted& q : quoted) cells[q.cell] = std::string_view{scratch}.substr(q.from, q.length);
  return true;
}

size_t whole_records(std::string_view text) {
  if (text.find('"') == text.npos) {
    const size_t last = text.rfind('\n');
    return last == text.npos ? 0 : last + 1;
  }
  size_t end = 0;
  bool inside = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') inside = !inside;
    if (text[i] == '\n' && !inside) end = i + 1;
  }
  return end;
}

}  // namespace payout
