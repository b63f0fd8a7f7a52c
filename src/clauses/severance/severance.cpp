#include "clauses/severance/severance.h"

#include "clauses/case.h"

namespace payout {
namespace {

/// A kind whose clauses add lines of cash by themselves.
template <class K>
concept Pays = requires(const K& terms, const ClauseHead& clause, const Case& c) {
  pay(terms, clause, c);
};

void pay_clause(const Clause& clause, const Case& c) {
  std::visit(
      [&]<class T>(const T& terms) {
        if constexpr (Pays<T>) pay(terms, clause.head, c);
      },
      clause.terms);
}

}  // namespace

void evaluate_severance(const Case& c) {
  for (const Clause& clause : c.agreement.clauses) pay_clause(clause, c);
  if (c.refused(Module::severance)) return;
  Money total;
  for (const Line& line : c.out.severance.lines) total += line.amount;
  c.out.severance.total = total;
}

}  // namespace payout
