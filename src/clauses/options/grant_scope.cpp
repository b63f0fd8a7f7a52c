#include "clauses/options/grant_scope.h"

#include <algorithm>

#include "clauses/options/plan_clause.h"

namespace payout {

bool GrantScope::names(AwardType type) const {
  if (awards.empty()) return true;
  const auto same = static_cast<ScopeAward>(type);
  const bool option = type == AwardType::iso || type == AwardType::nso;
  return std::ranges::any_of(awards,
                             [&](ScopeAward a) { return a == same || (option && a == ScopeAward::option); });
}

bool GrantScope::stock_only() const {
  constexpr std::array stock{ScopeAward::rsu, ScopeAward::restricted_stock, ScopeAward::psu};
  return !awards.empty() &&
         std::ranges::all_of(awards, [&](ScopeAward a) { return std::ranges::find(stock, a) != stock.end(); });
}

bool GrantScope::covers(const KnownCase& c, const ClauseHead& clause, const Held& held) const {
  if (std::ranges::find(plans, held.plan) == plans.end()) return false;
  if (held.type && !names(*held.type)) return false;
  const Position position = c.facts.employee.position.value_or(Position::employee);
  if (!holders.empty() && std::ranges::find(holders, position) == holders.end()) return false;
  return c.in_force(clause);
}

uint16_t first_clause_for(const Case& c, const Held& held, std::span<const size_t> clauses) {
  for (const size_t i : clauses) {
    const Clause& clause = c.agreement.clauses[i];
    if (clause.terms.kind().scope(clause.terms.object()).covers(c, clause.head, held))
      return static_cast<uint16_t>(i + 1);
  }
  return PlanClauses::none;
}

}  // namespace payout
