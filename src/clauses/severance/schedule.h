#pragma once
#include "clauses/case.h"

namespace payout {

struct OnNewJob;
struct Pay;

/// Dates a line as its terms say, and divides it into the payments in which it is paid, less what new work
/// takes off (`new_job` may be null). The line has its amount and the day its right arises.
void schedule(Line& line, const Pay& pay, Figure arises, const OnNewJob* new_job, const Case& c);

}  // namespace payout
