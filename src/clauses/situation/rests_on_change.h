#pragma once
#include "clauses/case.h"

namespace payout {

/// Whether what a triggered clause gives on these facts needs a change in control by the agreement's own words:
/// every way in which it is met names a change, a time of protection around one, or a route that exists only
/// after one. How long after the change it is paid makes no difference.
bool rests_on_change(const Case& c, const ClauseHead& clause);

/// Owed however employment ends: none of its ways asks for more.
bool owed_anyway(const ClauseHead& clause);

}  // namespace payout
