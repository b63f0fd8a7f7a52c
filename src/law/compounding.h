#pragma once
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

/// The only place of the tax law here that needs a power with a fractional exponent, and so floating point.
/// Each function returns whole cents; nothing else of the arithmetic leaves exact fractions.

/// What `amount` due in `years` is worth today at `rate` a year, compounded twice a year:
/// amount / (1 + rate/2)^(2 * years), half up to the cent. 26 U.S.C. 280G(d)(4); `rate` is 120% of the AFR.
/// `share` takes a part of that value, still rounding once.
Money present_value(Money amount, Exact rate, Exact years, Exact share = 1);

/// What an amount is worth more for coming `years` earlier.
struct TimeValue {
  Money alone = {};       ///< amount - present value, 26 CFR 1.280G-1 Q&A-24(b)
  Money with_share = {};  ///< that and amount * share, rounded once: the two parts of Q&A-24(c) together
};
TimeValue time_value_and_share(Money amount, Exact rate, Exact years, Exact share);

/// Whole months as a part of a year.
constexpr Exact months_in_years(int months) {
  return Exact::fraction(months, 12);
}
/// Days as a part of a year of 365 days.
constexpr Exact days_in_years(int days) {
  return Exact::fraction(days, 365);
}

}  // namespace payout::law
