#include "clauses/situation/protected_period.h"

#include "clauses/case.h"
#include "clauses/situation/change_in_control.h"

namespace payout {

void find_protection(const Case& c) {
  if (!c.situation.end) return;
  c.agreement.each<ProtectedPeriod>([&](const ClauseOf<ProtectedPeriod>& period) {
    if (!c.under(period.head.document())) return;
    if (change_covering(c, period.terms.change, *c.situation.end, period.terms.after) != nullptr) {
      c.situation.find(Finding::protected_period);
    }
  });
}

}  // namespace payout
