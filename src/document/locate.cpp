#include "document/locate.h"

#include "document/path.h"
#include "values/number_text.h"

namespace payout {

/// A key that is written in another way: money in the place of a rate (`target_bonus: 130000/year`), or in the
/// other spelling.
static NodeRef written_otherwise(NodeRef parent, std::string_view key) {
  constexpr std::string_view amount = "_amount";
  if (key.ends_with(amount)) return parent.find(std::string{key.substr(0, key.size() - amount.size())});
  return key == "installments" ? parent.find("installments") : NodeRef{};
}

/// An entry of a list that is written by keys: `times: {chief: 3, officer: 2}`.
static NodeRef nth_child(NodeRef map, int64_t n) {
  NodeRef found = map.first();
  for (; found && n > 0; --n) found = found.next();
  return found;
}

/// Part of the first entry, where a map that stands for entry 0 turns out to be entries by their keys.
static NodeRef of_first_entry(NodeRef map, const std::string& segment) {
  const NodeRef first = map.first();
  if (!first) return {};
  if (first.kind() == NodeKind::map) return first.find(segment);
  return segment == "value" ? first : NodeRef{};
}

static NodeRef child(NodeRef parent, const std::string& segment) {
  if (parent.kind() == NodeKind::map) {
    const NodeRef found = parent.find(segment);
    if (found) return found;
    if (segment == "0") return parent;  // one entry in place of a list
    const auto nth = parse_whole(segment);
    return nth && *nth > 0 ? nth_child(parent, *nth) : written_otherwise(parent, segment);
  }
  if (parent.kind() != NodeKind::list) return {};
  for (NodeRef item = parent.first(); item; item = item.next()) {
    const NodeRef id = item.find("id");
    if (id && id.text() == segment) return item;
  }
  const auto index = parse_whole(segment);
  return index && *index >= 0 ? parent.at(static_cast<size_t>(*index)) : NodeRef{};
}

/// Follows `path` from the root as far as it was written; `whole` says whether that is all the way.
static NodeRef follow(const Document& doc, std::string_view text, bool& whole) {
  NodeRef at = doc.root();
  const auto path = parse_path(text);
  whole = at && path;
  if (!whole) return at;
  bool entry_0 = false;
  for (const std::string& segment : path->segments) {
    NodeRef next = child(at, segment);
    if (!next && entry_0) next = of_first_entry(at, segment);
    entry_0 = next && segment == "0" && next.index() == at.index();
    if (!next) {
      whole = false;
      return at;
    }
    at = next;
  }
  return at;
}

NodeRef locate(const Document& doc, std::string_view path) {
  bool whole = false;
  return follow(doc, path, whole);
}

Origin origin_of(const Document& doc, std::string_view path) {
  bool whole = false;
  const NodeRef at = follow(doc, path, whole);
  if (!at) return doc.sources().empty() ? Origin{} : Origin{&doc.source(0), {}};
  if (whole) return at.origin();
  return at.index() == doc.root().index() ? Origin{&doc.source(0), {}} : at.key_origin();
}

Origin written_at(const Document& doc, std::string_view path) {
  bool whole = false;
  const NodeRef at = follow(doc, path, whole);
  const bool stands_for_it = at && at.kind() == NodeKind::scalar && at.index() != doc.root().index();
  return whole || stands_for_it ? at.origin() : Origin{};
}

}  // namespace payout
