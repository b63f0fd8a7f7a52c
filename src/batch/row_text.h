#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "batch/row_report.h"
#include "batch/table_reader.h"

namespace payout {

/// Whether a text is plain ASCII without control characters, as nearly all tables are: nothing in it needs a
/// look.
bool needs_no_look(std::string_view text);
/// Says which cells are no text: bytes that are no UTF-8, zero bytes. Control characters are a warning: they
/// are not written out.
void look_at_text(std::span<const std::string_view> cells, RowReport& report);
/// Says what is wrong with a record before its cells are looked at. `line` is where it begins.
void fault_of_record(const Records& record, uint64_t line, bool too_long, RowReport& report);

}  // namespace payout
