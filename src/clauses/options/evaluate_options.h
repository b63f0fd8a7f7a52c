#pragma once

namespace payout {

struct Case;

/// Follows every grant through vesting, acceleration, windows and lapses, per grant and per tranche.
void evaluate_options(const Case& c);

}  // namespace payout
