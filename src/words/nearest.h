#pragma once
#include <string_view>
#include <vector>

namespace payout {

/// The nearest of `candidates` to `word` by edit distance, or empty when none is near enough to be a slip.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace payout
