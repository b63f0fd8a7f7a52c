#pragma once
#include <optional>

#include "clauses/case.h"

namespace payout {

struct GrantResult;

/// What a result earns on the scale of an award, as a share of its target: between two points on a straight
/// line (or as at the lower one), below the first nothing, above the last no more. Nothing where the result is
/// not given, which is asked for.
std::optional<Figure> rate_by_scale(const Case& c, const GrantResult& grant, const ClauseHead& clause);

}  // namespace payout
