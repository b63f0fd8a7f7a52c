#include "values/real_cents.h"

#include <cmath>

namespace payout {

Money cents_of_real(long double cents) {
  constexpr long double most = 9.0e18L;  // below 2^63
  const long double whole = std::floor(cents + 0.5L);
  if (!(whole > -most && whole < most)) throw_overflow();  // what is no number is not smaller either
  return Money::cents(static_cast<int64_t>(whole));
}

}  // namespace payout
