#pragma once

namespace payout {

struct Case;

/// Lists covenants with their last days, and clauses without a number as notes.
void evaluate_obligations(const Case& c);

}  // namespace payout
