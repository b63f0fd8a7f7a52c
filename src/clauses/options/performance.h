#pragma once
#include <optional>
#include <string_view>

#include "clauses/options/acceleration_amount.h"
#include "clauses/workings.h"

namespace payout {

struct Case;
struct ClauseHead;
struct GrantResult;

/// What performance earns of a target, by the measure that a clause names, as a share of it. Nothing where a
/// fact is missing, which is reported.
std::optional<Figure> performance_rate(const Case& c, const GrantResult& grant, PerformanceMeasured measure,
                                       const ClauseHead& clause);

/// Performance shares count for what was earned: puts the tranches of the grant into earned shares.
void earn(const Case& c, GrantResult& grant, Figure rate, std::string_view clause);

}  // namespace payout
