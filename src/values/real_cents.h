#pragma once
#include "values/money.h"

namespace payout {

/// Real numbers occur where an exponent is not whole (present values, option models). This is the one way from
/// them back to amounts: half up to the cent. Throws Overflow where there is no number, or none that fits.
Money cents_of_real(long double cents);

}  // namespace payout
