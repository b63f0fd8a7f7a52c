#pragma once
#include <array>
#include <span>
#include <string_view>

namespace payout {

/// Whether interest bears interest.
enum class Compounded { none, yearly };
constexpr std::array<std::string_view, 2> compounded_names{"none", "yearly"};
constexpr std::span<const std::string_view> names_of(Compounded) {
  return compounded_names;
}

}  // namespace payout
