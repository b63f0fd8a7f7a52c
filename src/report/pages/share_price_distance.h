#pragma once
#include <string>

#include "clauses/parachute/parachute_result.h"

namespace payout {

/// How far the payments are from three times the base amount, `off`, in words of the share price on the change:
/// each share counts in full or as its vesting early is valued, and nothing once its spread is gone.
std::string in_share_price(const ParachuteResult& p, Money off);

/// By how much the payments or the base amount would have to move to turn the test, and what that brings.
std::string to_turn_the_test(const ParachuteResult& p);

}  // namespace payout
