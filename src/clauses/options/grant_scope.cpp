#include "clauses/options/grant_scope.h"

#include <algorithm>

#include "clauses/case.h"

namespace payout {

bool GrantScope::covers(const Case& c, std::string_view document, std::string_view plan) const {
  if (std::ranges::find(plans, plan) == plans.end()) return false;
  const Position position = c.facts.employee.position.value_or(Position::employee);
  if (!holders.empty() && std::ranges::find(holders, position) == holders.end()) return false;
  return c.in_force(document);
}

}  // namespace payout
