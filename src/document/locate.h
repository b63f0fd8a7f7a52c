#pragma once
#include <string_view>

#include "document/node.h"

namespace payout {

/// The node written at a path, or the nearest one above it that was written; empty when nothing was.
NodeRef locate(const Document& doc, std::string_view path);

/// Where to point for a path: at its value; at the key of the nearest part above it when it was not written; at
/// the file as a whole when nothing near it was.
Origin origin_of(const Document& doc, std::string_view path);

/// Where the value at a path was written; no source where it was not. A single value that stands for a whole
/// record was written there: `notice: 2000-05-31` for `notice.given`.
Origin written_at(const Document& doc, std::string_view path);

}  // namespace payout
