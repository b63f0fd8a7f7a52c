#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/contributions.h"
#include "clauses/known_days.h"

namespace payout {
namespace {

/// How much of a period's pay an election reaches.
enum class Reach { all, part, nothing };

Reach reach(const CreditPeriod& period, Date first, Date last) {
  if (first <= period.from && period.through <= last) return Reach::all;
  return period.through < first || last < period.from ? Reach::nothing : Reach::part;
}

Reach reach_of_suspension(const DeferralPlan& plan, const CreditPeriod& period) {
  const auto last = suspended_through(plan);
  return last ? reach(period, plan.facts.decisions.hardship->date, *last) : Reach::nothing;
}

/// Contributions that the facts give and the plan does not allow.
bool refuse_stated(const DeferralPlan& plan, const CreditPeriod& period) {
  const std::string path = period.path + ".deferred";
  if (period.credited_on < plan.account->effective) {
    plan.c.error(Module::deferred, "before-the-plan", period.path,
                 fmt::format("contributions of {} come before the plan, which began {}",
                             to_string(period.credited_on), to_string(plan.account->effective)),
                 "remove them", plan.account.head->cite);
    return true;
  }
  if (!period.pay->deferred || *period.pay->deferred == Money{}) return false;
  if (reach_of_suspension(plan, period) == Reach::all) {
    plan.c.error(
        Module::deferred, "contributions-suspended", path,
        fmt::format("no contributions are allowed from {} through {}",
                    to_string(plan.facts.decisions.hardship->date), to_string(*suspended_through(plan))),
        "remove them, or correct the hardship withdrawal", plan.election.head->cite);
    return true;
  }
  if (last_day_of_participation(plan) < period.from) {
    plan.c.error(Module::deferred, "participation-ended", path,
                 fmt::format("participation ended on {}, before these contributions",
                             to_string(last_day_of_participation(plan))),
                 "remove them",
                 plan.removed ? std::string_view{plan.election.head->cite}
                              : cite_or(plan.election->participation, plan.election.head->cite));
    return true;
  }
  return false;
}

/// The fact that ended or suspended contributions.
Figure why_nothing(const DeferralPlan& plan) {
  Workings& work = plan.c.work;
  const auto& decisions = plan.facts.decisions;
  if (decisions.hardship) return work.fact(decisions.hardship->date, "hardship withdrawal");
  if (decisions.removed) return work.fact(decisions.removed->date, "removal");
  if (decisions.plan_terminated) return work.fact(*decisions.plan_terminated, "end of the plan");
  if (plan.end) return end_figure(plan.c);
  return work.absent("deferred_comp.election", "no election");
}

/// The pay of a period that can be deferred; nothing where the facts do not say how much of it is.
std::optional<Figure> deferrable(const DeferralPlan& plan, const CreditPeriod& period, Date from, Figure pay) {
  Workings& work = plan.c.work;
  const Reach taking_part = reach(period, from, last_day_of_participation(plan));
  const Reach suspended = reach_of_suspension(plan, period);
  if (taking_part == Reach::nothing || suspended == Reach::all)
    return work.derived(Exact{}, Unit::money, "no pay that the election reaches", {why_nothing(plan)});
  if (period.pay->not_deferrable)
    return work.difference(pay, work.fact(*period.pay->not_deferrable, "not deferrable"));
  if (taking_part == Reach::all && suspended == Reach::nothing) return pay;
  plan.missing(plan.election.head, period.path + ".not_deferrable",
               "the pay of the period that the election does not reach");
  return std::nullopt;
}

}  // namespace

Figure elected(const DeferralPlan& plan, int percent) {
  Workings& work = plan.c.work;
  const Exact rate = Exact::fraction(percent, 100);
  if (!work.recording()) return {rate, {}};
  for (const DeferralFiling& filed : plan.facts.elections) {
    if (filed.percent.value == percent) return work.fact_at(&filed.percent, rate, Unit::rate, "elected");
  }
  const auto& first = plan.facts.election;
  if (first && first->percent && first->percent->value == percent)
    return work.fact_at(&*first->percent, rate, Unit::rate, "elected");
  return work.derived(rate, Unit::rate, "elected",
                      {work.absent("deferred_comp.election.percent", "no election")});
}

Date last_day_of_participation(const DeferralPlan& plan) {
  Date last = plan.end.value_or(Date::of(9999, 12, 31));
  if (plan.removed) last = std::min(last, *plan.removed - 1);  // on that day the person is outside already
  if (plan.facts.decisions.plan_terminated) last = std::min(last, *plan.facts.decisions.plan_terminated);
  return last;
}

bool is_barred(const DeferralPlan& plan, const CreditPeriod& period) {
  return last_day_of_participation(plan) < period.from || reach_of_suspension(plan, period) == Reach::all;
}

std::optional<Figure> own_contribution(const DeferralPlan& plan, const CreditPeriod& period,
                                       std::optional<Figure> pay) {
  Workings& work = plan.c.work;
  if (!plan.election || refuse_stated(plan, period)) return std::nullopt;
  if (period.pay->deferred) return work.fact(*period.pay->deferred, "own contribution");
  const auto election = election_for(plan, period.year);
  if (!election && plan.out().elections.empty()) {
    plan.missing(plan.election.head, "deferred_comp.election.percent", "the percentage elected");
    return std::nullopt;
  }
  const int percent = election ? election->percent : 0;
  if (percent == 0) return work.derived(Exact{}, Unit::money, "no contribution elected", {elected(plan, 0)});
  if (!pay) {
    plan.missing(plan.pay ? plan.pay.head : plan.election.head, period.path + ".wages",
                 "the wages of the period");
    return std::nullopt;
  }
  const auto reached = deferrable(plan, period, election->from, *pay);
  if (!reached) return std::nullopt;
  if (reached->value == Exact{}) return *reached;
  Figure rate = elected(plan, percent);
  if (plan.pay && plan.c.choose(plan.pay->base) == DeferralBase::net_of_deferral)
    rate = work.derived(Exact::fraction(percent, 100 + percent), Unit::rate,
                        "elected, of pay after the deferral", {rate});
  return work.rounded(work.product(rate, *reached));
}

}  // namespace payout
