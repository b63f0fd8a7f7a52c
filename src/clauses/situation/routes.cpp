#include "clauses/situation/routes.h"

#include <fmt/format.h>

#include "clauses/case.h"
#include "clauses/situation/route.h"

namespace payout {

std::optional<RouteSides> sides_of(const Clause& clause) {
  const auto* route = clause.as<Route>();
  if (route == nullptr) return std::nullopt;
  return RouteSides{route->reason, route->by, route->after_change.has_value()};
}

std::optional<RouteSides> sides_of_route(const Agreement& agreement, std::string_view id) {
  const Clause* clause = agreement.find(id);
  return clause != nullptr ? sides_of(*clause) : std::nullopt;
}

std::optional<Party> party_of(Reason reason) {
  switch (reason) {
    case Reason::cause:
    case Reason::without_cause:
    case Reason::director_not_renominated:
    case Reason::director_removed: return Party::company;
    case Reason::resignation:
    case Reason::retirement:
    case Reason::constructive_dismissal:
    case Reason::director_resignation: return Party::employee;
    default: return std::nullopt;
  }
}

std::string words_of(std::span<const Reason> reasons) {
  std::string text;
  for (const Reason r : reasons) text += fmt::format("{}`{}`", text.empty() ? "" : ", ", name_of(r));
  return text;
}

bool takes_what_arose(const Case& c, const ClauseHead& route) {
  const Route* terms = route_terms(c, route);
  return terms->ends_rights && c.choose(terms->cause_cutoff) == Cutoff::all_unpaid_lost;
}

}  // namespace payout
