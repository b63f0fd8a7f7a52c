#include "clauses/deferral/plan_calendar.h"

#include <algorithm>

namespace payout {

Date plan_year_end(const DeferralPlan& plan, Date day) {
  const Date this_year = plan.account->plan_year_ends.in(day.year());
  return day <= this_year ? this_year : plan.account->plan_year_ends.in(day.year() + 1);
}

Date plan_year_start(const DeferralPlan& plan, int year) {
  return std::max(plan.account->plan_year_ends.in(year - 1) + 1, plan.account->effective);
}

static bool is_regular(const DeferralPlan& plan, Date day) {
  if (last_of_month(day.year(), day.month()) != day) return day == plan.account->plan_year_ends.in(day.year());
  const int since = static_cast<int>(day.month()) - plan.account->plan_year_ends.month + 12;
  switch (plan.account->valuation) {
    case Valuation::monthly: return true;
    case Valuation::quarterly: return since % 3 == 0;
    case Valuation::yearly: return since % 12 == 0;
  }
  return false;
}

bool is_valuation_date(const DeferralPlan& plan, Date day) {
  return is_regular(plan, day) ||
         std::ranges::find(plan.facts.valuation_dates, day) != plan.facts.valuation_dates.end();
}

Date valuation_before(const DeferralPlan& plan, Date day) {
  const auto ymd = day.ymd();
  Date found = last_of_month(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()));
  while (found >= day || !is_regular(plan, found)) {
    found = Date::of(found.year(), found.month(), 1) - 1;
  }
  for (const Date extra : plan.facts.valuation_dates) {
    if (extra < day) found = std::max(found, extra);
  }
  return found;
}

Date valuation_from(const DeferralPlan& plan, Date day) {
  Date found = last_of_month(day.year(), day.month());
  while (!is_regular(plan, found)) {
    const Date next = found + 1;
    found = last_of_month(next.year(), next.month());
  }
  for (const Date extra : plan.facts.valuation_dates) {
    if (extra >= day) found = std::min(found, extra);
  }
  return found;
}

void turning_days(const DeferralAccount& terms, const ClauseHead&, const Result&, Date end, TurningDays& out) {
  for (const int year : {end.year() - 1, end.year()})
    out.push_back({terms.plan_year_ends.in(year) + 1, "a new plan year", Module::deferred});
}

}  // namespace payout
