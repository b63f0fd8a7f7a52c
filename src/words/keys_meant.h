#pragma once
#include <span>
#include <string_view>

namespace payout {

/// What to write in place of a key that a table of keys does not have and that somebody may well think of;
/// empty where there is nothing to say. `names` are the keys there are.
std::string_view key_meant(std::string_view key, std::span<const std::string_view> names);

}  // namespace payout
