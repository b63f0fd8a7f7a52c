#include "document/path.h"

#include <charconv>

#include "document/visit.h"
#include "values/number_text.h"
#include "words/former_names.h"

namespace payout {

std::optional<Path> parse_path(std::string_view text) {
  Path path;
  size_t at = 0;
  while (at < text.size()) {
    if (text[at] == '[') {
      const size_t close = text.find(']', at);
      if (close == text.npos || close == at + 1) return std::nullopt;
      path.segments.emplace_back(current_name(text.substr(at + 1, close - at - 1)));
      at = close + 1;
      if (at < text.size() && text[at] == '.') ++at;
      continue;
    }
    const size_t end = text.find_first_of(".[", at);
    const std::string_view name = text.substr(at, end == text.npos ? text.npos : end - at);
    if (name.empty()) return std::nullopt;
    path.segments.emplace_back(current_name(name));
    if (end == text.npos) break;
    at = text[end] == '.' ? end + 1 : end;
    if (at == text.size()) return std::nullopt;
  }
  if (path.segments.empty()) return std::nullopt;
  return path;
}

namespace {

/// The entry of a list or table that a segment names: by id or key, else by its place in a list.
template <class Ptr>
SlotOf<Ptr> entry_of(const Type& type, Ptr list, const std::string& segment) {
  for (const PartOf<Ptr> part : parts_of(type, list)) {
    if (entry_name(Part{part.type, part.value, part.link, nullptr, part.index, &type, list}) == segment)
      return {part.type, part.value, nullptr};
  }
  const auto index = is_list(type) ? parse_whole(segment) : std::nullopt;
  if (!index || *index < 0 || static_cast<size_t>(*index) >= type.size(list)) return {};
  const PartOf<Ptr> part = part_of(type, list, static_cast<size_t>(*index));
  return {part.type, part.value, nullptr};
}

/// A table's new entry, which a path may make by naming it.
Slot new_entry(const Type& type, void* table, const std::string& key) {
  const size_t n = type.size(table);
  void* value = type.append(table);
  std::string why, help;
  if (!type.key().scalar->read(key, false, type.item_key(table, n), why, help)) return {};
  return {&type.element(), value, nullptr};
}
ConstSlot new_entry(const Type&, const void*, const std::string&) {
  return {};
}

/// What is given, to step into; with `create` it is made where it is not.
void engage(const Type& type, void* object, bool create) {
  if (create && is_not_given(type, object)) type.append(object);
}
void engage(const Type&, const void*, bool) {}

template <class Ptr>
SlotOf<Ptr> into_record(const Type& type, Ptr object, const std::string& segment, bool create);

template <class Ptr>
SlotOf<Ptr> step(const Type& type, Ptr object, const std::string& segment, bool create) {
  if (is_record(type)) return into_record(type, object, segment, create);
  if (has_entries(type)) {
    const SlotOf<Ptr> found = entry_of(type, object, segment);
    return found || !create || is_list(type) ? found : new_entry(type, object, segment);
  }
  if (is_optional(type)) engage(type, object, create);
  if (part_count(type, object) == 0) return {};
  const PartOf<Ptr> held = part_of(type, object, 0);
  return step(*held.type, held.value, segment, create);
}

template <class Ptr>
SlotOf<Ptr> into_record(const Type& type, Ptr object, const std::string& segment, bool create) {
  for (const PartOf<Ptr> part : parts_of(type, object)) {
    if (!part.field->inlined && part.field->name == segment) return {part.type, part.value, part.field};
  }
  for (const PartOf<Ptr> part : parts_of(type, object)) {
    if (!part.field->inlined) continue;
    if (const SlotOf<Ptr> slot = step(*part.type, part.value, segment, create)) return slot;
  }
  for (const PartOf<Ptr> part : parts_of(type, object)) {
    if (part.field->name == segment) return {part.type, part.value, part.field};
  }
  return {};
}

template <class Ptr>
SlotOf<Ptr> resolved(const Type& type, Ptr root, const Path& path, bool create) {
  SlotOf<Ptr> slot{&type, root, nullptr};
  for (const std::string& segment : path.segments) {
    slot = step(*slot.type, slot.object, segment, create);
    if (!slot) return {};
  }
  while (is_optional(*slot.type)) {
    engage(*slot.type, slot.object, create);
    if (part_count(*slot.type, slot.object) == 0) return {};
    const PartOf<Ptr> held = part_of(*slot.type, slot.object, 0);
    slot = {held.type, held.value, slot.field};
  }
  return slot;
}

void candidates_of(const Type& type, std::vector<std::string_view>& out) {
  for (const Type* held : held_types(type)) candidates_of(*held, out);
  for (const Field& f : type.fields) {
    if (f.inlined)
      candidates_of(f.type(), out);
    else
      out.push_back(f.name);
  }
}

/// The types that `segment` could lead to.
void follow(const Type& type, const std::string& segment, std::vector<const Type*>& out) {
  if (has_entries(type)) {
    std::string why, help;
    alignas(16) unsigned char scratch[64];
    if (is_list(type) || type.key().name == "text" ||
        type.key().scalar->read(segment, false, scratch, why, help))
      out.push_back(&type.element());
    return;
  }
  for (const Type* held : held_types(type)) follow(*held, segment, out);
  for (const Field& f : type.fields) {
    if (!f.inlined && f.name == segment) out.push_back(&f.type());
    if (f.inlined) follow(f.type(), segment, out);
  }
}

/// Looks for a value by its address; the type tells a record from its first field.
bool search(const Type& type, const void* object, const void* sought, const Type& sought_type,
            std::string& path) {
  if (object == sought && &type == &sought_type) return true;
  for (const Part part : parts_of(type, object)) {
    const size_t before = path.size();
    append_part(path, part);
    if (search(*part.type, part.value, sought, sought_type, path)) return true;
    path.resize(before);
  }
  return false;
}

void paths_into(const Type& type, const std::string& prefix, int depth, std::vector<std::string>& out) {
  if (depth == 0) return;
  if (is_single(type)) return out.push_back(prefix);
  if (has_entries(type)) return paths_into(type.element(), prefix + "[]", depth - 1, out);
  for (const Type* held : held_types(type)) paths_into(*held, prefix, depth, out);
  for (const Field& f : type.fields) {
    std::string next = prefix;
    if (!f.inlined) next += (prefix.empty() ? "" : ".") + std::string{f.name};
    paths_into(f.type(), next, depth - 1, out);
  }
}

}  // namespace

Slot resolve(const Type& type, void* root, const Path& path, bool create) {
  return resolved(type, root, path, create);
}
ConstSlot resolve(const Type& type, const void* root, const Path& path) {
  return resolved(type, root, path, false);
}

PathCheck check_path(const Type& type, const Path& path) {
  std::vector<const Type*> at{&type};
  for (size_t i = 0; i < path.segments.size(); ++i) {
    std::vector<const Type*> next;
    for (const Type* t : at) follow(*t, path.segments[i], next);
    if (next.empty()) {
      PathCheck bad{false, i, {}};
      for (const Type* t : at) candidates_of(*t, bad.candidates);
      return bad;
    }
    at = std::move(next);
  }
  return {};
}

std::string path_of(const Type& type, const void* root, const void* value, const Type& value_type) {
  std::string path;
  return search(type, root, value, value_type, path) ? path : std::string{};
}

std::vector<std::string> scalar_paths(const Type& type, int depth) {
  std::vector<std::string> out;
  paths_into(type, {}, depth, out);
  return out;
}

}  // namespace payout
