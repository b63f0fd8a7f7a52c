#include "clauses/deferral/deferrable_pay.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/contributions.h"
#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

/// Change-in-control pay that the report itself computes and that falls into a period of service.
std::optional<Figure> computed_change_pay(const DeferralPlan& plan, const CreditPeriod& period) {
  std::vector<Figure> parts;
  for (const Line& line : plan.c.out.severance.lines) {
    const auto& ids = plan.pay->change_pay;
    if (std::ranges::find(ids, line.id) == ids.end()) continue;
    const Date paid = line.due.value_or(line.arises);
    if (paid < period.from || paid > period.through) continue;
    parts.push_back(plan.c.work.named({line.amount.exact(), line.arithmetic}, line.label));
  }
  if (parts.empty()) return std::nullopt;
  return plan.c.work.sum(parts);
}

void add_open_parts(const DeferralPlan& plan, const CreditPeriod& period, std::vector<Figure>& parts) {
  const DeferrablePayFacts& pay = *period.pay;
  if (const auto change_pay = change_pay_of(plan, period)) parts.push_back(*change_pay);
  if (pay.option_spread && plan.c.choose(plan.pay->option_spread_counts) == Applies::yes)
    parts.push_back(plan.c.work.fact(*pay.option_spread, "option spread"));
  if (pay.paid_after_end && plan.c.choose(plan.pay->pay_after_end) == LatePay::earned_before_counts)
    parts.push_back(plan.c.work.fact(*pay.paid_after_end, "pay after the end"));
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
                       : computed_change_pay(plan, period);
  if (pay && plan.c.choose(plan.pay->change_pay_counts) == Applies::yes) return pay;
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
