#include "batch/csv.h"

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

/// Nearly all records have no quote: one pass over the bytes. False where there is one; nothing is taken then.
static bool take_plain(std::string_view& text, std::vector<std::string_view>& cells) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const char* cell = begin;
  for (const char* at = begin;; ++at) {
    if (at != end && *at > ',') continue;  // digits and letters
    if (at != end && *at != ',' && *at != '\n') {
      if (*at == '"') return false;
      continue;
    }
    std::string_view taken{cell, static_cast<size_t>(at - cell)};
    const bool last = at == end || *at == '\n';
    if (last && taken.ends_with('\r')) taken.remove_suffix(1);
    cells.push_back(taken);
    if (last) {
      text.remove_prefix(static_cast<size_t>(at - begin) + (at == end ? 0 : 1));
      return true;
    }
    cell = at + 1;
  }
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
