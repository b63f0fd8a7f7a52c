#pragma once
#include <string>
#include <string_view>

namespace payout {

/// "1 file", "12 files"; `many` for words that do not take an s.
inline std::string counted(size_t n, std::string_view one, std::string_view many = {}) {
  std::string out = std::to_string(n) + ' ';
  out += n == 1 || many.empty() ? one : many;
  return n != 1 && many.empty() ? out + 's' : out;
}

}  // namespace payout
