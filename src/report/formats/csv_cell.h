#pragma once
#include <string>
#include <string_view>

namespace payout {

/// Appends a cell as RFC 4180 writes it: quoted where it must be. Text that a spreadsheet would execute as a
/// formula (it begins with = + - @ or a tab, and is no number) gets an apostrophe in front, which spreadsheets
/// do not show. Control characters and marks that turn the direction of writing are replaced, and so is what is
/// no UTF-8.
void append_cell(std::string& out, std::string_view cell);

/// The same without the apostrophe: for programs that read the table.
void append_raw_cell(std::string& out, std::string_view cell);

/// In front of a CSV text: the mark by which spreadsheets know that it is UTF-8.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Whether a spreadsheet would execute a text.
bool is_formula(std::string_view cell);

}  // namespace payout
