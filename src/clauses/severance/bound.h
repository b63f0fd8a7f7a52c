#pragma once
#include <optional>
#include <span>
#include <vector>

#include "clauses/amount.h"
#include "clauses/by_tier.h"
#include "clauses/named_amount.h"
#include "document/leaves.h"

namespace payout {

/// The most or the least that is paid: money, a sum of the person's own, or a multiple of named amounts.
struct Bound {
  ByTier<Money> amount = {};
  std::optional<AmountName> amount_from = {};
  ByTier<Times> times = {};
  ByTier<int> months = {};
  ByTier<Rate> share = {};
  std::vector<Amount> of = {};
};
template <std::same_as<Bound> Self>
constexpr auto describe(const Self*) {
  using B = Bound;
  return record("bound", "The most or the least that is paid: `500000`, or `{times: 2.99, of: [salary]}`",
                field<&B::amount>("amount", "Money").as_shorthand(),
                field<&B::amount_from>("amount_from", "A sum of the scenario, by its name under `amounts`"),
                field<&B::times>("times", "So many times the amounts of `of`"),
                field<&B::months>("months", "So many months of the (yearly) amounts of `of`"),
                field<&B::share>("share", "A share of the amounts of `of`"),
                field<&B::of>("of", "Amounts added up"));
}

/// A sum of amounts, or nothing where a fact is missing (which is asked for).
std::optional<Figure> sum_of(std::span<const Amount> of, PayDay day, const MeasureTerms& terms,
                             const ClauseHead& clause, const Case& c);

/// What a bound comes to, or nothing where a fact is missing (which is asked for).
std::optional<Figure> value_of(const Bound& bound, PayDay day, const MeasureTerms& terms,
                               const ClauseHead& clause, const Case& c);

/// An amount between the bounds that are given; nothing where one of them is open.
std::optional<Figure> between(const std::optional<Bound>& least, const std::optional<Bound>& most,
                              Figure amount, PayDay day, const MeasureTerms& terms, const ClauseHead& clause,
                              const Case& c);

}  // namespace payout
