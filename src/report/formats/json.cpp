#include "report/formats/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "document/clean_text.h"
#include "document/visit.h"
#include "report/explain/arithmetic.h"

namespace payout {

static bool is_plain(char c) {
  return static_cast<signed char>(c) >= 0x20 && c != '"' && c != '\\';
}

/// Whether JSON takes eight bytes as they are: a byte of `x` below n has its high bit set in (x - n) & ~x, one
/// that equals c is zero in x ^ c, and one beyond ASCII has its high bit set.
static bool eight_plain(const char* bytes) {
  constexpr uint64_t ones = 0x0101010101010101U, high = 0x8080808080808080U;
  const auto below = [](uint64_t x, uint64_t n) { return (x - ones * n) & ~x; };
  uint64_t x = 0;
  std::memcpy(&x, bytes, 8);
  return ((below(x, 0x20) | below(x ^ ones * '"', 1) | below(x ^ ones * '\\', 1) | x) & high) == 0;
}

/// Whether JSON takes the whole text as it is: nearly always.
static bool all_plain(std::string_view text) {
  if (text.size() < 8) return std::ranges::all_of(text, is_plain);
  const char* const last = text.data() + text.size() - 8;
  for (const char* at = text.data(); at < last; at += 8) {
    if (!eight_plain(at)) return false;
  }
  return eight_plain(last);
}

using Text = fmt::memory_buffer;

/// Room for so many bytes more, to be written at once.
static char* room_for(Text& out, size_t bytes) {
  const size_t size = out.size();
  out.resize(size + bytes);
  return out.data() + size;
}

static void put(Text& out, std::string_view text) {
  if (!text.empty()) std::memcpy(room_for(out, text.size()), text.data(), text.size());
}

/// A literal, whose length the compiler knows.
template <size_t N>
static void put_word(Text& out, const char (&word)[N]) {  // NOLINT: literals are arrays
  std::memcpy(room_for(out, N - 1), word, N - 1);
}

/// What no program should be handed raw, by its number; what is no UTF-8, as the character that stands for it.
static void put_number(Text& out, std::string_view bytes) {
  const unsigned code = code_of(bytes);
  if (code < 0x10000) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + ((code - 0x10000) >> 10U),
                   0xDC00 + ((code - 0x10000) & 0x3FFU));
  }
}

static void put_escaped(Text& out, char c) {
  switch (c) {
    case '"': return put(out, "\\\"");
    case '\\': return put(out, "\\\\");
    case '\n': return put(out, "\\n");
    case '\t': return put(out, "\\t");
    default: return put(out, "\\r");
  }
}

static void put_string(Text& out, std::string_view text) {
  if (all_plain(text)) {
    char* const at = room_for(out, text.size() + 2);
    *at = at[text.size() + 1] = '"';
    if (!text.empty()) std::memcpy(at + 1, text.data(), text.size());
    return;
  }
  out.push_back('"');
  for (size_t i = 0; i < text.size();) {
    const Unshowable bad = next_unshowable(text, i);
    const size_t end = bad.length == 0 ? text.size() : bad.at;
    for (; i < end; ++i) text[i] == '"' || text[i] == '\\' ? put_escaped(out, text[i]) : out.push_back(text[i]);
    if (bad.length == 0) break;
    const std::string_view bytes = text.substr(bad.at, bad.length);
    bytes == "\n" || bytes == "\t" || bytes == "\r" ? put_escaped(out, bytes[0]) : put_number(out, bytes);
    i += bad.length;
  }
  out.push_back('"');
}

void append_json_string(std::string& out, std::string_view text) {
  Text made;
  put_string(made, text);
  out.append(made.data(), made.size());
}

namespace {

struct Writer {
  Text& out;
  const Workings* work;
  bool one_line = false;
  std::string word = {};  ///< of the leaf that is written

  void line(int indent) {
    if (one_line) return;
    out.push_back('\n');
    for (int i = 0; i < indent; ++i) put(out, "  ");
  }

  void leaf(const Type& type, const void* object) {
    static const Type& steps = type_of<StepRef>();
    if (type.scalar->text != nullptr) return put_string(out, type.scalar->text(object));
    word.clear();
    if (&type != &steps) {
      type.scalar->write(object, word);
    } else if (work != nullptr) {
      word = arithmetic(*work, *static_cast<const StepRef*>(object));
    }
    if (type.scalar->json != Scalar::Json::string) return put(out, word);
    put_string(out, word);
  }

  void members(const Type& type, const void* object, int indent, bool& first) {
    for (const Field& f : type.fields) {
      const void* value = f.get(object);
      const Type* t = &f.type();
      if (f.inlined && is_record(*t)) {
        members(*t, value, indent, first);
        continue;
      }
      if (!first) out.push_back(',');
      first = false;
      line(indent + 1);
      char* const name = room_for(out, f.name.size() + 4);  // names are plain words
      *name = '"';
      std::memcpy(name + 1, f.name.data(), f.name.size());
      std::memcpy(name + 1 + f.name.size(), "\": ", 3);
      append(*t, value, indent + 1);
    }
  }

  void entries(const Type& type, const void* object, int indent) {
    const bool table = is_table(type);
    const size_t n = type.size(object);
    out.push_back(table ? '{' : '[');
    for (size_t i = 0; i < n; ++i) {
      if (i != 0) out.push_back(',');
      line(indent + 1);
      if (table) {
        word.clear();
        type.key().scalar->write(type.item_key(object, i), word);
        put_string(out, word);
        put(out, ": ");
      }
      append(type.element(), type.item(object, i), indent + 1);
    }
    if (n != 0) line(indent);
    out.push_back(table ? '}' : ']');
  }

  void append(const Type& type, const void* object, int indent) {
    if (is_single(type)) return leaf(type, object);
    if (has_entries(type)) return entries(type, object, indent);
    if (!is_record(type)) {
      if (part_count(type, object) == 0) return put_word(out, "null");
      const Part held = part_of(type, object, 0);
      return append(*held.type, held.value, indent);
    }
    out.push_back('{');
    bool first = true;
    members(type, object, indent, first);
    if (!first) line(indent);
    out.push_back('}');
  }
};

}  // namespace

void append_json(std::string& out, const Type& type, const void* object, const Workings* work, int indent) {
  Text made;
  if (is_record(type)) made.reserve(size_t{1} << 15U);
  Writer{made, work, indent < 0}.append(type, object, std::max(indent, 0));
  out.append(made.data(), made.size());
}

}  // namespace payout
