#pragma once
#include "clauses/module.h"

namespace payout {

struct Case;
struct ClauseHead;

/// Asks for the tier of the person where a clause names one, nothing else speaks against it, and none is given.
/// Returns whether it had to.
bool ask_for_tier(const Case& c, const ClauseHead& clause, Module module);

}  // namespace payout
