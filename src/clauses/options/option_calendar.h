#pragma once

namespace payout {

struct Case;

/// Puts every last day to exercise, and every last day of incentive treatment, into the calendar, with the
/// latest safe day. Grants that share a day and a clause share an entry.
void enter_option_deadlines(const Case& c);

}  // namespace payout
