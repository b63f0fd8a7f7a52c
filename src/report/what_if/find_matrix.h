#pragma once
#include "clauses/agreement.h"
#include "clauses/reading.h"
#include "report/what_if/matrix_data.h"
#include "scenario/scenario.h"

namespace payout {

/// Evaluates every termination event on `on` (ways_of_leaving.h). Ways that give the same under another route,
/// or for another reason under the same route, share a column. The table shows what each event adds; with
/// `include_vested` what the executive has in the end.
Matrix find_matrix(const Agreement& agreement, const Scenario& facts, const ReadingUse& readings, Date on,
                   bool include_vested = false);

/// The same in whole dollars: each figure is rounded half up, and a total adds up the rounded rows, so that the
/// printed column adds up.
void in_whole_dollars(Matrix& matrix);

}  // namespace payout
