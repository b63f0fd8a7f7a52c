#pragma once
#include <cstddef>
#include <cstdint>

#include "values/date.h"

namespace payout {

struct GrantResult;

/// Shares of a tranche, by its number, that were exercised on or before a day.
int64_t exercised_by(const GrantResult& grant, size_t tranche, Date day);

}  // namespace payout
