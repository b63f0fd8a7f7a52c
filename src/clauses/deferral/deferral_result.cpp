#include "clauses/deferral/deferral_result.h"

namespace payout {

void DeferralResult::clear() {
  DeferralResult fresh;
  const auto keep = [](auto& from, auto& to) {
    from.clear();
    to.swap(from);
  };
  keep(vested_by_change, fresh.vested_by_change);
  keep(payments, fresh.payments);
  keep(plan_years, fresh.plan_years);
  keep(history, fresh.history);
  keep(elections, fresh.elections);
  *this = std::move(fresh);
}

}  // namespace payout
