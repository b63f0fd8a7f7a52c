#pragma once
#include <optional>

#include "values/date.h"
#include "values/money.h"

namespace payout {

struct Case;

/// What an employer withholds from the wages of an exercise by the flat method, estimated from the tables; none
/// where the scenario does not ask for tables (`tax: {from_tables: true}`) or they do not hold the year.
std::optional<Money> estimate_exercise_withholding(const Case& c, Date day, Money wages);

}  // namespace payout
