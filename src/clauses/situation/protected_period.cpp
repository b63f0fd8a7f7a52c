#include "clauses/situation/protected_period.h"

#include "clauses/case.h"

namespace payout {

void find_protection(const Case& c) {
  if (!c.situation.end) return;
  c.agreement.each<ProtectedPeriod>([&](const ClauseOf<ProtectedPeriod>& period) {
    if (!c.under(period.head.document())) return;
    for (const Change& change : c.situation.changes) {
      if (change.definition->id != period.terms.change || *c.situation.end < change.date) continue;
      if (*c.situation.end <= c.last_day_of(change.date, period.terms.after)) {
        c.situation.find(Finding::protected_period);
      }
    }
  });
}

}  // namespace payout
