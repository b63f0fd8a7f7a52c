#pragma once
#include "clauses/deferral/kept_account.h"
#include "clauses/deferral/transfers.h"

namespace payout {

/// Whether the facts give contributions, beside or in place of a balance.
inline bool has_history(const DeferralPlan& plan) {
  return !plan.facts.plan_years.empty();
}

/// Keeps an account valuation by valuation from its opening balance (none: nothing) to the valuation on or
/// after the end of employment, or to the last date that the facts give. Adds its postings to the result. False
/// where a fact is missing.
bool keep(const DeferralPlan& plan, KeptAccount& account);

}  // namespace payout
