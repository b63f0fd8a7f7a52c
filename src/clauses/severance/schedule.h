#pragma once
#include "clauses/case.h"

namespace payout {

struct Pay;

/// Dates a line as its terms say, and divides it into the payments in which it is paid. The line has its amount
/// and the day its right arises.
void schedule(Line& line, const Pay& pay, Figure arises, const Case& c);

}  // namespace payout
