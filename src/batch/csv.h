#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/formats/csv_cell.h"

namespace payout {

/// Splits one RFC 4180 record off the front of `text` and advances it. Cells are views into the text, or into
/// `scratch` where quotes had to be taken off. False when the text is used up. `scratch` is cleared by each
/// call.
bool next_record(std::string_view& text, std::vector<std::string_view>& cells, std::string& scratch);

/// How much of `text` ends with a whole record: the position after its last line end that no quote encloses. 0:
/// none.
size_t whole_records(std::string_view text);

}  // namespace payout
