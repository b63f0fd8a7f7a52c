#pragma once
#include "clauses/options/acceleration.h"

namespace payout {

/// Vests what the clauses of one day give of a grant that do not simply vest all of it: of several the one that
/// gives most. `first` is the first of that day; later ones find what it left.
void vest_part(const Case& c, const Accelerations& accelerations, size_t first, GrantResult& grant);

/// What performance earns of a target, by the measure that a clause names, as a share of it. Nothing where a
/// fact is missing, which is reported.
std::optional<Figure> performance_rate(const Case& c, const GrantResult& grant, PerformanceMeasured measure,
                                       const ClauseHead& clause);

/// Performance shares count for what was earned: puts the tranches of the grant into earned shares.
void earn(const Case& c, GrantResult& grant, Figure rate, std::string_view clause);

}  // namespace payout
