#include "clauses/deferral/deferral_result.h"

#include "values/keep_memory.h"

namespace payout {

void DeferralResult::clear() {
  DeferralResult fresh;
  keep_memory(vested_by_change, fresh.vested_by_change);
  keep_memory(payments, fresh.payments);
  keep_memory(plan_years, fresh.plan_years);
  keep_memory(history, fresh.history);
  keep_memory(elections, fresh.elections);
  *this = std::move(fresh);
}

}  // namespace payout
