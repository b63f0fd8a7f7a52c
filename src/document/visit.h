#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "document/shape.h"

/// The one place that knows what is inside a described value: the fields of a record, the entries of a list or
/// table, what an optional or a choice holds. Who walks values asks for their parts and never for their shape.
namespace payout {

/// How a part hangs on what it is inside of.
enum class Link : unsigned char { field, entry, held };

/// Something directly inside a described value. `Ptr` is `const void*`, or `void*` for who changes values.
template <class Ptr>
struct PartOf {
  const Type* type = nullptr;
  Ptr value = nullptr;
  Link link = Link::held;
  const Field* field = nullptr;  ///< of a record
  size_t index = 0;
  const Type* owner_type = nullptr;
  Ptr owner = nullptr;
};
using Part = PartOf<const void*>;
using MutablePart = PartOf<void*>;

/// How many parts a value has: none for a single value and for an optional that is empty.
size_t part_count(const Type& type, const void* value);
Part part_of(const Type& type, const void* value, size_t i);
MutablePart part_of(const Type& type, void* value, size_t i);

/// The parts of a value, to be gone through in a loop.
template <class Ptr>
class PartsOf {
 public:
  PartsOf(const Type& type, Ptr value) : type_(type), value_(value), count_(part_count(type, value)) {}
  struct Iterator {
    const PartsOf* parts;
    size_t i;
    PartOf<Ptr> operator*() const { return part_of(parts->type_, parts->value_, i); }
    Iterator& operator++() { return ++i, *this; }
    bool operator!=(const Iterator& other) const { return i != other.i; }
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, count_}; }
  size_t size() const { return count_; }

 private:
  const Type& type_;
  Ptr value_;
  size_t count_;
};
inline PartsOf<const void*> parts_of(const Type& type, const void* value) {
  return {type, value};
}
inline PartsOf<void*> parts_of(const Type& type, void* value) {
  return {type, value};
}

bool is_single(const Type& type);                        ///< a leaf
bool is_record(const Type& type);                        ///< fields by name
bool is_list(const Type& type);                          ///< entries in order
bool is_table(const Type& type);                         ///< entries by key
bool is_optional(const Type& type);                      ///< one part or none
bool has_entries(const Type& type);                      ///< a list or a table
bool is_not_given(const Type& type, const void* value);  ///< an empty optional, list or table

/// A single value in writing; nothing for one of several.
std::string written(const Type& type, const void* value);
/// What names an entry: its id, else the key of the table, else its number in the list.
std::string entry_name(const Part& part);
/// The path of a part, after the path of what it is inside of: `.name`, `[entry]`, `.key`.
void append_part(std::string& path, const Part& part);

/// What an optional or a choice may hold; nothing for other types.
std::vector<const Type*> held_types(const Type& type);
/// A type without what is optional about it.
const Type& given_type(const Type& type);
/// The value itself where it is optional and given; a null value where it is not given.
Part given(const Field& field, const void* record);
/// The field that a scalar in place of the whole record means, or null.
const Field* shorthand_of(const Type& record);

/// Goes through everything inside a value, from outside in. `enter` gets each part with its path and says
/// whether to go into it.
template <class Enter>
void visit_paths(const Type& type, const void* value, const std::string& path, Enter&& enter) {
  for (const Part part : parts_of(type, value)) {
    std::string here = path;
    append_part(here, part);
    if (enter(part, here)) visit_paths(*part.type, part.value, here, enter);
  }
}
/// The same without paths, for who looks at many values or changes them.
template <class Ptr, class Enter>
void visit_values(const Type& type, Ptr value, Enter&& enter) {
  for (const PartOf<Ptr> part : parts_of(type, value)) {
    if (enter(part)) visit_values(*part.type, part.value, enter);
  }
}
/// Calls `f(type, record, name)` for a record and every one inside it, outermost first. The name is that of the
/// nearest field that is not inlined.
template <class Ptr, class F>
void visit_records(const Type& type, Ptr value, std::string_view name, F&& f) {
  if (is_record(type)) f(type, value, name);
  for (const PartOf<Ptr> part : parts_of(type, value)) {
    const bool named = part.field != nullptr && !part.field->inlined;
    visit_records(*part.type, part.value, named ? part.field->name : name, f);
  }
}

}  // namespace payout
