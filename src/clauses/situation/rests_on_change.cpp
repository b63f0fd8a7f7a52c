#include "clauses/situation/rests_on_change.h"

#include <algorithm>

#include "clauses/conditions.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

template <class T>
bool among(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

/// A route by which employment ended is named, and is open only after a change in control.
bool by_route_after_change(const Case& c, const When& when) {
  return std::ranges::any_of(c.situation.routes, [&](const ClauseHead* route) {
    if (!among(when.route, route->id)) return false;
    const Route* terms = route_terms(c, *route);
    return terms != nullptr && terms->after_change.has_value();
  });
}

bool asks_for_period(const When& when) {
  const auto period = [](const FindingName::Test& test) { return test.finding == Finding::protected_period; };
  return std::ranges::any_of(when.holds,
                             [&](const FindingName& name) { return std::ranges::any_of(name.tests, period); });
}

bool names_change(const Case& c, const When& when) {
  if (when.change || asks_for_period(when)) return true;
  return by_route_after_change(c, when) ||
         (!when.reason.empty() &&
          std::ranges::all_of(when.reason, [](Reason reason) { return reason == Reason::change_in_control; }));
}

}  // namespace

bool rests_on_change(const Case& c, const ClauseHead& clause) {
  const auto names = [&](const When& when) { return names_change(c, when); };
  if (std::ranges::none_of(clause.when, names)) return false;
  return std::ranges::none_of(clause.when,
                              [&](const When& when) { return !names(when) && triggers(c, clause, when); });
}

bool owed_anyway(const ClauseHead& clause) {
  return !clause.when.empty() && std::ranges::all_of(clause.when, &When::always);
}

}  // namespace payout
