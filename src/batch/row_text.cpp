#include "batch/row_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "document/check_text.h"
#include "document/clean_text.h"
#include "document/utf8.h"

namespace payout {

/// Whether one of eight bytes may be outside ASCII or a control character; line ends are among what may be.
static bool may_need_look(uint64_t bytes) {
  constexpr uint64_t ones = 0x0101010101010101U, highs = ones << 7U;
  const uint64_t del = bytes ^ (ones * 0x7F);
  return ((bytes | (bytes - ones * 0x20) | (del - ones)) & highs) != 0;
}

static bool every_byte_is_plain(std::string_view text);

bool needs_no_look(std::string_view text) {
  constexpr size_t step = sizeof(uint64_t);
  for (; text.size() >= step; text.remove_prefix(step)) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), step);
    if (may_need_look(bytes) && !every_byte_is_plain(text.substr(0, step))) return false;
  }
  return every_byte_is_plain(text);
}

static bool every_byte_is_plain(std::string_view text) {
  unsigned char high = 0;
  bool control = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    high |= byte;
    control |= byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
    control |= byte == 0x7F;
  }
  return high < 0x80 && !control;
}

/// The first cell with something wrong in it, and where in it.
static void not_text(std::span<const std::string_view> cells, RowReport& report) {
  for (size_t i = 0; i < cells.size(); ++i) {
    const size_t bad = std::min(invalid_utf8(cells[i]), cells[i].find('\0'));
    if (bad == std::string_view::npos) continue;
    report.error("not-utf8", fmt::format("cell {}, character {}: {}; save the table as \"CSV UTF-8\"", i + 1,
                                         mark_at(cells[i], bad).column,
                                         cells[i][bad] == '\0' ? "a zero byte" : "a byte that is not UTF-8"));
  }
}

void look_at_text(std::span<const std::string_view> cells, RowReport& report) {
  not_text(cells, report);
  if (report.failed()) return;
  for (const std::string_view cell : cells) {
    if (clean_text(cell, "\n\r\t") != cell) report.warn("control-character");
  }
}

void fault_of_record(const Records& record, uint64_t line, bool too_long, RowReport& report) {
  if (too_long) {
    report.error("too-long", fmt::format("the line is longer than {} bytes", longest_line));
  } else if (record.quotes() == Quotes::unclosed) {
    report.error("unclosed-quote",
                 fmt::format("the quote opened in line {} is not closed; write a quote inside a cell twice",
                             line + record.fault()));
  } else if (record.quotes() == Quotes::stray) {
    report.error(
        "unclosed-quote",
        fmt::format("text stands behind the quote that closes a cell in line {}; write a quote inside a cell "
                    "twice",
                    line + record.fault()));
  }
}

}  // namespace payout
