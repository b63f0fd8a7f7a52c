#pragma once
#include <string_view>
#include <vector>

namespace payout {

/// What the words about a value give as examples: "money over time such as 240000/year or 500/month", "a rate
/// with its percent sign (45%) or a fraction (2/37)".
std::vector<std::string_view> examples_in(std::string_view expects);

}  // namespace payout
