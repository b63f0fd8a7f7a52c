#pragma once
#include <utility>
#include <vector>

#include "document/type.h"
#include "values/keep_memory.h"

namespace payout {

/// A list inside a record: how far from its beginning, and of what type.
struct ListInside {
  size_t offset = 0;
  const Type* type = nullptr;
};

/// The lists of a record and of the records in it; `sample` is any value of the type.
std::vector<ListInside> lists_inside(const Type& type, const void* sample);

/// Makes a value as it was when it was made, so that nothing of one row is seen by the next: every member,
/// whether it is described or not. Its described lists keep their memory.
template <class T>
void begin_fresh(T& value) {
  T fresh{};
  static const std::vector<ListInside> lists = lists_inside(type_of<T>(), &fresh);
  for (const ListInside& list : lists) {
    list.type->hand_over(reinterpret_cast<std::byte*>(&value) + list.offset,
                         reinterpret_cast<std::byte*>(&fresh) + list.offset);
  }
  make_anew(value, std::move(fresh));
}

}  // namespace payout
