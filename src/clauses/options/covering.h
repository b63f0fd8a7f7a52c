#pragma once
#include "clauses/case.h"
#include "clauses/options/grant_scope.h"

namespace payout {

/// Calls `f(ClauseOf<K>)` for each clause of a kind that speaks of grants of a plan, in the agreement's order.
template <class K, class F>
void each_covering(const Case& c, std::string_view plan, F&& f) {
  c.agreement.each<K>([&](const ClauseOf<K>& clause) {
    if (clause.terms.scope.covers(c, clause.head.document(), plan)) f(clause);
  });
}

/// Its number, counted from 1, or `none`.
uint16_t first_covering(const Case& c, std::string_view plan, size_t kind,
                        const GrantScope& (*scope_of)(const Clause&));

/// The first clause of a kind that speaks of grants of a plan.
template <class K>
struct Covering {
  const ClauseHead* head = nullptr;
  const K* terms = nullptr;
  explicit operator bool() const { return terms != nullptr; }
};
template <class K>
Covering<K> covering(const Case& c, std::string_view plan) {
  CoveringClauses& known = c.situation.covering;
  static_assert(kind_index<K> < std::tuple_size_v<decltype(known.by_kind)>);
  if (known.plan != plan) {
    known.plan = plan;
    known.by_kind = {};
  }
  uint16_t& number = known.by_kind[kind_index<K>];
  if (number == 0)
    number = first_covering(c, plan, kind_index<K>, [](const Clause& clause) -> const GrantScope& {
      return std::get<K>(clause.terms).scope;
    });
  if (number == CoveringClauses::none) return {};
  const Clause& clause = c.agreement.clauses[number - size_t{1}];
  return {&clause.head, std::get_if<K>(&clause.terms)};
}

}  // namespace payout
