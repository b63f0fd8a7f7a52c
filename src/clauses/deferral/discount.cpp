#include "clauses/deferral/discount.h"

#include <cmath>

#include "values/real_cents.h"

namespace payout {

static long double real(Exact x) {
  return static_cast<long double>(x.num()) / static_cast<long double>(x.den());
}

Money level_payment(Money balance, Exact rate, int count) {
  if (rate == Exact{}) return to_the_cent(balance.exact() / Exact{count});
  const long double v = 1 / (1 + real(rate));
  const long double factor = (1 - std::pow(v, static_cast<long double>(count))) / (1 - v);
  return cents_of_real(real(balance.exact()) / factor);
}

Money present_value(std::span<const DeferralPayment> payments, Exact rate, Date on) {
  long double cents = 0;
  for (const DeferralPayment& p : payments) {
    const long double years = static_cast<long double>(p.due - on) / 365.0L;
    cents += real(p.amount.exact()) / std::pow(1 + real(rate), years);
  }
  return cents_of_real(cents);
}

}  // namespace payout
