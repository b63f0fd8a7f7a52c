#pragma once
#include <string_view>

#include "values/date.h"

namespace payout {

struct Case;

/// The rule of the Code for this end of employment, an estate left aside.
std::string_view iso_time_rule(const Case& c);
/// 421(c)(1)(A): no limit for the estate of somebody who died in service or while the time, to `until`, was
/// running.
bool is_iso_of_estate(const Case& c, Date until);

/// What says how long an option stays an incentive option after this end of employment: three months,
/// 422(a)(2); twelve after a disability, 422(c)(6); for an estate as long as the option itself, 421(c)(1)(A).
std::string_view iso_time_cite(const Case& c);

}  // namespace payout
