#pragma once

namespace payout {

struct Case;

/// Asks every clause that pays cash, in the order of the agreement, and adds up what they give.
void evaluate_severance(const Case& c);

}  // namespace payout
