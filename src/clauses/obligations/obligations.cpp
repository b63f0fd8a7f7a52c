#include "clauses/obligations/obligations.h"

#include <algorithm>

#include "clauses/case.h"

namespace payout {
namespace {

/// Payments warn where they are made; every other clause whose terms hold a warning does here.
bool warns(const Clause& clause) {
  return clause.terms.kind().pay == nullptr &&
         std::ranges::any_of(clause.head.when, [](const When& when) { return when.warn.has_value(); });
}

}  // namespace

void evaluate_obligations(const Case& c) {
  for (const Clause& clause : c.agreement.clauses) {
    const auto oblige = clause.terms.kind().oblige;
    if (oblige != nullptr && c.in_force(clause.head)) oblige(clause.terms.object(), clause.head, c);
    if (c.explain && warns(clause)) warn_of_contested_ways(c, clause.head);
  }
}

}  // namespace payout
