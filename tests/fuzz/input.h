#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace payout {

inline std::string fuzz_text(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace payout
