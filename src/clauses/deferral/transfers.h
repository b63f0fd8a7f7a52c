#pragma once
#include <vector>

#include "clauses/deferral/kept_account.h"
#include "clauses/deferral/plan.h"
#include "clauses/deferral/pool.h"

namespace payout {

/// What moves to the qualified plan for one plan year, and what it earned until then, which stays.
struct PlannedTransfer {
  int year = 0;
  Date on = {};
  Parts parts = {};
  Money earnings = {};
  Money forfeited = {};  ///< of its match, what the end of employment had forfeited before it
};

/// Every transfer of the facts, by date; completes the plan years of the result. Call after the contributions.
std::vector<PlannedTransfer> plan_transfers(const DeferralPlan& plan, const KeptAccount& account);

}  // namespace payout
