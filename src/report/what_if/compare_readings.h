#pragma once
#include <functional>
#include <vector>

#include "clauses/agreement.h"
#include "clauses/evaluate.h"
#include "scenario/scenario.h"

namespace payout {

/// Which open points to tell of: those that the evaluation asked about, or all of the agreement.
enum class ReadingScope { asked, all };

/// For every open point that an evaluation asked about: the reading used, and what each other reading would
/// give on the same facts. Each is one more evaluation, without workings, of the stages that asked, so this is
/// for reports, not for batches. `base` is the evaluation. Nothing is enumerated by hand: whatever leaf of the
/// result differs makes a point matter. A point that nobody asked about cannot change anything; with
/// `ReadingScope::all` it is listed so.
std::vector<ReadingResult> compare_readings(const Agreement& agreement, const Scenario& facts,
                                            const Workspace& base, ReadingScope scope = ReadingScope::asked,
                                            unsigned threads = 1);

/// The points that were asked about and the reading used, without what the others would give: costs nothing.
std::vector<ReadingResult> readings_used(const Agreement& agreement, const Scenario& facts,
                                         const ReadingUse& use);

/// Evaluates every other reading of the points that were asked about, one after another, and hands each result
/// over. What `compare_readings` compares, for whoever wants another comparison.
void each_other_reading(const Agreement& agreement, const Scenario& facts, const Workspace& base,
                        const std::function<void(const Reading&, const Reading::Word&, const Workspace&)>& f);

}  // namespace payout
