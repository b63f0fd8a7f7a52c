#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>

namespace payout {

/// "1 file", "12 files"; `many` for words that do not take an s.
inline std::string counted(size_t n, std::string_view one, std::string_view many = {}) {
  if (n == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", n, one) : fmt::format("{} {}", n, many);
}

}  // namespace payout
