#pragma once
#include <memory>
#include <type_traits>
#include <utility>

namespace payout {

/// Empties a list and hands its memory to the list that takes its place.
template <class List>
void keep_memory(List& from, List& to) {
  from.clear();
  to.swap(from);
}

/// Makes a value anew from another: what it held goes first, so nothing is compared or handed back member by
/// member.
template <class T>
void make_anew(T& value, T&& from) noexcept {
  static_assert(std::is_nothrow_move_constructible_v<T>);
  std::destroy_at(&value);
  std::construct_at(&value, std::move(from));
}

}  // namespace payout
