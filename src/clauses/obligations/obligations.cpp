#include "clauses/obligations/obligations.h"

#include "clauses/case.h"

namespace payout {
namespace {

/// A kind whose clauses list duties or notes.
template <class K>
concept Obliges = requires(const K& terms, const ClauseHead& clause, const Case& c) {
  oblige(terms, clause, c);
};

}  // namespace

void evaluate_obligations(const Case& c) {
  for (const Clause& clause : c.agreement.clauses) {
    if (!c.in_force(clause.head.document())) continue;
    std::visit(
        [&]<class T>(const T& terms) {
          if constexpr (Obliges<T>) oblige(terms, clause.head, c);
        },
        clause.terms);
  }
}

}  // namespace payout
