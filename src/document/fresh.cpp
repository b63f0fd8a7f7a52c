#include "document/fresh.h"

namespace payout {

static void add_lists(const Type& type, const std::byte* start, const void* object,
                      std::vector<ListInside>& out) {
  if (type.hand_over != nullptr) {
    out.push_back({static_cast<size_t>(static_cast<const std::byte*>(object) - start), &type});
    return;
  }
  if (type.is_section()) return add_lists(type.element(), start, type.item(object, 0), out);
  for (const Field& field : type.fields) add_lists(field.type(), start, field.get(object), out);
}

std::vector<ListInside> lists_inside(const Type& type, const void* sample) {
  std::vector<ListInside> out;
  add_lists(type, static_cast<const std::byte*>(sample), sample, out);
  return out;
}

}  // namespace payout
