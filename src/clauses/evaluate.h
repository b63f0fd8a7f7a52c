#pragma once
#include "clauses/agreement.h"
#include "clauses/result.h"
#include "clauses/situation/situation.h"
#include "clauses/workings.h"
#include "scenario/scenario.h"

namespace payout {

/// What one evaluation needs and fills; reused row after row, it keeps its memory.
struct Workspace {
  Situation situation = {};
  Workings work = {};
  Result result = {};
  ReadingUse readings = {};
  bool explain = true;
  bool record = true;           ///< keep the steps of each figure; only where `explain` is set
  bool assume_grounds = false;  ///< what-ifs: the grounds of the route in `termination.under` are taken as met,
                                ///< and its notice as given in time
};

/// Evaluates one person's facts under an agreement, in the readings that `space.readings` selects. Fills
/// `space.result`; errors and warnings are among its remarks.
void evaluate(const Agreement& agreement, const Scenario& facts, Workspace& space);

/// The readings that a scenario asks for, over the agreement's defaults; unknown keys and words are problems.
ReadingUse choose_readings(const Agreement& agreement, const Scenario& facts, const Document& source,
                           Problems& problems);

}  // namespace payout
