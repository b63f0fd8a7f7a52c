#pragma once

namespace payout {

struct Case;

/// Tests the payments contingent on a change in control, and applies what the contract does about the excise
/// tax.
void evaluate_parachute(const Case& c);

}  // namespace payout
