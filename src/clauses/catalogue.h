#pragma once
#include <span>

#include "clauses/kind.h"

namespace payout {

/// Every kind of clause there is, in the order of the manual. For the loader, the schema and the manual: a
/// clause knows its own kind, and nothing else asks which others there are.
std::span<const Kind> catalogue();

}  // namespace payout
