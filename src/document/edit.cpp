#include "document/edit.h"

#include <fmt/format.h>

#include "document/read_yaml.h"
#include "document/visit.h"
#include "values/number_text.h"
#include "words/nearest.h"

namespace payout {
namespace {

/// The type that a segment leads to, optionals opened, or null where that depends on the entry.
const Type* below(const Type& type, const std::string& segment) {
  const Type* next = nullptr;
  if (has_entries(type)) next = &type.element();
  if (const Field* f = type.field(segment)) next = &f->type();
  return next == nullptr ? nullptr : &given_type(*next);
}

struct Editor {
  Document& doc;
  Problems& problems;
  Origin origin;

  uint32_t child_by_key(uint32_t map, const std::string& key) {
    if (const NodeRef found = NodeRef{&doc, map}.find(key)) return found.index();
    Node fresh;
    fresh.key = doc.keep(key);
    fresh.source = static_cast<uint16_t>(doc.sources().size() - 1);
    fresh.key_mark = origin.mark;
    const uint32_t index = doc.add(fresh);
    doc.append_child(map, index);
    if (doc.nodes()[map].kind == NodeKind::null) doc.edit(map).kind = NodeKind::map;
    return index;
  }

  uint32_t child_of_list(uint32_t list, const std::string& segment) {
    std::string ids;
    for (NodeRef item = NodeRef{&doc, list}.first(); item; item = item.next()) {
      const NodeRef id = item.find("id");
      if (id && id.text() == segment) return item.index();
      if (id) ids += (ids.empty() ? "" : ", ") + std::string{id.text()};
    }
    const auto position = parse_whole(segment);
    if (position && *position >= 0) {
      if (const NodeRef item = NodeRef{&doc, list}.at(static_cast<size_t>(*position))) return item.index();
    }
    problems.error(
        "unknown-path", origin, fmt::format("there is no entry `{}` in this list", segment),
        ids.empty() ? "name an entry by its position, from 0" : fmt::format("the entries are: {}", ids));
    return 0;
  }

  /// A list that was never written has no entry to set a part of. Said before the path makes an empty one.
  bool empty_list(const Type* type, uint32_t at, const Path& path, size_t i) {
    const bool written = doc.nodes()[at].kind == NodeKind::map && NodeRef{&doc, at}.find(path.segments[i]);
    if (type == nullptr || !is_list(*type) || i + 1 == path.segments.size() || written) return false;
    problems.error(
        "unknown-path", origin,
        fmt::format("there is no entry `{}`: `{}` is not given", path.segments[i + 1], path.segments[i]),
        "an entry has to be written in the file before parts of it can be set");
    return true;
  }

