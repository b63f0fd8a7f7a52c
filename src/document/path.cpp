#include "document/path.h"

#include <charconv>

#include "values/number_text.h"

namespace payout {

std::optional<Path> parse_path(std::string_view text) {
  Path path;
  size_t at = 0;
  while (at < text.size()) {
    if (text[at] == '[') {
      const size_t close = text.find(']', at);
      if (close == text.npos || close == at + 1) return std::nullopt;
      path.segments.emplace_back(text.substr(at + 1, close - at - 1));
      at = close + 1;
      if (at < text.size() && text[at] == '.') ++at;
      continue;
    }
    const size_t end = text.find_first_of(".[", at);
    const std::string_view name = text.substr(at, end == text.npos ? text.npos : end - at);
    if (name.empty()) return std::nullopt;
    path.segments.emplace_back(name);
    if (end == text.npos) break;
    at = text[end] == '.' ? end + 1 : end;
    if (at == text.size()) return std::nullopt;
  }
  if (path.segments.empty()) return std::nullopt;
  return path;
}

namespace {

std::string key_text(const Type& table, const void* object, size_t i) {
  std::string text;
  table.key().leaf->write(table.item_key(const_cast<void*>(object), i), text);
  return text;
}

/// The id of a list element: its field `id`, or empty.
std::string id_of(const Type& type, void* element) {
  if (type.shape == Shape::choice) {
    return id_of(type.alternatives[type.current(element)].type(), type.chosen(element));
  }
  const Field* id = type.id_field();
  if (id == nullptr || id->type().shape != Shape::leaf) return {};
  std::string text;
  id->type().leaf->write(id->at(element), text);
  return text;
}

Slot into_list(const Type& type, void* list, const std::string& segment) {
  const size_t n = type.size(list);
  for (size_t i = 0; i < n; ++i) {
    if (id_of(type.element(), type.item(list, i)) == segment)
      return {&type.element(), type.item(list, i), nullptr};
  }
  const auto index = parse_whole(segment);
  if (index && *index >= 0 && static_cast<size_t>(*index) < n) {
    return {&type.element(), type.item(list, static_cast<size_t>(*index)), nullptr};
  }
  return {};
}

Slot into_table(const Type& type, void* table, const std::string& segment, bool create) {
  const size_t n = type.size(table);
  for (size_t i = 0; i < n; ++i) {
    if (key_text(type, table, i) == segment) return {&type.element(), type.item(table, i), nullptr};
  }
  if (!create) return {};
  void* value = type.append(table);
  std::string why, help;
  if (!type.key().leaf->read(segment, false, type.item_key(table, n), why, help)) return {};
  return {&type.element(), value, nullptr};
}

Slot into_record(const Type& type, void* object, const std::string& segment, bool create);

Slot step(const Type& type, void* object, const std::string& segment, bool create) {
  switch (type.shape) {
    case Shape::leaf: return {};
    case Shape::record: return into_record(type, object, segment, create);
    case Shape::list: return into_list(type, object, segment);
    case Shape::table: return into_table(type, object, segment, create);
    case Shape::optional:
      if (type.size(object) == 0) {
        if (!create) return {};
        type.append(object);
      }
      return step(type.element(), type.item(object, 0), segment, create);
    case Shape::choice:
      return step(type.alternatives[type.current(object)].type(), type.chosen(object), segment, create);
  }
  return {};
}

Slot into_record(const Type& type, void* object, const std::string& segment, bool create) {
  if (const Field* f = type.field(segment); f != nullptr && !f->inlined) return {&f->type(), f->at(object), f};
  for (const Field& f : type.fields) {
    if (!f.inlined) continue;
    if (const Slot slot = step(f.type(), f.at(object), segment, create)) return slot;
  }
  if (const Field* f = type.field(segment)) return {&f->type(), f->at(object), f};
  return {};
}

void candidates_of(const Type& type, std::vector<std::string_view>& out) {
  switch (type.shape) {
    case Shape::record:
      for (const Field& f : type.fields) {
        if (f.inlined)
          candidates_of(f.type(), out);
        else
          out.push_back(f.name);
      }
      break;
    case Shape::optional: candidates_of(type.element(), out); break;
    case Shape::choice:
      for (const Alternative& a : type.alternatives) candidates_of(a.type(), out);
      break;
    default: break;
  }
}

/// The types that `segment` could lead to.
void follow(const Type& type, const std::string& segment, std::vector<const Type*>& out) {
  switch (type.shape) {
    case Shape::leaf: break;
    case Shape::list: out.push_back(&type.element()); break;
    case Shape::table: {
      std::string key, why, help;
      alignas(16) unsigned char scratch[64];
      if (type.key().name == "text" || type.key().leaf->read(segment, false, scratch, why, help)) {
        out.push_back(&type.element());
      }
      break;
    }
    case Shape::optional: follow(type.element(), segment, out); break;
    case Shape::choice:
      for (const Alternative& a : type.alternatives) follow(a.type(), segment, out);
      break;
    case Shape::record:
      for (const Field& f : type.fields) {
        if (!f.inlined && f.name == segment) out.push_back(&f.type());
        if (f.inlined) follow(f.type(), segment, out);
      }
      break;
  }
}

/// A value that is looked for by its address.
struct Sought {
  const void* value;
  const Type* type;
};

bool search(const Type& type, const void* object, const Sought& sought, std::string& path);

bool search_entries(const Type& type, void* object, const Sought& sought, std::string& path) {
  for (size_t i = 0; i < type.size(object); ++i) {
    const size_t before = path.size();
    if (type.shape == Shape::table) {
      path += '.' + key_text(type, object, i);
    } else {
      std::string id = id_of(type.element(), type.item(object, i));
      path += '[' + (id.empty() ? std::to_string(i) : id) + ']';
    }
    if (search(type.element(), type.item(object, i), sought, path)) return true;
    path.resize(before);
  }
  return false;
}

bool search(const Type& type, const void* object, const Sought& sought, std::string& path) {
  if (object == sought.value && &type == sought.type) return true;
  void* o = const_cast<void*>(object);
  switch (type.shape) {
    case Shape::leaf: return false;
    case Shape::optional: return type.size(o) != 0 && search(type.element(), type.item(o, 0), sought, path);
    case Shape::choice: return search(type.alternatives[type.current(o)].type(), type.chosen(o), sought, path);
    case Shape::list:
    case Shape::table: return search_entries(type, o, sought, path);
    case Shape::record:
      for (const Field& f : type.fields) {
        const size_t before = path.size();
        if (!f.inlined) {
          if (!path.empty()) path += '.';
          path += f.name;
        }
        if (search(f.type(), f.at(o), sought, path)) return true;
        path.resize(before);
      }
      return false;
  }
  return false;
}

void paths_into(const Type& type, std::string prefix, int depth, std::vector<std::string>& out) {
  if (depth == 0) return;
  switch (type.shape) {
    case Shape::leaf: out.push_back(std::move(prefix)); break;
    case Shape::optional: paths_into(type.element(), std::move(prefix), depth, out); break;
    case Shape::list: paths_into(type.element(), prefix + "[]", depth - 1, out); break;
    case Shape::table: paths_into(type.element(), prefix + "[]", depth - 1, out); break;
    case Shape::choice:
      for (const Alternative& a : type.alternatives) paths_into(a.type(), prefix, depth, out);
      break;
    case Shape::record:
      for (const Field& f : type.fields) {
        std::string next = f.inlined        ? prefix
                           : prefix.empty() ? std::string{f.name}
                                            : prefix + '.' + std::string{f.name};
        paths_into(f.type(), std::move(next), depth - 1, out);
      }
      break;
  }
}

}  // namespace

Slot resolve(const Type& type, void* root, const Path& path, bool create) {
  Slot slot{&type, root, nullptr};
  for (const std::string& segment : path.segments) {
    slot = step(*slot.type, slot.object, segment, create);
    if (!slot) return {};
  }
  while (slot.type->shape == Shape::optional) {
    if (slot.type->size(slot.object) == 0) {
      if (!create) return {};
      slot.type->append(slot.object);
    }
    slot = {&slot.type->element(), slot.type->item(slot.object, 0), slot.field};
  }
  return slot;
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
  return search(type, root, {value, &value_type}, path) ? path : std::string{};
}

std::vector<std::string> leaf_paths(const Type& type, int depth) {
  std::vector<std::string> out;
  paths_into(type, {}, depth, out);
  return out;
}

}  // namespace payout
