#pragma once
#include "clauses/parachute/exposure.h"

namespace payout {

/// Sets the dates of the accounting firm's determination and of the gross-up, which say whose tax year it falls
/// in.
void date_determination(const Exposure& e);

/// Puts them on the calendar, once it is known whether there is anything to pay.
void announce_determination(const Exposure& e);

}  // namespace payout
