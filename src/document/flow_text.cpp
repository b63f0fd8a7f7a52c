#include "document/flow_text.h"

#include <vector>

namespace payout {
namespace {

/// What is not given: an empty optional, list or table.
bool absent(const Type& type, const void* object) {
  const bool holds_items =
      type.shape == Shape::optional || type.shape == Shape::list || type.shape == Shape::table;
  return holds_items && type.size(object) == 0;
}

/// A text in quotes where YAML would read something else into it.
std::string quoted(std::string text) {
  const bool plain = !text.empty() && text.find_first_of(":,[]{}#&*!|>'\"%@`\n") == text.npos &&
                     text.front() != ' ' && text.back() != ' ' && text.front() != '-' && text.front() != '?';
  if (plain) return text;
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + '\'';
}

std::string joined(const std::vector<std::string>& parts, char open, char close) {
  std::string out(1, open);
  for (const std::string& part : parts) out += (out.size() == 1 ? "" : ", ") + part;
  return out + close;
}

/// A value inside a map or list.
std::string inner(const Type& type, const void* object) {
  if (type.shape == Shape::optional) return inner(type.element(), type.item(const_cast<void*>(object), 0));
  std::string text = flow_text(type, object);
  return type.shape == Shape::leaf && type.leaf->name == "text" ? quoted(std::move(text)) : text;
}

void add_members(const Type& type, const void* object, std::vector<std::string>& parts) {
  for (const Field& f : type.fields) {
    const void* value = f.get(object);
    if (absent(f.type(), value)) continue;
    if (f.inlined && f.type().shape == Shape::record) {
      add_members(f.type(), value, parts);
    } else {
      parts.push_back(std::string{f.name} + ": " + inner(f.type(), value));
    }
  }
}

std::string entries(const Type& type, void* object) {
  std::vector<std::string> parts;
  for (size_t i = 0; i < type.size(object); ++i) {
    std::string text;
    if (type.shape == Shape::table) {
      type.key().leaf->write(type.item_key(object, i), text);
      text += ": ";
    }
    parts.push_back(text + inner(type.element(), type.item(object, i)));
  }
  return type.shape == Shape::table ? joined(parts, '{', '}') : joined(parts, '[', ']');
}

}  // namespace

std::string flow_text(const Type& type, const void* object) {
  void* o = const_cast<void*>(object);
  std::vector<std::string> parts;
  switch (type.shape) {
    case Shape::leaf: {
      std::string text;
      type.leaf->write(object, text);
      return text;
    }
    case Shape::optional: return type.size(object) == 0 ? "" : flow_text(type.element(), type.item(o, 0));
    case Shape::list:
    case Shape::table: return entries(type, o);
    case Shape::choice: {
      const Alternative& kind = type.alternatives[type.current(object)];
      parts.push_back("kind: " + std::string{kind.kind});
      add_members(kind.type(), type.chosen(o), parts);
      return joined(parts, '{', '}');
    }
    case Shape::record: add_members(type, object, parts); return joined(parts, '{', '}');
  }
  return {};
}

}  // namespace payout
