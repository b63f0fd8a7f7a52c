#pragma once
#include <cstddef>
#include <string_view>

namespace payout {

/// The byte offset of the first byte that is not UTF-8, or npos.
size_t invalid_utf8(std::string_view text);

}  // namespace payout
