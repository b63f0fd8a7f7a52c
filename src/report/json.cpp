#include "report/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "report/arithmetic.h"

namespace payout {

/// Where the bytes end that JSON takes as they are. Eight at a time: a byte of `x` below n has its high bit set
/// in (x - n) & ~x, and one that equals c is zero in x ^ c.
static size_t end_of_plain(std::string_view text, size_t at) {
  constexpr uint64_t ones = 0x0101010101010101U, high = 0x8080808080808080U;
  const auto below = [](uint64_t x, uint64_t n) { return (x - ones * n) & ~x & high; };
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t x = 0;
    std::memcpy(&x, text.data() + at, 8);
    if ((below(x, 0x20) | below(x ^ ones * '"', 1) | below(x ^ ones * '\\', 1)) != 0) break;
  }
  const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
  while (at < text.size() && plain(text[at])) ++at;
  return at;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (size_t at = 0; at < text.size(); ++at) {
    const size_t end = end_of_plain(text, at);
    out.append(text, at, end - at);
    if (end == text.size()) break;
    at = end;
    const char c = text[at];
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      default: out += fmt::format("\\u{:04x}", static_cast<int>(c));
    }
  }
  out += '"';
}

namespace {

struct Writer {
  std::string& out;
  const Workings* work;

  bool one_line = false;

  void line(int indent) {
    if (one_line) return;
    out += '\n';
    out.append(static_cast<size_t>(indent) * 2, ' ');
  }

  void leaf(const Type& type, const void* object) {
    if (&type == &type_of<std::string>())
      return append_json_string(out, *static_cast<const std::string*>(object));
    if (&type == &type_of<std::string_view>())
      return append_json_string(out, *static_cast<const std::string_view*>(object));
    if (type.leaf->json != Leaf::Json::string) return type.leaf->write(object, out);
    std::string text;
    if (&type == &type_of<StepRef>()) {
      const StepRef step = *static_cast<const StepRef*>(object);
      if (work != nullptr) text = arithmetic(*work, step);
      append_json_string(out, text);
      return;
    }
    type.leaf->write(object, text);
    append_json_string(out, text);
  }

  void members(const Type& type, const void* object, int indent, bool& first) {
    for (const Field& f : type.fields) {
      const void* value = f.get(object);
      const Type* t = &f.type();
      if (f.inlined && t->shape == Shape::record) {
        members(*t, value, indent, first);
        continue;
      }
      if (!first) out += ',';
      first = false;
      line(indent + 1);
      out += '"';  // names are plain words
      out += f.name;
      out += "\": ";
      append(*t, value, indent + 1);
    }
  }

  void entries(const Type& type, const void* object, int indent) {
    const bool table = type.shape == Shape::table;
    const size_t n = type.size(object);
    out += table ? '{' : '[';
    for (size_t i = 0; i < n; ++i) {
      if (i != 0) out += ',';
      line(indent + 1);
      if (table) {
        std::string key;
        type.key().leaf->write(type.item_key(const_cast<void*>(object), i), key);
        append_json_string(out, key);
        out += ": ";
      }
      append(type.element(), type.item(const_cast<void*>(object), i), indent + 1);
    }
    if (n != 0) line(indent);
    out += table ? '}' : ']';
  }

  void append(const Type& type, const void* object, int indent) {
    void* o = const_cast<void*>(object);
    switch (type.shape) {
      case Shape::leaf: return leaf(type, object);
      case Shape::optional:
        if (type.size(object) == 0) {
          out += "null";
          return;
        }
        return append(type.element(), type.item(o, 0), indent);
      case Shape::choice: return append(type.alternatives[type.current(object)].type(), type.chosen(o), indent);
      case Shape::list:
      case Shape::table: return entries(type, object, indent);
      case Shape::record: {
        out += '{';
        bool first = true;
        members(type, object, indent, first);
        if (!first) line(indent);
        out += '}';
      }
    }
  }
};

}  // namespace

void append_json(std::string& out, const Type& type, const void* object, const Workings* work, int indent) {
  Writer{out, work, indent < 0}.append(type, object, std::max(indent, 0));
}

}  // namespace payout
