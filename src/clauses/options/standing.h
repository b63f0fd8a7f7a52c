#pragma once
#include <optional>

#include "values/date.h"

namespace payout {

struct Case;
struct GrantResult;

/// The last day on which the scenario says that anything happened: the end of employment, a death, an event, an
/// exercise; where there is nothing of the kind, the latest price. None in an empty scenario.
std::optional<Date> latest_day(const Case& c);

/// Fills the share counts of a grant as of the scenario's `as_of`; without it as of the last thing that
/// happened, but never after its last day to exercise: what a window leaves, not what is left of it.
void take_stock(const Case& c, GrantResult& grant);

/// What the exercisable shares are worth over their price, at the latest price of or before that day.
void value_spread(const Case& c, GrantResult& grant);

}  // namespace payout
