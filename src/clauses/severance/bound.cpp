#include "clauses/severance/bound.h"

#include "clauses/case.h"

namespace payout {

std::optional<Figure> sum_of(std::span<const Amount> of, PayDay day, const MeasureTerms& terms,
                             const ClauseHead& clause, const Case& c) {
  Adding parts{c.work};
  bool complete = true;
  for (const Amount& each : of) {
    const auto part = amount_figure(each, day, terms, clause, c);
    if (part) parts.add(*part);
    complete = complete && part.has_value();
  }
  if (!complete) return std::nullopt;
  return parts.sum_or_part();
}

std::optional<Figure> value_of(const Bound& bound, PayDay day, const MeasureTerms& terms,
                               const ClauseHead& clause, const Case& c) {
  if (bound.amount_from) return named_amount(*bound.amount_from, clause, c);
  if (!bound.amount.empty()) {
    const Money* amount = at_tier(bound.amount, clause, c);
    return amount != nullptr ? std::optional{c.work.term(*amount, {})} : std::nullopt;
  }
  const auto sum = sum_of(bound.of, day, terms, clause, c);
  if (!sum) return std::nullopt;
  if (!bound.times.empty()) {
    const Times* times = at_tier(bound.times, clause, c);
    if (times == nullptr) return std::nullopt;
    return c.work.product(c.work.term_at(times, times->value, Unit::count, {}), *sum);
  }
  if (!bound.months.empty()) {
    const int* months = at_tier(bound.months, clause, c);
    if (months == nullptr) return std::nullopt;
    return c.work.share_of(*sum, c.work.term(*months, Unit::months, "months"),
                           c.work.law(12, Unit::months, {}));
  }
  if (!bound.share.empty()) {
    const Rate* share = at_tier(bound.share, clause, c);
    if (share == nullptr) return std::nullopt;
    return c.work.product(c.work.term(*share, {}), *sum);
  }
  return sum;
}

std::optional<Figure> between(const std::optional<Bound>& least, const std::optional<Bound>& most,
                              Figure amount, PayDay day, const MeasureTerms& terms, const ClauseHead& clause,
                              const Case& c) {
  if (least) {
    const auto floor = value_of(*least, day, terms, clause, c);
    if (!floor) return std::nullopt;
    amount = c.work.greatest(amount, *floor);
  }
  if (most) {
    const auto cap = value_of(*most, day, terms, clause, c);
    if (!cap) return std::nullopt;
    amount = c.work.least(amount, *cap);
  }
  return amount;
}

}  // namespace payout
