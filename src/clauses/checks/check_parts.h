#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/amount.h"
#include "clauses/checks/check_terms.h"

/// What the checks of several kinds ask of the parts that their terms have in common.
namespace payout {

/// One amount: what it is, said once. It stands under a key of a clause, or at a place.
void check_amount(const TermsCheck& t, size_t i, std::string_view key, const Amount& amount);
void check_amount(const TermsCheck& t, size_t i, Origin place, std::string where, const Amount& amount);

/// `at_least` and `at_most` of a payment: of two sums in money, no amount could be both.
void check_bounds(const TermsCheck& t, size_t i, const std::optional<Amount>& least,
                  const std::optional<Amount>& most);

/// Keys that say how amounts are measured, where none of the amounts is such.
void check_measures(const TermsCheck& t, size_t i, const std::vector<Amount>& of);

/// When something is paid: by the clause, or by an item of it, said by its id. With `check_pay_from` also that
/// the day from which time runs can be found.
void check_pay(const TermsCheck& t, size_t i, const Pay& pay, std::string_view item = {});
void check_pay_from(const TermsCheck& t, size_t i, const Pay& pay, std::string_view item = {});

/// A time of no days.
constexpr bool is_nothing(const std::optional<Period>& time) {
  return time && time->count <= 0;
}

/// The values of a clause as its author wrote them.
struct WrittenClause {
  const TermsCheck& t;
  size_t i;
  NodeRef node = t.places.clause(i);

  explicit operator bool() const { return node && node.kind() == NodeKind::map; }
  NodeRef scalar(std::string_view key) const;
  /// At a value; the message begins with the clause's name, the key and the value.
  void error(NodeRef at, std::string_view id, std::string_view message, std::string help) const;
  void warning(NodeRef at, std::string_view id, std::string_view message, std::string help) const;
};

}  // namespace payout
