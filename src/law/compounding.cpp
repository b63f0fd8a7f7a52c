#include "law/compounding.h"

#include <cmath>

namespace payout::law {
namespace {

long double as_real(Exact x) {
  return static_cast<long double>(x.num()) / static_cast<long double>(x.den());
}

/// (1 + rate/2)^(-2 * years), a number without unit.
long double discount_factor(Exact rate, Exact years) {
  const long double per_half_year = 1.0L + as_real(rate / 2);
  return std::pow(per_half_year, -as_real(years * 2));
}

/// Half up to the cent. The tiny addend lets an amount that is exactly half a cent survive the power function,
/// whose error on amounts below ten thousand million dollars is far smaller.
Money cents_from_real(long double cents) {
  constexpr long double noise = 1e-7L;
  return Money::cents(static_cast<int64_t>(std::floor(cents + 0.5L + noise)));
}

}  // namespace

Money present_value(Money amount, Exact rate, Exact years, Exact share) {
  return cents_from_real(as_real(amount.exact() * share) * discount_factor(rate, years));
}

Money time_value_and_share(Money amount, Exact rate, Exact years, Exact share) {
  const long double real = as_real(amount.exact());
  return cents_from_real(real - real * discount_factor(rate, years) + as_real(amount.exact() * share));
}

}  // namespace payout::law