  uint32_t follow(const Type& root, const Path& path) {
    uint32_t at = 0;
    const Type* type = &root;
    for (size_t i = 0; i < path.segments.size(); ++i) {
      const std::string& segment = path.segments[i];
      type = type == nullptr ? nullptr : below(*type, segment);
      if (empty_list(type, at, path, i)) return 0;
      switch (doc.nodes()[at].kind) {
        case NodeKind::list: at = child_of_list(at, segment); break;
        case NodeKind::scalar: {
          problems.error("unknown-path", origin,
                         fmt::format("`{}` is written as a single value; `{}` cannot be set inside it",
                                     doc.nodes()[at].key, segment),
                         "set the whole value");
          return 0;
        }
        default: at = child_by_key(at, segment);
      }
      if (at == 0) return 0;
    }
    return at;
  }
};

/// Of a table's key that cannot be read ("2000-13-01"): why; empty where the path leads into no table.
std::string bad_key(const Type& type, const Path& path, const PathCheck& check) {
  const Type* at = &type;
  for (size_t i = 0; i < check.bad_segment && at != nullptr; ++i) at = below(*at, path.segments[i]);
  if (at == nullptr || at->shape != Shape::table) return {};
  alignas(16) unsigned char scratch[64];
  std::string why, help;
  const Scalar& key = *at->key().scalar;
  if (key.read(path.segments[check.bad_segment], false, scratch, why, help)) return {};
  return help.empty() ? fmt::format("give {}", key.expects) : help;
}

/// The type of the value that a path leads to, or null.
const Type* end_of(const Type& type, const Path& path) {
  const Type* at = &type;
  for (const std::string& segment : path.segments) {
    if (at != nullptr) at = below(*at, segment);
  }
  return at;
}

/// A text is taken as it stands, with colons, commas and marks of comments in it; unless it is quoted.
std::string quoted_text(const std::string& argument, size_t equals) {
  std::string out = argument.substr(0, equals + 1) + '\'';
  for (const char c : argument.substr(equals + 1)) out += c == '\'' ? "''" : std::string(1, c);
  return out + '\'';
}

std::string near_path(const Type& type, const Path& path, const PathCheck& check) {
  if (check.bad_segment > 0 && path.segments[check.bad_segment] == "kind")
    return "what an entry is cannot be set by itself: write the entry in the file, or set the whole list, "
           "such as 'events=[{kind: ownership, date: 2000-03-15, ...}]'";
  if (const std::string why = bad_key(type, path, check); !why.empty()) return why;
  std::string prefix;
  for (size_t i = 0; i < check.bad_segment; ++i) prefix += path.segments[i] + '.';
  const std::string_view near = nearest(path.segments[check.bad_segment], check.candidates);
  if (!near.empty()) return fmt::format("did you mean `{}{}`?", prefix, near);
  for (const std::string& leaf : scalar_paths(type)) {
    if (leaf.ends_with('.' + path.segments.back())) return fmt::format("did you mean `{}`?", leaf);
  }
  if (check.bad_segment == 0) return "payout fields lists what can be set; a result cannot be";
  return fmt::format("the keys here are: {}", fmt::join(check.candidates, ", "));
}

}  // namespace

size_t end_of_path(std::string_view argument) {
  bool inside = false;
  for (size_t i = 0; i < argument.size(); ++i) {
    if (argument[i] == '[') inside = true;
    if (argument[i] == ']') inside = false;
    if (argument[i] == '=' && !inside) return i;
  }
  return argument.npos;
}

void set_value(Document& doc, const std::string& argument, const Type& type, Problems& problems) {
  const std::string text = "--set " + argument;
  const size_t equals = end_of_path(argument);
  const auto path = parse_path(std::string_view{argument}.substr(0, equals));
  if (equals == argument.npos || !path) {
    const uint16_t source = doc.add_source({"--set", text});
    problems.error("bad-set", {&doc.source(source), {1, 7}}, fmt::format("`{}` is not PATH=VALUE", argument),
                   "for example --set salary.base=264000/year");
    return;
  }
  if (doc.empty()) {
    Node root;
    root.kind = NodeKind::map;
    doc.add(root);
  }
  const Type* end = end_of(type, *path);
  const std::string given = argument.substr(equals + 1);
  const bool plain = end != nullptr && end->name == "text" && !given.empty() && given != "~" &&
                     given != "null" && given[0] != '"' && given[0] != '\'';
  const uint32_t value = read_yaml_value(doc, "--set", plain ? "--set " + quoted_text(argument, equals) : text,
                                         6 + equals + 1, problems);
  if (value == 0) return;
  Editor editor{doc, problems, {&doc.source(static_cast<uint16_t>(doc.sources().size() - 1)), {1, 7}}};
  const PathCheck check = check_path(type, *path);
  if (!check.ok) {
    problems
        .error("unknown-path", editor.origin,
               fmt::format("there is no key `{}` in the path", path->segments[check.bad_segment]),
               near_path(type, *path, check))
        .width = static_cast<uint32_t>(equals);
    return;
  }
  const uint32_t target = editor.follow(type, *path);
  if (target == 0) return;
  Node edited = doc.nodes()[value];
  edited.key = doc.nodes()[target].key;
  edited.key_mark = {1, 7};
  edited.next = doc.nodes()[target].next;
  doc.edit(target) = edited;
}

}  // namespace payout
