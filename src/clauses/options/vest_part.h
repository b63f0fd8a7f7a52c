#pragma once
#include "clauses/options/acceleration.h"

namespace payout {

/// Vests what the clauses of one day give of a grant that do not simply vest all of it: of several the one that
/// gives most. `first` is the first of that day; later ones find what it left.
void vest_part(const Case& c, const Accelerations& accelerations, size_t first, GrantResult& grant);

}  // namespace payout
