#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <vector>

#include "clauses/workings.h"
#include "document/type.h"

namespace payout {

struct Agreement;
struct Case;
struct ClauseHead;

/// The name of a sum that is each person's own, and stands in the scenario: `amounts: {retention_bonus:
/// 61250}`.
struct AmountName {
  std::string text = {};
  bool operator==(const AmountName&) const = default;
};
const Scalar& scalar_of(const AmountName*);

/// A sum in money that the terms state, or one of the scenario by its name.
struct SumOrName {
  std::optional<Money> money = {};
  AmountName name = {};
  bool operator==(const SumOrName&) const = default;
};
const Scalar& scalar_of(const SumOrName*);

/// What it comes to; nothing where the scenario does not give it, which is asked for.
std::optional<Figure> sum_figure(const SumOrName& sum, const ClauseHead& clause, const Case& c);

/// The sum of the person by that name, or nothing where it is not given, which is asked for.
std::optional<Figure> named_amount(const AmountName& name, const ClauseHead& clause, const Case& c);
/// The same of a count: `amounts: {severance_months: 18}`.
std::optional<Figure> named_count(const AmountName& name, Unit unit, const ClauseHead& clause, const Case& c);
/// The sum, where the scenario gives it.
const Money* amount_given(const AmountName& name, const Case& c);

/// What was used of a limit, by the name that goes without saying: `outplacement_used`.
std::string own_amount_of(const ClauseHead& clause);

/// Every name of a sum in the terms.
std::vector<std::string> amount_names_of(const Agreement& agreement);

/// Sums and tiers of the scenario that the terms do not know.
void check_own_facts(const Case& c);

}  // namespace payout
