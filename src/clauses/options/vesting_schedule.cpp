#include "clauses/options/vesting_schedule.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/grant_steps.h"
#include "clauses/options/plan_clause.h"

namespace payout {
namespace {

/// Steps of a schedule: the day of each and the fraction of the grant reached by then, with how many equal
/// steps that is and how the day arose.
struct Steps {
  std::vector<Date> days = {};
  std::vector<Exact> reached = {};
  std::vector<int> numbers = {};
  std::vector<StepRef> sources = {};

  /// A step of the day of the last one, or before it, is one with it.
  void add(Date day, Exact fraction, int number, StepRef source) {
    if (!days.empty() && day <= days.back()) {
      reached.back() = fraction;
      numbers.back() = number;
      return;
    }
    days.push_back(day);
    reached.push_back(fraction);
    numbers.push_back(number);
    sources.push_back(source);
  }
};

/// Nothing vests before the grant: what would have, vests on its day.
Date not_before_grant(const Grant& grant, Date day) {
  return grant.granted ? std::max(day, *grant.granted) : day;
}
StepRef not_before_grant(const Case& c, const GrantResult& grant, Figure day) {
  const Date moved = not_before_grant(*grant.grant, date_of_step(c.work, day.step));
  if (Workings::serial(moved) == day.value) return day.step;
  return c.work
      .derived(Workings::serial(moved), Unit::date, "not before the grant date",
               {day, granted_figure(c, grant)})
      .step;
}

Steps own_steps(const Case& c, const GrantResult& grant) {
  const Grant& facts = *grant.grant;
  Steps steps;
  Exact reached;
  for (const VestingStep& step : facts.vesting) {
    if (step.percent) reached += step.percent->value;
    if (step.shares) reached += Exact::fraction(step.shares->count, facts.count().count);
    steps.days.push_back(not_before_grant(facts, step.date()));
    steps.reached.push_back(reached);
    steps.sources.push_back(
        c.work.explaining() ? not_before_grant(c, grant, c.work.fact(step.date(), "vesting step of the award"))
                            : StepRef{});
  }
  return steps;
}

/// The day of each of equal steps from a day on.
auto steps_after(const Case& c, Date start, Period every) {
  return [&c, start, every, calendar = start.ymd()](int step) {
    if (every.unit == Period::Unit::days) return start + every.count * step;
    if (in_days(every)) return c.plus(start, {every.count * step, every.unit});
    return c.plus_months(calendar, months_of(every) * step);
  };
}

/// How the parts of a schedule are known: facts of the award, or terms of the plan.
void explain_schedule(const Case& c, const GrantResult& grant, const PlanClause<VestingSchedule>& schedule,
                      EqualSteps& plan) {
  Workings& w = c.work;
  const Grant& facts = *grant.grant;
  const AwardSchedule* own = facts.schedule ? &*facts.schedule : nullptr;
  const bool from_hire =
      own == nullptr && schedule.terms->starts == VestingStarts::hire && c.facts.employee.hired;
  plan.starts = own != nullptr && own->starts ? w.fact(*own->starts, "vesting starts")
                : facts.vesting_from          ? w.fact(*facts.vesting_from, "vesting starts")
                : from_hire                   ? w.fact(*c.facts.employee.hired, "hired")
                                              : granted_figure(c, grant);
  const auto length = [&](const Period& period, std::string_view label) {
    return own != nullptr ? w.fact_at(&period, Exact{period.count}, Workings::unit_of(period), label)
                          : w.term(period, label);
  };
  if (own != nullptr && !own->every) {
    plan.length = w.derived(
        Exact{1}, Unit::months, "from step to step",
        {w.absent(fmt::format("grants[{}].schedule.every", grant.id), "a month where nothing else is given")});
  } else {
    plan.length = length(*plan.every, {});
  }
  if (plan.cliff != nullptr) plan.cliff_length = length(*plan.cliff, "cliff");
  const auto part_of = [&](Figure months) {
    return w.derived(plan.share, Unit::count, "each step", {plan.length, months});
  };
  plan.part = own != nullptr ? part_of(w.fact_at(&own->months, Exact{own->months}, Unit::months, "in all"))
              : schedule.terms->months ? part_of(w.term(*schedule.terms->months, Unit::months, "in all"))
                                       : w.term(*schedule.terms->share, {});
}

/// The day of the n-th step: so many times its period after the start.
Figure step_day(const Case& c, const EqualSteps& plan, int number, Date day) {
  Figure length = plan.length;
  if (number > 1) length = c.work.product(c.work.law(number, Unit::count, {}), length);
  return c.work.date_after(plan.starts, length, day);
}

Figure all_shares(const Case& c, const GrantResult& grant) {
  if (grant.shares == grant.grant->count()) return c.work.fact(grant.grant->count(), "shares granted");
  return GrantSteps{c, grant}.own("shares", grant.shares, "shares granted");
}

/// The shares of a step: the fraction reached by it in whole shares, less the steps before.
Figure step_shares(const Case& c, const GrantResult& grant, const EqualSteps& plan, int number, int before) {
  Workings& w = c.work;
  const auto reached = [&](int steps) {
    const Figure rate = steps == 1 ? plan.part : w.product(w.law(steps, Unit::count, {}), plan.part);
    const Figure part = w.product(rate, all_shares(c, grant));
    return part.value.whole() ? part : w.whole(part);
  };
  const Figure now = reached(number);
  return before == 0 ? now : w.difference(now, reached(before));
}

/// The shares of a step of the award: as it states them, or a part of the grant.
Figure own_shares(const Case& c, const GrantResult& grant, const VestingStep& step, int64_t count) {
  Workings& w = c.work;
  if (step.shares && step.shares->count == count) return w.fact(*step.shares, "shares of the step");
  const Figure all = GrantSteps{c, grant}.own("shares", grant.shares, "shares granted");
  if (step.shares)
    return w.derived(Exact{count}, Unit::shares, "adjusted for splits",
                     {w.fact(*step.shares, "shares of the step"), all});
  return w.derived(Exact{count}, Unit::shares, "whole shares of the share that vests",
                   {w.fact(*step.percent, "vests"), all});
}

Steps equal_steps(const Case& c, const EqualSteps& plan, const GrantResult& grant) {
  Steps steps;
  const auto days = steps_after(c, plan.start, *plan.every);
  const Date cliff = plan.cliff ? c.plus(plan.start, *plan.cliff) : plan.start;
  int number = 1;
  for (Exact reached = plan.share; reached <= Exact{1}; reached += plan.share, ++number) {
    const Date day = days(number);
    StepRef source;
    if (c.work.explaining()) {
      source = not_before_grant(c, grant,
                                day < cliff ? c.work.date_after(plan.starts, plan.cliff_length, cliff)
                                            : step_day(c, plan, number, day));
    }
    steps.add(not_before_grant(*grant.grant, std::max(day, cliff)), reached, number, source);
  }
  return steps;
}

/// So many times a part, in whole shares.
int64_t whole_part(Exact part, int times) {
  int64_t product = 0;
  if (part.num() < 0 || __builtin_mul_overflow(part.num(), times, &product))
    return floor_of(part * Exact{times});
  return product / part.den();
}

/// Equal steps that count from the grant: nearly every grant. False, with nothing laid out, where a reading
/// gives the odd shares another way.
bool lay_out_plainly(const Case& c, const EqualSteps& plan, const VestingSchedule& schedule,
                     GrantResult& grant) {
  const Exact part = plan.share * Exact{grant.shares.count};
  if (!part.whole() && c.choose(schedule.vest_rounding) != VestRounding::cumulative_floor) return false;
  const auto steps = static_cast<size_t>(floor_of(Exact{1} / plan.share));
  const auto days = steps_after(c, plan.start, *plan.every);
  grant.tranches.resize(steps);
  int64_t so_far = 0;
  for (size_t i = 0; i < steps; ++i) {
    Tranche& tranche = grant.tranches[i];
    const auto number = static_cast<int>(i) + 1;
    const int64_t now = whole_part(part, number);
    tranche.vests = days(number);
    tranche.shares = {now - so_far};
    tranche.vests_by = plan.cite;
    so_far = now;
    if (!c.work.explaining()) continue;
    tranche.how.vests = step_day(c, plan, number, *tranche.vests).step;
    tranche.how.shares = step_shares(c, grant, plan, number, number - 1).step;
  }
  return true;
}

bool odd(int64_t shares, const std::vector<Exact>& reached) {
  return std::ranges::any_of(reached, [&](Exact fraction) { return !(fraction * shares).whole(); });
}

std::string path_of_grant(const GrantResult& grant, std::string_view field) {
  return fmt::format("grants[{}].{}", grant.id, field);
}

}  // namespace

std::optional<EqualSteps> equal_steps_of(const Case& c, const Grant& grant,
                                         const PlanClause<VestingSchedule>& schedule) {
  static constexpr Period month{1, Period::Unit::months};
  const auto start_or = [&](std::optional<Date> other) {
    return grant.vesting_from ? grant.vesting_from : other ? other : grant.granted;
  };
  if (grant.schedule) {
    const AwardSchedule& own = *grant.schedule;
    const auto start = own.starts ? own.starts : start_or({});
    if (!start) return std::nullopt;
    const Period* every = own.every ? &*own.every : &month;
    return EqualSteps{.start = *start,
                      .share = Exact::fraction(months_of(*every), own.months),
                      .every = every,
                      .cliff = own.cliff ? &*own.cliff : nullptr,
                      .cite = "award"};
  }
  if (!grant.vesting.empty() || !schedule || !schedule.terms->every) return std::nullopt;
  const VestingSchedule& terms = *schedule.terms;
  if (terms.share ? terms.share->value <= Exact{} : terms.months.value_or(0) <= 0) return std::nullopt;
  const auto start = start_or(terms.starts == VestingStarts::hire ? c.facts.employee.hired : std::nullopt);
  if (!start) return std::nullopt;
  return EqualSteps{
      .start = *start,
      .share = terms.months ? Exact::fraction(months_of(*terms.every), *terms.months) : terms.share->value,
      .every = &*terms.every,
      .cliff = terms.cliff ? &*terms.cliff : nullptr,
      .cite = schedule.head->cite};
}

/// One step of the whole grant.
static void lay_out_one(const Case& c, GrantResult& grant, std::optional<Date> vests, StepRef source) {
  Tranche& tranche = grant.tranches.emplace_back();
  tranche.vests = vests;
  tranche.shares = grant.shares;
  tranche.vests_by = "award";
  if (!c.work.explaining()) return;
  tranche.how.vests = source;
  tranche.how.shares = grant.how.shares
                           ? grant.how.shares
                           : GrantSteps{c, grant}.own("shares", grant.shares, "shares granted").step;
}

bool lay_out_tranches(const Case& c, GrantResult& grant) {
  const Grant& facts = *grant.grant;
  if (facts.vested) {
    Tranche& tranche = grant.tranches.emplace_back();
    tranche.vests = facts.granted;
    tranche.shares = grant.shares;
    tranche.vests_by = "award";
    if (c.work.explaining()) {
      if (facts.granted) tranche.how.vests = granted_figure(c, grant).step;
      tranche.how.shares = GrantSteps{c, grant}.own("shares", grant.shares, "shares granted").step;
    }
    return true;
  }
  static const VestingSchedule usual;
  const auto schedule = clause_for<VestingSchedule>(c, held(grant));
  const VestingSchedule& rules = schedule ? *schedule.terms : usual;
  const bool own = facts.schedule || !facts.vesting.empty();
  if (facts.period && !own) {
    const Date last = facts.period->through;
    const StepRef source = c.work.explaining()
                               ? c.work.fact(facts.period->through, "end of the performance period").step
                               : StepRef{};
    lay_out_one(c, grant, last, source);
    return true;
  }
  auto equal = equal_steps_of(c, facts, schedule);
  if (!equal && facts.vesting.empty()) {
    static const ClauseHead none{.id = {}, .cite = "the grant's own plan"};
    c.missing(Module::options, schedule ? *schedule.head : none, path_of_grant(grant, "vesting"),
              fmt::format("the vesting of {}", grant.id));
    return false;
  }
  if (equal && c.work.explaining()) explain_schedule(c, grant, schedule, *equal);
  const bool plain = equal && equal->cliff == nullptr && equal->start == facts.granted;
  if (plain && lay_out_plainly(c, *equal, rules, grant)) return true;
  const Steps steps = equal ? equal_steps(c, *equal, grant) : own_steps(c, grant);
  const auto rounding =
      odd(grant.shares.count, steps.reached) ? c.choose(rules.vest_rounding) : VestRounding::cumulative_floor;
  const auto shares = cut_into_steps(grant.shares.count, steps.reached, rounding);
  grant.tranches.reserve(shares.size());
  for (size_t i = 0; i < shares.size(); ++i) {
    Tranche& tranche = grant.tranches.emplace_back();
    tranche.vests = steps.days[i];
    tranche.shares = {shares[i]};
    tranche.vests_by = equal ? equal->cite : "award";
    if (!c.work.explaining()) continue;
    tranche.how.vests = steps.sources[i];
    tranche.how.shares =
        (equal ? step_shares(c, grant, *equal, steps.numbers[i], i == 0 ? 0 : steps.numbers[i - 1])
               : own_shares(c, grant, facts.vesting[i], shares[i]))
            .step;
  }
  return true;
}

}  // namespace payout
