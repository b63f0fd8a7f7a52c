#include "law/black_scholes.h"

#include <algorithm>
#include <cmath>

#include "values/real_cents.h"

namespace payout::law {
namespace {

double as_double(Exact x) {
  return static_cast<double>(x.num()) / static_cast<double>(x.den());
}

double normal_cdf(double x) {
  return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

/// Value of a call on one share, in cents: S e^(-qt) N(d1) - K e^(-rt) N(d2).
double call(const BlackScholes& in) {
  const double years = as_double(in.years);
  const double spot = as_double(in.spot) * std::exp(-as_double(in.dividends) * years);
  const double price = as_double(in.exercise_price) * std::exp(-as_double(in.rate) * years);
  const double spread = as_double(in.volatility) * std::sqrt(years);
  if (spread <= 0 || spot <= 0 || price <= 0) return std::max(0.0, spot - price);
  const double d1 = std::log(spot / price) / spread + spread / 2;
  return spot * normal_cdf(d1) - price * normal_cdf(d1 - spread);
}

}  // namespace

Money black_scholes_value(const BlackScholes& inputs, Exact shares) {
  return cents_of_real(call(inputs) * as_double(shares));
}

}  // namespace payout::law
