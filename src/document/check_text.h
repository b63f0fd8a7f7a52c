#pragma once
#include <string_view>

#include "document/diagnostic.h"
#include "document/node.h"

namespace payout {

/// The place of a byte of a text.
Mark mark_at(std::string_view text, size_t offset);

/// Finds what yaml-cpp would reject in its own words, and says it in ours: bytes that are no UTF-8, zero bytes,
/// tabs in the indentation. True when the text can be parsed.
bool check_text(const Source& source, Problems& problems);

}  // namespace payout
