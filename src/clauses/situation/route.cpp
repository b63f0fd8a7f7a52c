#include "clauses/situation/route.h"

#include <algorithm>

#include "clauses/case.h"

namespace payout {

static bool fits(const Case& c, const Route& route) {
  const Termination& end = *c.facts.termination;
  if (std::ranges::find(route.reason, end.reason) == route.reason.end()) return false;
  if (route.by && *route.by != c.situation.by) return false;
  if (!route.after_change) return true;
  const Change* change = c.situation.first_change(route.after_change->change);
  return change != nullptr && end.date >= change->date &&
         end.date <= c.last_day_of(change->date, route.after_change->within);
}

void find_route(const Case& c) {
  if (!c.facts.termination) return;
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    if (c.situation.route != nullptr || !c.under(route.head.document())) return;
    if (fits(c, route.terms)) c.situation.route = &route.head;
  });
}

}  // namespace payout
