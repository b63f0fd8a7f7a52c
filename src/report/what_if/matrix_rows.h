#pragma once
#include <vector>

#include "clauses/evaluate.h"
#include "report/what_if/matrix_data.h"

namespace payout {

/// The headings of the matrix, the total last.
std::vector<MatrixRow> matrix_rows();

/// What an evaluation of `facts` gives under each of them. Lines of severance are split: the part that comes
/// from benefits and perquisites (found in the workings, so the evaluation must have recorded them) stands
/// under those. A row that cannot be worked out has no amount, nor has the total then.
std::vector<MatrixCell> matrix_cells(const Agreement& agreement, const Scenario& facts, const Workspace& space);

}  // namespace payout
