#include "clauses/walk.h"

namespace payout {

void walk_records(const Type& type, void* object, std::string_view field,
                  const std::function<void(const Type&, void*, std::string_view)>& f) {
  switch (type.shape) {
    case Shape::leaf: return;
    case Shape::record:
      f(type, object, field);
      for (const Field& part : type.fields) {
        walk_records(part.type(), part.at(object), part.inlined ? field : part.name, f);
      }
      return;
    case Shape::choice:
      return walk_records(type.alternatives[type.current(object)].type(), type.chosen(object), field, f);
    default:
      for (size_t i = 0; i < type.size(object); ++i)
        walk_records(type.element(), type.item(object, i), field, f);
  }
}

}  // namespace payout
