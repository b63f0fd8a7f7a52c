#pragma once
#include <span>

#include "clauses/deferral/deferral_result.h"

/// The only place of the account that needs powers of a rate, and so floating point. Each function returns
/// whole cents.
namespace payout {

/// The equal yearly payment, the first one at once, that `count` payments at `rate` a year draw from `balance`:
/// an annuity due. Half up to the cent.
Money level_payment(Money balance, Exact rate, int count);

/// What payments are worth on a day at `rate` a year, days counted in years of 365 days.
Money present_value(std::span<const DeferralPayment> payments, Exact rate, Date on);

}  // namespace payout
