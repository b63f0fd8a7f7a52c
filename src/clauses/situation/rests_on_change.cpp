#include "clauses/situation/rests_on_change.h"

#include <algorithm>

#include "clauses/situation/route.h"

namespace payout {
namespace {

template <class T>
bool among(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

/// The route by which employment ended is named, and is open only after a change in control.
bool by_route_after_change(const Case& c, const When& when) {
  const ClauseHead* route = c.situation.route;
  if (route == nullptr || !among(when.route, route->id)) return false;
  const Route* terms = route_terms(c);
  return terms != nullptr && terms->after_change;
}

bool names_change(const Case& c, const When& when) {
  if (when.change || among(when.holds, Finding::protected_period)) return true;
  return by_route_after_change(c, when) ||
         (!when.reason.empty() &&
          std::ranges::all_of(when.reason, [](Reason reason) { return reason == Reason::change_in_control; }));
}

/// Whether one way alone would give what the clause gives.
bool is_met(const Case& c, const ClauseHead& clause, const When& when) {
  return !occurrences(c, ClauseHead{clause.id, clause.cite, {}, {when}, {}}).empty();
}

}  // namespace

bool rests_on_change(const Case& c, const ClauseHead& clause) {
  const auto names = [&](const When& when) { return names_change(c, when); };
  if (std::ranges::none_of(clause.when, names)) return false;
  return std::ranges::none_of(clause.when,
                              [&](const When& when) { return !names(when) && is_met(c, clause, when); });
}

}  // namespace payout
