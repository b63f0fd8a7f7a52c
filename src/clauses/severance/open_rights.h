#pragma once

namespace payout {

struct Case;
struct Clause;

/// Leaves open what a clause would pay if only a fact that is not given were known: whether the acquirer asked
/// for the end of employment.
void leave_open_what_hangs_on_request(const Case& c, const Clause& clause);

}  // namespace payout
