#include "document/node.h"

namespace payout {

const Node& NodeRef::node() const {
  return doc_->nodes()[index_];
}

NodeRef NodeRef::first() const {
  const uint32_t child = node().first_child;
  return child == 0 ? NodeRef{} : NodeRef{doc_, child};
}

NodeRef NodeRef::next() const {
  const uint32_t sibling = node().next;
  return sibling == 0 ? NodeRef{} : NodeRef{doc_, sibling};
}

NodeRef NodeRef::find(std::string_view key) const {
  if (kind() != NodeKind::map) return {};
  for (NodeRef child = first(); child; child = child.next()) {
    if (child.key() == key) return child;
  }
  return {};
}

NodeRef NodeRef::at(size_t position) const {
  NodeRef child = first();
  while (child && position-- > 0) child = child.next();
  return child;
}

size_t NodeRef::size() const {
  size_t count = 0;
  for (NodeRef child = first(); child; child = child.next()) ++count;
  return count;
}

Origin NodeRef::origin() const {
  const Node& n = node();
  return {&doc_->source(n.source), n.mark.line != 0 ? n.mark : n.key_mark};
}

Origin NodeRef::key_origin() const {
  const Node& n = node();
  return {&doc_->source(n.source), n.key_mark.line != 0 ? n.key_mark : n.mark};
}

uint16_t Document::add_source(Source source) {
  sources_.push_back(std::move(source));
  return static_cast<uint16_t>(sources_.size() - 1);
}

uint32_t Document::add(Node node) {
  nodes_.push_back(node);
  return static_cast<uint32_t>(nodes_.size() - 1);
}

void Document::append_child(uint32_t parent, uint32_t child) {
  uint32_t* link = &nodes_[parent].first_child;
  while (*link != 0) link = &nodes_[*link].next;
  *link = child;
}

std::string_view Document::keep(std::string text) {
  texts_.push_back(std::move(text));
  return texts_.back();
}

}  // namespace payout
