// Which parts of the program an input reaches. g++ calls this function at every branch
// (-fsanitize-coverage=trace-pc), and libFuzzer reads the counters by the name of their section.
#include <cstddef>
#include <cstdint>

namespace {

constexpr std::size_t counters = std::size_t{1} << 16U;

[[gnu::section("__libfuzzer_extra_counters")]] uint8_t count[counters];

}  // namespace

extern "C" void __sanitizer_cov_trace_pc() {
  const auto place = reinterpret_cast<uintptr_t>(__builtin_return_address(0));
  uint8_t& times = count[(static_cast<uint32_t>(place) * 2654435761U) >> 16U];
  if (times != UINT8_MAX) ++times;
}
