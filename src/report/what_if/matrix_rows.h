#pragma once
#include <vector>

#include "clauses/evaluate.h"
#include "report/what_if/matrix_data.h"

namespace payout {

/// The headings of the matrix. `include_vested`: equity and the account count in full, as the executive would
/// receive them, instead of what the event adds.
std::vector<MatrixRow> matrix_rows(bool include_vested);

/// What an evaluation of `facts` gives under each of them. Lines of severance are split: the part that comes
/// from benefits and perquisites (found in the workings, so the evaluation must have recorded them) stands
/// under those. A row that cannot be worked out has no amount, nor has the total then. `before` is the same day
/// with employment going on and no change in control: what is vested there is not the event's. Null to count it
/// in.
std::vector<MatrixCell> matrix_cells(const Agreement& agreement, const Scenario& facts, const Workspace& space,
                                     const Result* before);

}  // namespace payout
