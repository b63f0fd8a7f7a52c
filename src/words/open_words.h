#pragma once
#include <string_view>

namespace payout {

/// What a word of an open field means in any agreement, as it stands after "if"; empty where the plain words of
/// the built-in documents hold as they are. (Those speak of the dates and sums of their own contract.)
std::string_view open_word(std::string_view field, std::string_view word);

}  // namespace payout
