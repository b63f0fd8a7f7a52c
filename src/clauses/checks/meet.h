#pragma once
#include "clauses/agreement.h"

namespace payout {

/// Whether what an entry names is there: where it is not, which is told, nothing more can be said of it.
bool is_sound(const Agreement& agreement, const When& when);

/// Whether one set of facts plainly meets both clauses: they ask for the same end, or the same change.
bool plainly_meet(const Agreement& agreement, const ClauseHead& a, const ClauseHead& b);

/// Whether one end of employment can meet both: nothing in them speaks against it.
bool can_meet(const Agreement& agreement, const ClauseHead& a, const ClauseHead& b);

}  // namespace payout
