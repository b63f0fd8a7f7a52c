#include "clauses/accounts/accounts.h"

#include "clauses/accounts/ledger.h"

namespace payout {

void account_for(const Agreement& agreement, const Scenario& facts, Workspace& space) {
  const ReadingUse readings = space.readings;  // what is asked here is no use of a reading
  space.work.record(true);
  space.work.explain(true);
  const Case c{{agreement, facts, readings, space.situation, Detail::calendar}, space.work, space.result};
  const Ledger book{c};
  for (const auto account : {account_deferral}) {
    try {
      account(book);
    } catch (const Overflow&) {
      continue;  // a fraction too long to be kept exactly: the figures of this part stay without an account
    }
  }
}

}  // namespace payout
