#pragma once
#include "clauses/case.h"

namespace payout {

/// What the scenario says of a payment of a line, the first being 0; null where it says nothing.
const PaymentMade* payment_fact(const Scenario& facts, const Line& line, size_t number);
inline const PaymentMade* payment_fact(const KnownCase& c, const Line& line, size_t number) {
  return payment_fact(c.facts, line, number);
}

}  // namespace payout
