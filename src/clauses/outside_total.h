#pragma once
#include "clauses/case.h"

namespace payout {

/// What is owed and stands in no total, since nobody said how much it is: in words, with the fact to give.
void tell_outside_total(const Case& c);

}  // namespace payout
