#pragma once

namespace payout {

/// Empties a list and hands its memory to the list that takes its place.
template <class List>
void keep_memory(List& from, List& to) {
  from.clear();
  to.swap(from);
}

}  // namespace payout
