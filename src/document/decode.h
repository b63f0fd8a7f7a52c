#pragma once
#include "document/diagnostic.h"
#include "document/node.h"
#include "document/type.h"

namespace payout {

/// Fills `out` (of `type`) from `node`, guided by the field descriptions. Every problem is reported: unknown
/// keys with the nearest name or the place where they belong, missing facts with what they are, values with
/// what was expected. `root` is the type of the whole file, for "belongs under" hints.
void decode(NodeRef node, const Type& type, void* out, const Type& root, Problems& problems);

template <class T>
void decode(NodeRef node, T& out, Problems& problems) {
  decode(node, type_of<T>(), &out, type_of<T>(), problems);
}

}  // namespace payout
