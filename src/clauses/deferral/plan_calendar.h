#pragma once
#include "clauses/deferral/plan.h"

namespace payout {

/// Last day of the plan year that a day falls in.
Date plan_year_end(const DeferralPlan& plan, Date day);
/// The plan year that a day falls in, named by the calendar year it ends in.
inline int plan_year_of(const DeferralPlan& plan, Date day) {
  return plan_year_end(plan, day).year();
}
/// First day of a plan year; the plan's first day in its first, short one.
Date plan_year_start(const DeferralPlan& plan, int year);

/// Whether accounts are valued on a day: the plan's regular days and those that the committee set.
bool is_valuation_date(const DeferralPlan& plan, Date day);
/// The last valuation date before a day.
Date valuation_before(const DeferralPlan& plan, Date day);
/// The first valuation date on or after a day.
Date valuation_from(const DeferralPlan& plan, Date day);

}  // namespace payout
