#pragma once
#include <array>
#include <span>
#include <string_view>

namespace payout {

/// Under which heading an amount stands: severance, where nothing is said, a retirement promise, or equity
/// whose value is stated.
enum class LineSection : unsigned char { severance, retirement, equity };
constexpr std::array<std::string_view, 3> line_section_names{"severance", "retirement", "equity"};
constexpr std::span<const std::string_view> names_of(LineSection) {
  return line_section_names;
}

}  // namespace payout
