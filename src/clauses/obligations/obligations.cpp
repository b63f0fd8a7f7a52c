#include "clauses/obligations/obligations.h"

#include <array>

#include "clauses/case.h"

namespace payout {
namespace {

/// A kind whose clauses list duties or notes.
template <class K>
concept Obliges = requires(const K& terms, const ClauseHead& clause, const Case& c) {
  oblige(terms, clause, c);
};

template <class... K>
constexpr auto obliging(const std::variant<K...>*) {
  return std::array<bool, sizeof...(K)>{Obliges<K>...};
}
constexpr auto obliges = obliging(static_cast<const AllKinds*>(nullptr));  // by kind

}  // namespace

void evaluate_obligations(const Case& c) {
  for (const Clause& clause : c.agreement.clauses) {
    if (!obliges[clause.terms.index()] || !c.in_force(clause.head.document())) continue;
    std::visit(
        [&]<class T>(const T& terms) {
          if constexpr (Obliges<T>) oblige(terms, clause.head, c);
        },
        clause.terms);
  }
}

}  // namespace payout
