#include "document/visit.h"

namespace payout {

size_t part_count(const Type& type, const void* value) {
  switch (type.shape) {
    case Shape::scalar: return 0;
    case Shape::record: return type.fields.size();
    case Shape::choice: return 1;
    default: return type.size(value);
  }
}

template <class Ptr>
static PartOf<Ptr> part(const Type& type, Ptr value, size_t i) {
  PartOf<Ptr> found{.index = i, .owner_type = &type, .owner = value};
  switch (type.shape) {
    case Shape::scalar: break;
    case Shape::record:
      found.link = Link::field;
      found.field = &type.fields[i];
      found.type = &found.field->type();
      found.value = found.field->at(const_cast<void*>(static_cast<const void*>(value)));
      break;
    case Shape::choice:
      found.type = &type.alternatives[type.current(value)].type();
      found.value = type.chosen(value);
      break;
    default:
      found.link = type.shape == Shape::optional ? Link::held : Link::entry;
      found.type = &type.element();
      found.value = type.item(value, i);
  }
  return found;
}

Part part_of(const Type& type, const void* value, size_t i) {
  return part<const void*>(type, value, i);
}
MutablePart part_of(const Type& type, void* value, size_t i) {
  return part<void*>(type, value, i);
}

bool is_single(const Type& type) {
  return type.shape == Shape::scalar;
}
bool is_record(const Type& type) {
  return type.shape == Shape::record;
}
bool is_list(const Type& type) {
  return type.shape == Shape::list;
}
bool is_table(const Type& type) {
  return type.shape == Shape::table;
}
bool is_optional(const Type& type) {
  return type.shape == Shape::optional;
}
bool has_entries(const Type& type) {
  return is_list(type) || is_table(type);
}
bool is_not_given(const Type& type, const void* value) {
  return (is_optional(type) || has_entries(type)) && type.size(value) == 0;
}

std::string written(const Type& type, const void* value) {
  std::string text;
  if (is_single(type)) type.scalar->write(value, text);
  return text;
}

/// The id of an entry: its field `id`, or empty. Of a choice, that of the alternative.
static std::string id_of(const Type& type, const void* entry) {
  if (type.shape == Shape::choice)
    return id_of(type.alternatives[type.current(entry)].type(), type.chosen(entry));
  const Field* id = type.id_field();
  return id != nullptr ? written(id->type(), id->get(entry)) : std::string{};
}

std::string entry_name(const Part& part) {
  if (is_table(*part.owner_type))
    return written(part.owner_type->key(), part.owner_type->item_key(part.owner, part.index));
  std::string id = id_of(*part.type, part.value);
  return id.empty() ? std::to_string(part.index) : id;
}

void append_part(std::string& path, const Part& part) {
  switch (part.link) {
    case Link::held: return;
    case Link::field:
      if (part.field->inlined) return;
      if (!path.empty()) path += '.';
      path += part.field->name;
      return;
    case Link::entry:
      if (is_table(*part.owner_type)) {
        path += '.' + entry_name(part);
      } else {
        path += '[' + entry_name(part) + ']';
      }
  }
}

std::vector<const Type*> held_types(const Type& type) {
  if (is_optional(type)) return {&type.element()};
  std::vector<const Type*> types;
  for (const Alternative& a : type.alternatives) types.push_back(&a.type());
  return types;
}

const Type& given_type(const Type& type) {
  const Type* at = &type;
  while (at->shape == Shape::optional) at = &at->element();
  return *at;
}

Part given(const Field& field, const void* record) {
  Part found{.type = &field.type(), .value = field.get(record), .link = Link::field, .field = &field};
  while (is_optional(*found.type)) {
    found.value = found.type->size(found.value) == 0 ? nullptr : found.type->item(found.value, 0);
    found.type = &found.type->element();
    if (found.value == nullptr) break;
  }
  return found;
}

const Field* shorthand_of(const Type& record) {
  for (const Field& f : record.fields) {
    if (f.shorthand) return &f;
  }
  return nullptr;
}

}  // namespace payout
