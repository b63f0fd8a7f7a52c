#include "clauses/obligations/obligations.h"

#include "clauses/case.h"

namespace payout {

void evaluate_obligations(const Case& c) {
  for (const Clause& clause : c.agreement.clauses) {
    const auto oblige = clause.terms.kind().oblige;
    if (oblige != nullptr && c.in_force(clause.head)) oblige(clause.terms.object(), clause.head, c);
  }
}

}  // namespace payout
