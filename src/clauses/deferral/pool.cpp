#include "clauses/deferral/pool.h"

namespace payout {

Parts split(Money amount, Parts in_proportion_to) {
  const Money whole = in_proportion_to.total();
  if (whole == Money{}) return {amount, {}};
  const Money own = proportion(amount, in_proportion_to.own, whole);
  return {own, amount - own};
}

static Parts at_rate(Parts on, Exact rate) {
  return {to_the_cent(on.own, rate), on.company == Money{} ? Money{} : to_the_cent(on.company, rate)};
}

Parts Pool::earn(const Growth& growth, Date to, bool year_ends) {
  Parts earned = at_rate(growth.on_year_opening ? base_ : balance_, growth.rate);
  const Money fixed = growth.amount - growth.expenses;
  if (fixed != Money{}) earned = earned + split(fixed, balance_);
  balance_ = balance_ + earned;
  if (year_ends || !growth.on_year_opening) base_ = balance_;
  posted_ = to;
  return earned;
}

void Pool::add(Parts parts) {
  balance_ = balance_ + parts;
  base_ = base_ + parts;
}

/// `amount` cut in the proportion of a part to its whole.
static Money in_proportion(Money amount, Money part, Money whole) {
  if (whole == Money{} || amount == whole) return part;
  return proportion(amount, part, whole);
}

void Pool::take(Parts parts) {
  const Parts left = balance_ - parts;
  base_ = {in_proportion(base_.own, left.own, balance_.own),
           in_proportion(base_.company, left.company, balance_.company)};
  balance_ = left;
}

Pool Pool::merged(Parts left) const {
  Pool one{{left.total(), {}}, posted_};
  one.base_.own = in_proportion(base_.own, left.own, balance_.own) +
                  in_proportion(base_.company, left.company, balance_.company);
  return one;
}

}  // namespace payout
