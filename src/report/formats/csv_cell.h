#pragma once
#include <string>
#include <string_view>

namespace payout {

/// Appends a cell as RFC 4180 writes it: quoted where it must be.
void append_cell(std::string& out, std::string_view cell);

}  // namespace payout
