#pragma once
#include "clauses/case.h"
#include "clauses/options/grant_scope.h"

namespace payout {

/// Calls `f(ClauseOf<K>)` for each clause of a kind that speaks of grants of a plan, in the agreement's order.
template <class K, class F>
void each_clause_for(const Case& c, const Held& held, F&& f) {
  c.agreement.each<K>([&](const ClauseOf<K>& clause) {
    if (clause.terms.scope.covers(c, clause.head, held)) f(clause);
  });
}

/// Its number, counted from 1, or `none`.
uint16_t first_clause_for(const Case& c, const Held& held, std::span<const size_t> clauses);

/// The first clause of a kind that speaks of grants of a plan.
template <class K>
struct PlanClause {
  const ClauseHead* head = nullptr;
  const K* terms = nullptr;
  explicit operator bool() const { return terms != nullptr; }
};
template <class K>
PlanClause<K> clause_for(const Case& c, const Held& held) {
  PlanClauses& known = c.situation.plan_clauses[held.type ? 1 : 0];
  const int type = held.type ? static_cast<int>(*held.type) : -1;
  if (known.plan != held.plan || known.type != type) {
    known.plan = held.plan;
    known.type = type;
    known.by_kind = {};
  }
  uint16_t& number = known.by_kind[kind_number<K>];
  if (number == 0) number = first_clause_for(c, held, c.agreement.of_kind<K>());
  if (number == PlanClauses::none) return {};
  const Clause& clause = c.agreement.clauses[number - size_t{1}];
  return {&clause.head, clause.as<K>()};
}

}  // namespace payout
