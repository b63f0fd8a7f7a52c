#include "batch/csv.h"

#include <algorithm>

namespace payout {

static uint32_t line_ends(std::string_view text) {
  return static_cast<uint32_t>(std::ranges::count(text, '\n'));
}

/// Where a quoted cell begins at `at`, blanks in front of it left aside; npos where none does.
static size_t quote_at(std::string_view text, size_t at, char separator) {
  while (at < text.size() && text[at] != separator && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at < text.size() && text[at] == '"' ? at : text.npos;
}

/// The position behind the quote that closes the one at `at`; npos where none does.
static size_t behind_quoted(std::string_view text, size_t at) {
  for (++at; (at = text.find('"', at)) != text.npos; at += 2) {
    if (at + 1 >= text.size() || text[at + 1] != '"') return at + 1;
  }
  return text.npos;
}

/// What may stand between a closing quote and the separator or the line's end.
static size_t behind_filling(std::string_view text, size_t at, char separator) {
  while (at < text.size() && text[at] != separator && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r'))
    ++at;
  return at;
}

bool Records::take_quoted(std::string_view text, size_t& at) {
  const size_t end = behind_quoted(text, at);
  if (end == text.npos) return false;
  for (size_t i = at + 1; i + 1 < end; ++i) {
    scratch_ += text[i];
    if (text[i] == '"') ++i;  // the second of two
  }
  at = end;
  return true;
}

/// Nearly all records have no quote.
void Records::plain(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  for (size_t at = 0; (at = line.find(separator_)) != line.npos; line.remove_prefix(at + 1))
    cells_.push_back(line.substr(0, at));
  cells_.push_back(line);
}

void Records::faulty(std::string_view& text, size_t at, Quotes why) {
  quotes_ = why;
  fault_ = line_ends(text.substr(0, at));
  const size_t line_end = text.find('\n');
  text.remove_prefix(line_end == text.npos ? text.size() : line_end + 1);
}

void Records::quoted(std::string_view& text) {
  size_t at = 0;
  for (;;) {
    if (const size_t quote = quote_at(text, at, separator_); quote != text.npos) {
      const size_t from = scratch_.size();
      at = quote;
      if (!take_quoted(text, at)) return faulty(text, quote, Quotes::unclosed);
      at = behind_filling(text, at, separator_);
      if (at < text.size() && text[at] != separator_ && text[at] != '\n')
        return faulty(text, quote, Quotes::stray);
      places_.push_back({cells_.size(), from, scratch_.size() - from});
      cells_.emplace_back();
    } else {
      const size_t start = at;
      while (at < text.size() && text[at] != separator_ && text[at] != '\n') ++at;
      std::string_view cell = text.substr(start, at - start);
      if ((at == text.size() || text[at] == '\n') && cell.ends_with('\r')) cell.remove_suffix(1);
      cells_.push_back(cell);
    }
    if (at >= text.size() || text[at++] == '\n') break;
  }
  lines_ = line_ends(text.substr(0, at));
  if (text[at - 1] != '\n') ++lines_;
  text.remove_prefix(at);
}

bool Records::next(std::string_view& text) {
  cells_.clear();
  quotes_ = Quotes::good;
  lines_ = 1;
  if (text.empty()) return false;
  const std::string_view line = text.substr(0, text.find('\n'));
  if (line.find('"') == line.npos) {
    plain(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return true;
  }
  scratch_.clear();
  places_.clear();
  quoted(text);
  for (const Place& p : places_) cells_[p.cell] = std::string_view{scratch_}.substr(p.from, p.length);
  return true;
}

/// The position behind the record that begins at `at`, or npos where the text ends inside it. A record with
/// text behind a closing quote ends with its first line, as `next` takes it.
size_t Records::end_of_record(std::string_view text, size_t at) const {
  const size_t begin = at;
  for (;;) {
    if (const size_t quote = quote_at(text, at, separator_); quote != text.npos) {
      at = behind_quoted(text, quote);
      if (at == text.npos) return at;
      at = behind_filling(text, at, separator_);
      if (at < text.size() && text[at] != separator_ && text[at] != '\n') return text.find('\n', begin) + 1;
    } else {
      while (at < text.size() && text[at] != separator_ && text[at] != '\n') ++at;
    }
    if (at >= text.size()) return text.npos;
    if (text[at++] == '\n') return at;
  }
}

size_t Records::whole(std::string_view text) const {
  if (text.find('"') == text.npos) return text.rfind('\n') + 1;  // npos + 1 is 0
  size_t at = 0;
  while (at < text.size()) {
    const size_t line_end = text.find('\n', at);
    if (line_end == text.npos) return at;
    size_t end = line_end + 1;
    if (text.substr(at, line_end - at).find('"') != text.npos) end = end_of_record(text, at);
    if (end == text.npos) return at;
    at = end;
  }
  return at;
}

std::string_view trimmed(std::string_view cell) {
  constexpr std::string_view no_break = "\xC2\xA0";
  const auto stays = [](char c) { return static_cast<unsigned char>(c - '!') < 94; };  // printed, and not blank
  if (!cell.empty() && stays(cell.front()) && stays(cell.back())) return cell;
  for (;;) {
    if (cell.starts_with(' ') || cell.starts_with('\t')) {
      cell.remove_prefix(1);
    } else if (cell.ends_with(' ') || cell.ends_with('\t')) {
      cell.remove_suffix(1);
    } else if (cell.starts_with(no_break)) {
      cell.remove_prefix(2);
    } else if (cell.ends_with(no_break)) {
      cell.remove_suffix(2);
    } else {
      return cell;
    }
  }
}

}  // namespace payout
