#pragma once
#include "clauses/case.h"

namespace payout {

struct ExerciseWindow;
struct GrantResult;

/// A window's last day while it is found, and how it arose where somebody asks.
struct ClosingDay : WindowDays {
  Figure how = {};
};

/// When the window of a clause closes for a grant, by the words of the clause alone.
ClosingDay ends_of(const Case& c, const ClauseOf<ExerciseWindow>& clause, const GrantResult& grant);

/// An ISO that has to stay one can be exercised only as long as it is treated as one: 26 U.S.C. 422(a)(2),
/// (c)(6).
void keep_incentive(const Case& c, const GrantResult& grant, ClosingDay& ends);

/// The last day of the option's own term, as the result has it.
Figure own_term_end(const Case& c, const GrantResult& grant);

}  // namespace payout
