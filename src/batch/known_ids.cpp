#include "batch/known_ids.h"

#include <algorithm>
#include <functional>

namespace payout {

uint64_t KnownIds::key_of(std::string_view id) {
  uint64_t key = 0xCBF29CE484222325U;  // FNV-1a, then mixed: ids of a table differ in their last digits
  for (const char c : id) key = (key ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  key = (key ^ key >> 32U) * 0x9E3779B97F4A7C15U;
  return key ^ key >> 29U;
}

KnownIds::Slot& KnownIds::slot_for(uint64_t key) {
  size_t at = key & (slots_.size() - 1);
  while (slots_[at].line != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

void KnownIds::grow() {
  constexpr size_t begin = 1024;
  std::vector<Slot> old(slots_.empty() ? begin : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.line != 0) slot_for(slot.key) = slot;
  }
}

uint64_t KnownIds::add(uint64_t key, uint64_t line) {
  if (slots_.empty() || known_ * 4 >= slots_.size() * 3) grow();
  Slot& slot = slot_for(key);
  if (slot.line != 0) return slot.line;
  if (full()) return 0;
  slot = {key, line};
  ++known_;
  return 0;
}

}  // namespace payout
