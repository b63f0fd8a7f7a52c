#include "batch/row_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/check_text.h"
#include "document/clean_text.h"
#include "document/utf8.h"

namespace payout {

bool needs_no_look(std::string_view text) {
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
