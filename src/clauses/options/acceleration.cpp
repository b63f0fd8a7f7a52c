#include "clauses/options/acceleration.h"

#include <algorithm>

#include "clauses/options/corporate_event.h"
#include "clauses/options/covering.h"

namespace payout {
namespace {

void add_triggered(const Case& c, Accelerations& all) {
  c.agreement.each<OptionAcceleration>([&](const ClauseOf<OptionAcceleration>& clause) {
    for (const Occurrence& when : occurrences(c, clause.head)) {
      const bool temporary = c.choose(clause.terms.lasts) == AccelerationLasts::pre_closing_window_only;
      all.push_back({&clause.head, &clause.terms.scope, when.date, when.date, std::nullopt, temporary});
    }
  });
}

void apply(const EarlyVesting& a, Tranche& tranche) {
  if (a.temporary) {
    if (!tranche.accelerated) tranche.temporary_until = a.event;
    return;
  }
  if (!tranche.accelerated) {
    tranche.accelerated = a.day;
    tranche.accelerated_by = a.clause->cite;
    tranche.accelerated_clause = a.clause;
    tranche.gone = a.forfeits;
    tranche.fate = a.forfeits ? Fate::forfeited : Fate::open;
  } else if (*tranche.accelerated == a.day && tranche.also_by.empty()) {
    tranche.also_by = a.clause->cite;
  }
}

}  // namespace

Accelerations find_accelerations(const Case& c) {
  Accelerations all;
  add_triggered(c, all);
  add_corporate_events(c, all);
  std::ranges::stable_sort(all, {}, &EarlyVesting::event);
  return all;
}

void accelerate(const Case& c, const Accelerations& accelerations, GrantResult& grant) {
  for (const EarlyVesting& a : accelerations) {
    if (!a.scope->covers(c, a.clause->document(), grant.plan)) continue;
    if (grant.granted && *grant.granted > a.event) continue;
    if ((grant.end && a.event > *grant.end) || (grant.expires && a.event > *grant.expires)) continue;
    for (Tranche& tranche : grant.tranches) {
      if (tranche.vests && *tranche.vests > a.event) apply(a, tranche);
    }
  }
}

}  // namespace payout
