#pragma once
#include <string_view>

#include "document/node.h"

namespace payout {

/// The node written at a path, or the nearest one above it that was written; empty when nothing was.
NodeRef locate(const Document& doc, std::string_view path);

/// Where to point for a path: at its value; at the key of the nearest part above it when it was not written; at
/// the file as a whole when nothing near it was.
Origin origin_of(const Document& doc, std::string_view path);

}  // namespace payout
