#pragma once
#include <string_view>

#include "clauses/case.h"

namespace payout {

/// 26 CFR 1.280G-1 Q&A-7(b)(1): the vote decides the right to be paid, or to keep it.
constexpr std::string_view waived_vesting_rule = "26 CFR 1.280G-1 Q&A-7(b)(1)";

/// What was put to it was given up, and the shareholders did not approve it with more than 75% of the votes.
bool vote_lost(const Case& c);

/// Whether the early vesting that a clause gives was given up for such a vote: what the facts name by its id
/// (a grant, `deferred_vesting`), or, where they name nothing, whatever rests on a change in control.
bool vesting_waived(const Case& c, std::string_view id, bool rests_on_change);

/// The fact that decided the vote, for steps.
Figure vote_figure(const Case& c);

}  // namespace payout
