#pragma once
#include "clauses/case.h"

namespace payout {

/// What the scenario says of a payment of a line, the first being 0; null where it says nothing.
const PaymentMade* payment_fact(const KnownCase& c, const Line& line, size_t number);

}  // namespace payout
