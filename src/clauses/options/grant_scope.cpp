#include "clauses/options/grant_scope.h"

#include <algorithm>

#include "clauses/options/covering.h"

namespace payout {

bool GrantScope::covers(const KnownCase& c, std::string_view document, std::string_view plan) const {
  if (std::ranges::find(plans, plan) == plans.end()) return false;
  const Position position = c.facts.employee.position.value_or(Position::employee);
  if (!holders.empty() && std::ranges::find(holders, position) == holders.end()) return false;
  return c.in_force(document);
}

uint16_t first_covering(const Case& c, std::string_view plan, std::span<const size_t> clauses) {
  for (const size_t i : clauses) {
    const Clause& clause = c.agreement.clauses[i];
    if (clause.terms.kind().scope(clause.terms.object()).covers(c, clause.head.document(), plan))
      return static_cast<uint16_t>(i + 1);
  }
  return CoveringClauses::none;
}

}  // namespace payout
