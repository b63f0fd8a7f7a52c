#include "report/formats/csv_cell.h"

namespace payout {

void append_cell(std::string& out, std::string_view cell) {
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
