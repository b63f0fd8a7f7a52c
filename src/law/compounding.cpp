#include "law/compounding.h"

#include <array>
#include <cmath>

#include "values/real_cents.h"

namespace payout::law {
namespace {

long double real_of(Exact x) {
  return static_cast<long double>(x.num()) / static_cast<long double>(x.den());
}

/// (1 + rate/2)^(-2 * years), a number without unit.
long double power(Exact rate, Exact years) {
  const long double per_half_year = 1.0L + real_of(rate / 2);
  return std::pow(per_half_year, -real_of(years * 2));
}

/// The same, looked up where it was worked out a moment ago: the steps of an award, and the rows of a table,
/// ask for the same months at the same rate again and again. A power is all that is kept, by the very numbers
/// it is of.
long double discount_factor(Exact rate, Exact years) {
  struct Known {
    Exact rate = {}, years = {};
    long double factor = 1;  // of no time at no rate
  };
  thread_local std::array<Known, 256> all;
  const auto mixed = static_cast<uint64_t>(years.num() * 31 + years.den() * 7 + rate.num() * 3 + rate.den());
  Known& known = all[(mixed ^ mixed >> 8U) % all.size()];
  if (known.rate != rate || known.years != years) known = {rate, years, power(rate, years)};
  return known.factor;
}

/// Half up to the cent. The tiny addend lets an amount that is exactly half a cent survive the power function,
/// whose error on amounts below ten thousand million dollars is far smaller.
Money cents_from_real(long double cents) {
  constexpr long double noise = 1e-7L;
  return cents_of_real(cents + noise);
}

}  // namespace

Money present_value(Money amount, Exact rate, Exact years, Exact share) {
  return cents_from_real(real_of(amount.exact() * share) * discount_factor(rate, years));
}

TimeValue time_value_and_share(Money amount, Exact rate, Exact years, Exact share) {
  const long double real = real_of(amount.exact());
  const long double saved = real - real * discount_factor(rate, years);
  return {cents_from_real(saved), cents_from_real(saved + real_of(amount.exact() * share))};
}

}  // namespace payout::law
