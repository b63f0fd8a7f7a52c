#pragma once
#include <string_view>

#include "document/node.h"

namespace payout {

/// The node written at a path, or the nearest one above it that was written; empty when nothing was.
NodeRef locate(const Document& doc, std::string_view path);

}  // namespace payout
