#pragma once
#include <string_view>

namespace payout {

/// The kinds that a word of the trade means, as a page of the manual names them; nothing where it means none.
std::string_view kind_called(std::string_view word);
/// The same for a slip of a word of the trade: "severence".
std::string_view kind_nearly_called(std::string_view word);

}  // namespace payout
