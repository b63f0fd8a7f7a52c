#include "batch/table_reader.h"

#include <algorithm>

#include "batch/table_head.h"

namespace payout {

static constexpr size_t portion = size_t{128} << 10U;  ///< bytes of rows that are worked on at once
static constexpr size_t patience = size_t{64} << 20U;  ///< of one line, until it is taken to have no end

bool TableReader::more() {
  if (ended_) return false;
  const size_t size = rest_.size();
  rest_.resize(size + portion);
  const size_t n = read_(rest_.data() + size, portion);
  rest_.resize(size + n);
  ended_ = n == 0;
  return !ended_;
}

/// Takes the line that `rest_` begins with, without its end. False where there is nothing, or no end in sight.
bool TableReader::first_line(std::string& line) {
  size_t end = 0;
  while ((end = rest_.find('\n')) == std::string::npos && rest_.size() <= longest_line && more()) {
  }
  if (end == std::string::npos) end = rest_.size();
  if (end > longest_line) return false;
  line.assign(rest_, 0, end);
  rest_.erase(0, std::min(rest_.size(), end + 1));
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

bool TableReader::begin(TableHead& head, const std::string& name, Problems& problems, Document& keep) {
  const TableNotes notes{name, problems, keep};
  if (!first_line(head.line)) return notes.no_line_end(rest_);
  if (head.line.starts_with("\xEF\xBB\xBF")) head.line.erase(0, 3);
  if (head.line.empty() && rest_.empty() && !more()) return notes.empty();
  char named = 0;
  if (names_separator(head.line, named)) {
    if (separator_ == 0) separator_ = named;
    head.number = 2;
    if (!first_line(head.line)) return notes.no_line_end(rest_);
  }
  line_ = head.number + 1;
  head.separator = separator_ == 0 ? ',' : separator_;
  records_ = Records{head.separator};
  return notes.is_header(head);
}

void TableReader::take(TablePart& part, size_t bytes) {
  part.text.assign(rest_, 0, bytes);
  part.first_line = line_;
  part.too_long = false;
  for (size_t at = 0; (at = part.text.find('\n', at)) != std::string::npos; ++at) ++line_;
  rest_.erase(0, bytes);
}

/// Drops what is left of a line that is too long. False where nothing comes after it.
bool TableReader::skip_line() {
  size_t dropped = longest_line;
  for (size_t end = 0; (end = rest_.find('\n')) == std::string::npos;) {
    dropped += rest_.size();
    rest_.clear();
    if (dropped > patience) endless_ = line_, ended_ = true;
    if (!more()) return false;
  }
  rest_.erase(0, rest_.find('\n') + 1);
  ++line_;
  skipping_ = false;
  return true;
}

bool TableReader::next(TablePart& part) {
  if (skipping_ && !skip_line()) return false;
  size_t whole = 0;
  while (rest_.size() < portion || (whole = records_.whole(rest_)) == 0) {
    if (rest_.size() <= longest_line && more()) continue;
    if (ended_) {
      take(part, rest_.size());
      return !part.text.empty();
    }
    // A quote that is not closed in so many bytes: its line is told, and the lines after it are rows of their
    // own.
    whole = rest_.rfind('\n') + 1;
    if (whole != 0) break;
    constexpr size_t shown = 1024;
    take(part, shown);
    part.too_long = skipping_ = true;
    rest_.clear();
    return true;
  }
  take(part, whole);
  return true;
}

}  // namespace payout
