#include "report/formats/csv_cell.h"

#include <algorithm>
#include <array>

#include "document/clean_text.h"

namespace payout {

/// What a byte asks for: nothing, quotes, or a closer look.
enum class Ask : unsigned char { nothing, quotes, look };

static constexpr std::array<Ask, 256> make_table() {
  std::array<Ask, 256> table{};
  for (size_t c = 0; c < table.size(); ++c) table[c] = c < 0x20 || c >= 0x7F ? Ask::look : Ask::nothing;
  for (const char c : {',', '"', '\n', '\r'}) table[static_cast<unsigned char>(c)] = Ask::quotes;
  table['\t'] = Ask::nothing;
  return table;
}
static constexpr std::array<Ask, 256> asks = make_table();

static void quote(std::string& out, std::string_view cell) {
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_raw_cell(std::string& out, std::string_view cell) {
  bool quotes = false, look = false;
  for (const char c : cell) {
    const Ask ask = asks[static_cast<unsigned char>(c)];
    look = look || ask == Ask::look;
    quotes = quotes || ask == Ask::quotes;
  }
  constexpr std::string_view kept = "\n\r\t";
  std::string clean;
  if (look) clean = clean_text(cell, kept);
  const std::string_view shown = look ? std::string_view{clean} : cell;
  if (!quotes) {
    out += shown;
  } else {
    quote(out, shown);
  }
}

/// A number may begin with a sign: -12.50, +3, -1.5%.
static bool is_signed_number(std::string_view cell) {
  cell.remove_prefix(1);
  if (cell.ends_with('%')) cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of("0123456789.") == cell.npos &&
         std::ranges::count(cell, '.') <= 1 && cell != ".";
}

bool is_formula(std::string_view cell) {
  if (cell.empty()) return false;
  const char first = cell.front();
  if (first == '=' || first == '@' || first == '\t' || first == '\r') return true;
  return (first == '+' || first == '-') && !is_signed_number(cell);
}

void append_cell(std::string& out, std::string_view cell) {
  if (!is_formula(cell)) return append_raw_cell(out, cell);
  std::string guarded{"'"};
  guarded += cell;
  append_raw_cell(out, guarded);
}

}  // namespace payout
