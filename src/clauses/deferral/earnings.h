#pragma once
#include <optional>
#include <vector>

#include "clauses/deferral/plan.h"
#include "clauses/deferral/pool.h"

namespace payout {

/// Whether the facts say what the account earns.
bool knows_earnings(const DeferralPlan& plan);

/// What the account earns from one posting to the next; nothing where the facts do not say (which is reported).
std::optional<Growth> growth_between(const DeferralPlan& plan, Date from, Date to);

/// The facts that say what the account earns from one day to another, for workings.
std::vector<Figure> earnings_facts(const DeferralPlan& plan, Date from, Date to);

/// Credits earnings up to a valuation date, one posting for each plan year or stated return, and returns their
/// sum. Nothing where the facts do not say what is earned; no posting where the date is not later than the last
/// one.
std::optional<Money> roll(const DeferralPlan& plan, Pool& pool, Date to);

}  // namespace payout
