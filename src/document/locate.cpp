#include "document/locate.h"

#include "document/path.h"
#include "values/number_text.h"

namespace payout {

static NodeRef child(NodeRef parent, const std::string& segment) {
  if (parent.kind() == NodeKind::map) return parent.find(segment);
  if (parent.kind() != NodeKind::list) return {};
  for (NodeRef item = parent.first(); item; item = item.next()) {
    const NodeRef id = item.find("id");
    if (id && id.text() == segment) return item;
  }
  const auto index = parse_whole(segment);
  return index && *index >= 0 ? parent.at(static_cast<size_t>(*index)) : NodeRef{};
}

NodeRef locate(const Document& doc, std::string_view text) {
  NodeRef at = doc.root();
  const auto path = parse_path(text);
  if (!at || !path) return at;
  for (const std::string& segment : path->segments) {
    const NodeRef next = child(at, segment);
    if (!next) return at;
    at = next;
  }
  return at;
}

}  // namespace payout
