#pragma once

namespace payout {

struct Case;

/// Keeps the deferred-compensation account and its distribution.
void evaluate_deferral(const Case& c);

}  // namespace payout
