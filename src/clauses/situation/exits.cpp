#include "clauses/situation/exits.h"

#include <algorithm>

#include "clauses/situation/route.h"

namespace payout {
namespace {

bool of_directors(Reason reason) {
  return name_of(reason).starts_with("director");
}

std::string_view grounds_of(const Route& route) {
  if (route.absent) return "an absence as long as the clause requires";
  if (route.conduct) return "conduct of a kind that the clause names";
  if (route.dismissal) return "an act of the company of a kind that the clause names";
  return {};
}

/// Reasons that clauses name, for documents without routes.
std::vector<Exit> exits_by_reason(const Agreement& agreement, const Scenario& facts) {
  std::vector<Exit> exits;
  const bool director = facts.employee.position == Position::director;
  for (size_t i = 0; i < reason_names.size(); ++i) {
    const auto reason = static_cast<Reason>(i);
    const bool named = std::ranges::any_of(agreement.clauses, [&](const Clause& clause) {
      return is_under(facts, clause.head) && std::ranges::any_of(clause.head.when, [&](const When& when) {
               return std::ranges::find(when.reason, reason) != when.reason.end();
             });
    });
    if (named && of_directors(reason) == director && reason != Reason::change_in_control)
      exits.push_back({.reason = reason});
  }
  return exits;
}

}  // namespace

bool is_under(const Scenario& facts, const ClauseHead& clause) {
  return facts.documents.empty() ||
         std::ranges::find(facts.documents, clause.document()) != facts.documents.end();
}

/// One end of employment has a route under each document: what another document calls the same is no way of its
/// own, unless it asks for more.
static bool is_listed(const std::vector<Exit>& exits, const ClauseHead& head, const Route& route,
                      Reason reason) {
  if (route.after_change || route.notice || !grounds_of(route).empty()) return false;
  return std::ranges::any_of(exits, [&](const Exit& exit) {
    return exit.reason == reason && exit.by == route.by && exit.route->document() != head.document();
  });
}

std::vector<Exit> exits_of(const Agreement& agreement, const Scenario& facts) {
  std::vector<Exit> exits;
  agreement.each<Route>([&](const ClauseOf<Route>& route) {
    if (!is_under(facts, route.head)) return;
    const Route& r = route.terms;
    for (const Reason& reason : r.reason) {
      if (is_listed(exits, route.head, r, reason)) continue;
      exits.push_back({&route.head, reason, r.by, r.notice, r.after_change.has_value(),
                       &reason == &r.reason.front(), grounds_of(r)});
    }
  });
  if (exits.empty()) exits = exits_by_reason(agreement, facts);
  // Documents that treat every end of service alike name none: then there is the scenario's own.
  if (exits.empty() && facts.termination) exits.push_back({.reason = facts.termination->reason});
  return exits;
}

}  // namespace payout
