#pragma once
#include "clauses/case.h"

namespace payout {

/// Whether the acquirer of a deal leaves unvested awards behind: where nothing says so, that is asked for, and
/// they are not left. In a deal that is only assumed
/// (a matrix) the acquirer assumes them.
bool left_behind(const Case& c, const ClauseHead& clause, const Occurrence& when);

}  // namespace payout
