#include "clauses/severance/paid_facts.h"

namespace payout {

const PaymentMade* payment_fact(const Scenario& facts, const Line& line, size_t number) {
  const PaymentMade* of_all = nullptr;
  for (const PaymentMade& fact : facts.payments) {
    if (fact.line != line.id) continue;
    if (!fact.payment) of_all = &fact;
    if (fact.payment == static_cast<int>(number) + 1) return &fact;
  }
  return of_all;
}

}  // namespace payout
