#pragma once
#include "clauses/deferral/plan.h"

namespace payout {

/// Judges every filed election of a percentage against the plan's windows, and adds them to the result. One
/// that was filed outside its window, or that would change another, is an error.
void judge_elections(const DeferralPlan& plan);

/// The election that reaches a plan year, and the first day of the pay it reaches; nothing where there is none.
struct ElectionInForce {
  int percent = 0;
  Date from = {};
};
std::optional<ElectionInForce> election_for(const DeferralPlan& plan, int year);

/// Last day on which a hardship withdrawal suspends contributions, where there was one.
std::optional<Date> suspended_through(const DeferralPlan& plan);

}  // namespace payout
