#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace payout {

/// The ids of a table's rows, to find one that stands twice. Of long tables the first 196,000 are remembered:
/// memory does not grow with the table.
class KnownIds {
 public:
  static constexpr size_t most = 196'000;

  static uint64_t key_of(std::string_view id);
  /// Remembers an id with its line; the line where it stood before, or 0.
  uint64_t add(uint64_t key, uint64_t line);
  bool full() const { return known_ >= most; }

 private:
  struct Slot {
    uint64_t key = 0;
    uint64_t line = 0;  ///< 0: nothing stands here
  };
  void grow();
  Slot& slot_for(uint64_t key);

  std::vector<Slot> slots_ = {};
  size_t known_ = 0;
};

}  // namespace payout
