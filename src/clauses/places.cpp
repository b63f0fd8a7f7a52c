#include "clauses/places.h"

#include "document/read_yaml.h"

namespace payout {
namespace {

NodeRef key_below(NodeRef node, std::string_view key) {
  for (NodeRef child = node.first(); child; child = child.next()) {
    if (child.key() == key) return child;
    if (const NodeRef found = key_below(child, key)) return found;
  }
  return {};
}

/// The scalar `text` below a key, however deep.
NodeRef value_below(NodeRef node, std::string_view key, std::string_view text, bool inside) {
  for (NodeRef child = node.first(); child; child = child.next()) {
    const bool here = inside || child.key() == key;
    if (here && child.kind() == NodeKind::scalar && child.text() == text) return child;
    if (const NodeRef found = value_below(child, key, text, here)) return found;
  }
  return {};
}

}  // namespace

/// A clause by its position among all that are written.
static NodeRef written(std::span<const Document* const> files, size_t index) {
  for (const Document* file : files) {
    const NodeRef list = file->root() ? file->root().find("clauses") : NodeRef{};
    if (!list) continue;
    const size_t here = list.kind() == NodeKind::list ? list.size() : 1;
    if (index < here) return list.kind() == NodeKind::list ? list.at(index) : list;
    index -= here;
  }
  return {};
}

NodeRef Places::clause(size_t index) const {
  for (const size_t other : left_out) index += other <= index ? 1 : 0;
  return written(files, index);
}

NodeRef Places::unread(size_t position) const {
  const NodeRef node = written(files, position);
  const NodeRef id = node && node.kind() == NodeKind::map ? node.find("id") : NodeRef{};
  return id && id.kind() == NodeKind::scalar ? id : NodeRef{};
}

Origin Places::document(std::string_view name) const {
  for (const Document* file : files) {
    const NodeRef list = file->root() ? file->root().find("documents") : NodeRef{};
    const NodeRef found = list && list.kind() == NodeKind::map ? list.find(name) : NodeRef{};
    if (found) return found.key_origin();
  }
  return {};
}

Origin Places::of(size_t index, std::string_view key) const {
  NodeRef node = clause(index);
  for (size_t i = 0; !node && i < files.size(); ++i) node = files[i]->root().find("counting");
  if (!node) return {};
  const NodeRef found = key_below(node, key);
  return found ? found.key_origin() : node.origin();
}

Origin Places::item(size_t index, std::string_view list, std::string_view id, std::string_view field) const {
  const NodeRef node = clause(index);
  const NodeRef all = node ? node.find(list) : NodeRef{};
  if (!all) return of(index, list);
  NodeRef entry = all.kind() == NodeKind::list ? all.first() : all;
  for (; entry; entry = all.kind() == NodeKind::list ? entry.next() : NodeRef{}) {
    const NodeRef name = entry.kind() == NodeKind::map ? entry.find("id") : NodeRef{};
    if (!name || name.text() != id) continue;
    const NodeRef found = field.empty() ? NodeRef{} : entry.find(field);
    return found ? found.origin() : entry.origin();
  }
  return of(index, list);
}

Origin Places::value(size_t index, std::string_view key, std::string_view text) const {
  const NodeRef node = clause(index);
  NodeRef found = node ? value_below(node, key, text, false) : NodeRef{};
  if (node && !found && key == "route") found = value_below(node, "when", text, false);  // `when: fired`
  return found ? found.origin() : of(index, key);
}

}  // namespace payout
