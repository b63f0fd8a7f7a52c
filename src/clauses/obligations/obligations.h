#pragma once

namespace payout {

struct Case;
struct ClauseHead;

/// Lists covenants with their last days, and clauses without a number as notes.
void evaluate_obligations(const Case& c);

/// The clause by which rights that have arisen pass to the heirs, or null.
const ClauseHead* succession(const Case& c);

}  // namespace payout
