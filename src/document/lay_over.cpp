#include "document/lay_over.h"

#include <vector>

#include "document/read_yaml.h"
#include "document/visit.h"

namespace payout {
namespace {

struct Layer {
  Document& doc;

  NodeRef at(uint32_t node) const { return {&doc, node}; }
  NodeKind kind(uint32_t node) const { return doc.nodes()[node].kind; }

  /// The children, each cut off from the next.
  std::vector<uint32_t> take_children(uint32_t parent) {
    std::vector<uint32_t> all;
    for (NodeRef c = at(parent).first(); c; c = c.next()) all.push_back(c.index());
    for (const uint32_t c : all) doc.edit(c).next = 0;
    return all;
  }

  void replace(uint32_t base, uint32_t over) {
    Node node = doc.nodes()[over];
    node.next = doc.nodes()[base].next;
    doc.edit(base) = node;
  }

  /// A single entry that stands without brackets becomes a list of one.
  void bracket(uint32_t node) {
    if (kind(node) != NodeKind::map) return;
    Node entry = doc.nodes()[node];
    entry.key = {};
    entry.next = 0;
    const uint32_t child = doc.add(entry);
    doc.edit(node).kind = NodeKind::list;
    doc.edit(node).first_child = child;
  }

  bool other_kind(uint32_t base, uint32_t over) const {
    const NodeRef a = at(base).find("kind"), b = at(over).find("kind");
    return a && b && a.text() != b.text();
  }

  void merge(uint32_t base, uint32_t over, const Type* type) {
    if (type != nullptr && is_list(*type)) {
      const Type& entry = given_type(type->element());
      if (is_record(entry) && entry.id_field() != nullptr) {
        bracket(base);
        bracket(over);
      }
      return kind(base) == NodeKind::list && kind(over) == NodeKind::list && is_record(entry) &&
                     entry.id_field() != nullptr
                 ? merge_entries(base, over, entry)
                 : replace(base, over);
    }
    if (kind(base) != NodeKind::map || kind(over) != NodeKind::map || other_kind(base, over))
      return replace(base, over);
    for (const uint32_t child : take_children(over)) {
      const NodeRef there = at(base).find(doc.nodes()[child].key);
      if (there)
        merge(there.index(), child, below(type, doc.nodes()[child].key));
      else
        doc.append_child(base, child);
    }
  }

  void merge_entries(uint32_t base, uint32_t over, const Type& entry) {
    const std::string_view id = entry.id_field()->name;
    for (const uint32_t child : take_children(over)) {
      const NodeRef name = at(child).find(id);
      NodeRef there = name ? at(base).first() : NodeRef{};
      while (there && !(there.find(id) && there.find(id).text() == name.text())) there = there.next();
      if (there)
        merge(there.index(), child, &entry);
      else
        doc.append_child(base, child);
    }
  }

  static const Type* below(const Type* type, std::string_view key) {
    if (type == nullptr) return nullptr;
    if (is_table(*type)) return &given_type(type->element());
    const Field* field = is_record(*type) ? type->field(key) : nullptr;
    return field == nullptr ? nullptr : &given_type(field->type());
  }
};

}  // namespace

void lay_over(Document& doc, std::string name, std::string text, const Type& type, Problems& problems) {
  const uint32_t over = read_yaml_into(doc, std::move(name), std::move(text), problems);
  if (over == 0) return;
  const Node& read = doc.nodes()[over];
  if (read.kind == NodeKind::null) return;
  if (read.kind != NodeKind::map) {
    problems.error("wrong-shape", NodeRef{&doc, over}.origin(),
                   "a file of facts must be a map, as a scenario is",
                   "write the facts by their keys, for example `salary: {base: 264000/year}`");
    return;
  }
  if (doc.nodes()[0].kind == NodeKind::null) doc.edit(0).kind = NodeKind::map;
  Layer{doc}.merge(0, over, &type);
}

}  // namespace payout
