#pragma once
#include <vector>

#include "clauses/evaluate.h"

namespace payout {

/// Days within `within` days of the last day of employment at which figures turn: a vesting day, the end of a
/// protected time or of a term, a date of a clause, a plan year's end. Each candidate is a date of the result
/// or of the terms, tried by evaluating the day before it and the day itself (a notice moves along where the
/// route needs it), so that what changes every day does not count. Nothing for a death, or while employment
/// goes on.
std::vector<NearbyDay> find_nearby_days(const Agreement& agreement, const Scenario& facts,
                                        const ReadingUse& use, const Result& result, int within);

}  // namespace payout
