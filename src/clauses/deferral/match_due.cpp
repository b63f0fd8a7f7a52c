#include "clauses/deferral/company_match.h"

#include <algorithm>

#include "clauses/deferral/contributions.h"

namespace payout {
namespace {

/// Deferrals up to a tier's share of pay; the plan's own cap limits every tier.
Figure up_to(const DeferralPlan& plan, const MatchTier& tier, Figure deferred, Figure pay) {
  Workings& work = plan.c.work;
  const bool own_cap = tier.on_first && tier.on_first->value < plan.match->cap.value;
  const Figure cap = own_cap ? work.fact(*tier.on_first, {}) : work.term(plan.match->cap, {});
  return work.least(deferred, work.product(cap, pay));
}

}  // namespace

Figure match_on(const DeferralPlan& plan, Figure deferred, Figure pay) {
  Workings& work = plan.c.work;
  std::vector<Figure> parts;
  std::optional<Figure> below;
  for (const MatchTier& tier : plan.facts.match) {
    const Figure upto = up_to(plan, tier, deferred, pay);
    parts.push_back(work.product(work.fact(tier.rate, {}), below ? work.difference(upto, *below) : upto));
    below = upto;
  }
  return parts.size() == 1 ? parts[0] : work.sum(parts);
}

Figure match_due(const DeferralPlan& plan, const MatchYear& sums) {
  Workings& work = plan.c.work;
  Figure due = match_on(plan, sums.deferred, sums.pay);
  if (sums.elsewhere.value != Exact{}) due = work.difference(due, sums.elsewhere);
  // It is a match on what is contributed here, never one that the other plan left undone on its own deferrals.
  if (sums.own.value != sums.deferred.value) {
    const Figure on_own = match_on(plan, sums.own, sums.pay);
    if (on_own.value < due.value) due = on_own;
  }
  if (sums.matched.value != Exact{}) due = work.difference(due, sums.matched);
  if (due.value < Exact{}) due = work.derived(Exact{}, Unit::money, "match already made elsewhere", {due});
  return work.rounded(due);
}

}  // namespace payout
