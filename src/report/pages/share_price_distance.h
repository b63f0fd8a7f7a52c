#pragma once
#include <string>

#include "clauses/parachute/parachute_result.h"

namespace payout {

/// How far the payments are from three times the base amount, `off`, in words of the share price on the change:
/// each share counts in full or as its vesting early is valued, and nothing once its spread is gone.
std::string in_share_price(const ParachuteResult& p, Money off);

}  // namespace payout
