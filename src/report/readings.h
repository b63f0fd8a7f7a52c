#pragma once
#include <vector>

#include "clauses/agreement.h"
#include "clauses/result.h"
#include "scenario/scenario.h"

namespace payout {

/// For every open point that an evaluation asked about: the reading used, and what each other reading would
/// give on the same facts. Each is one more evaluation without sentences, so this is for reports, not for
/// batches. `use` is what `result` was evaluated with. Nothing is enumerated by hand: whatever leaf of the
/// result differs makes a point matter.
std::vector<ReadingResult> compare_readings(const Agreement& agreement, const Scenario& facts,
                                            const ReadingUse& use, const Result& result);

}  // namespace payout
