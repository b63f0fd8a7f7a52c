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

/// The first clause of a kind that speaks of grants of a plan.
template <class K>
struct Covering {
  const ClauseHead* head = nullptr;
  const K* terms = nullptr;
  explicit operator bool() const { return terms != nullptr; }
};
template <class K>
Covering<K> covering(const Case& c, std::string_view plan) {
  Covering<K> found;
  each_covering<K>(c, plan, [&](const ClauseOf<K>& clause) {
    if (!found) found = {&clause.head, &clause.terms};
  });
  return found;
}

}  // namespace payout
