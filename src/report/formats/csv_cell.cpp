#include "report/formats/csv_cell.h"

#include "document/clean_text.h"

namespace payout {

void append_cell(std::string& out, std::string_view cell) {
  // A tab is harmless in a cell, and lines may stand in one.
  constexpr std::string_view kept = "\t\n\r";
  if (const Unshowable bad = next_unshowable(cell); bad.length != 0 && kept.find(cell[bad.at]) == kept.npos)
    return append_cell(out, clean_text(cell, kept));
  if (cell.find_first_of(",\"\n\r") == cell.npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace payout
