#include "clauses/deferral/deferrable_pay.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/contributions.h"
#include "clauses/deferral/out_of_pay.h"
#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

/// The spread of nonqualified options, where it counts: as given, or what the exercises of the period show.
/// Compensation that was computed elsewhere may hold it.
std::optional<Figure> spread_of(const DeferralPlan& plan, const CreditPeriod& period) {
  Workings& work = plan.c.work;
  std::vector<Figure> parts;
  if (period.pay->option_spread) {
    parts.push_back(work.fact(*period.pay->option_spread, "option spread"));
  } else if (!period.pay->compensation) {
    for (const GrantResult& grant : plan.c.out.grants) {
      for (const ExerciseResult& e : grant.exercises) {
        if (e.date < period.from || e.date > period.through || e.wages.value_or(Money{}) == Money{}) continue;
        parts.push_back(work.named({e.wages->exact(), e.wages_arithmetic}, "spread of an exercise"));
      }
    }
  }
  if (parts.empty() || plan.c.choose(plan.pay->option_spread_counts) != Applies::yes) return std::nullopt;
  return parts.size() == 1 ? parts[0] : work.sum(parts);
}

void add_open_parts(const DeferralPlan& plan, const CreditPeriod& period, std::vector<Figure>& parts) {
  if (const auto change_pay = change_pay_of(plan, period)) parts.push_back(*change_pay);
  if (const auto spread = spread_of(plan, period)) parts.push_back(*spread);
  if (const auto late = late_pay_of(plan, period)) parts.push_back(*late);
}

Figure wages_of(const DeferralPlan& plan, const DeferrablePayFacts& pay) {
  Workings& work = plan.c.work;
  Figure wages = work.fact(*pay.wages, "wages");
  if (pay.relocation) wages = work.difference(wages, work.fact(*pay.relocation, "relocation"));
  if (pay.ps58) wages = work.difference(wages, work.fact(*pay.ps58, "P.S. 58 cost"));
  std::vector<Figure> parts{wages};
  if (pay.k401_deferral) parts.push_back(work.fact(*pay.k401_deferral, "401(k) deferral"));
  if (pay.cafeteria) parts.push_back(work.fact(*pay.cafeteria, "cafeteria deferral"));
  return parts.size() == 1 ? wages : work.sum(parts);
}

}  // namespace

std::vector<CreditPeriod> periods_of(const DeferralPlan& plan, int year, const PlanYearFacts& facts) {
  const Date begins = plan_year_start(plan, year);
  const Date ends = plan.account->plan_year_ends.in(year);
  const auto clipped = [&](Date day) {
    return plan.end && *plan.end < day ? std::max(*plan.end, begins) : day;
  };
  std::vector<CreditPeriod> periods;
  if (facts.periods.empty()) {
    const Date credited =
        plan.end && *plan.end < ends ? valuation_from(plan, std::max(*plan.end, begins)) : ends;
    periods.push_back(
        {year, begins, clipped(ends), credited, &facts.pay, fmt::format("deferred_comp.plan_years.{}", year)});
    return periods;
  }
  for (const auto& [day, pay] : facts.periods) {
    const Date from = std::max(valuation_before(plan, day) + 1, begins);
    periods.push_back({year, from, std::max(from, clipped(day)), day, &pay,
                       fmt::format("deferred_comp.plan_years.{}.periods.{}", year, to_string(day))});
  }
  std::ranges::sort(periods, {}, &CreditPeriod::credited_on);
  return periods;
}

std::optional<Figure> change_pay_of(const DeferralPlan& plan, const CreditPeriod& period) {
  if (!plan.pay) return std::nullopt;
  const auto pay = period.pay->change_pay
                       ? std::optional{plan.c.work.fact(*period.pay->change_pay, "change-in-control pay")}
                       : pay_of_lines(plan, period, plan.pay->change_pay);
  if (pay && plan.c.choose(plan.pay->change_pay_counts) == Applies::yes) return pay;
  return std::nullopt;
}

std::optional<Figure> late_pay_of(const DeferralPlan& plan, const CreditPeriod& period) {
  if (!plan.pay) return std::nullopt;
  const auto& stated = period.pay->paid_after_end;
  const auto pay = stated ? std::optional{plan.c.work.fact(*stated, "pay after the end")}
                   : plan.end && period.from <= *plan.end && *plan.end <= period.through
                       ? pay_of_lines(plan, period, plan.pay->late_pay)
                       : std::nullopt;
  if (pay && plan.c.choose(plan.pay->pay_after_end) == LatePay::earned_before_counts) return pay;
  return std::nullopt;
}

std::optional<Figure> compensation_of(const DeferralPlan& plan, const CreditPeriod& period) {
  Workings& work = plan.c.work;
  const DeferrablePayFacts& pay = *period.pay;
  std::vector<Figure> parts;
  if (pay.compensation) {
    parts.push_back(work.fact(*pay.compensation, "compensation"));
  } else if (pay.wages) {
    parts.push_back(wages_of(plan, pay));
  }
  if (plan.pay) add_open_parts(plan, period, parts);
  if (!pay.compensation && !pay.wages && parts.empty()) return std::nullopt;
  return parts.size() == 1 ? parts[0] : work.sum(parts);
}

Figure pay_for_cap(const DeferralPlan& plan, Figure pay, Figure own) {
  if (!plan.pay || own.value == Exact{} || plan.c.choose(plan.pay->base) == DeferralBase::gross_pay) return pay;
  return plan.c.work.difference(pay, own);
}

}  // namespace payout
