#pragma once
#include "clauses/evaluate.h"

namespace payout {

/// Says how the figures of a result arose that have no arithmetic beside them: dates, counts of shares, sums.
/// Composed after an evaluation from its result, the facts and the terms, for whoever questions a figure;
/// nothing of it is made for reports and batches. What clauses wrote themselves where they computed it (see
/// `Detail::explanation`) stands before it. Fills `space.work.accounts()`.
void account_for(const Agreement& agreement, const Scenario& facts, Workspace& space);

}  // namespace payout
