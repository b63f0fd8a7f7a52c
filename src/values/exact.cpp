#include "values/exact.h"

namespace payout {

void throw_overflow() {
  throw Overflow{};
}

void throw_division_by_zero() {
  throw std::domain_error("division by zero");
}

static int64_t narrow(Wide x) {
  if (x > INT64_MAX || x < -INT64_MAX) throw_overflow();
  return static_cast<int64_t>(x);
}

Exact Exact::reduced_from_wide(Wide num, Wide den) {
  if (num % den == 0) return raw(narrow(num / den), 1);
  Wide a = num < 0 ? -num : num, b = den;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return raw(narrow(num / a), narrow(den / a));
}

}  // namespace payout
