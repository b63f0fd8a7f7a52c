#pragma once
#include "clauses/parachute/exposure.h"

namespace payout {

/// Sets the dates of the accountants' determination and of the gross-up.
void determine(const Exposure& e);

}  // namespace payout
