#include "clauses/options/vesting_schedule.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/covering.h"

namespace payout {
namespace {

std::vector<int64_t> cumulative(int64_t shares, const std::vector<Exact>& reached) {
  std::vector<int64_t> steps;
  int64_t so_far = 0;
  for (const Exact& fraction : reached) {
    const int64_t now = floor_of(fraction * shares);
    steps.push_back(now - so_far);
    so_far = now;
  }
  return steps;
}

Exact step_fraction(const std::vector<Exact>& reached, size_t i) {
  return i == 0 ? reached[0] : reached[i] - reached[i - 1];
}

std::vector<int64_t> nearest_each(int64_t shares, const std::vector<Exact>& reached) {
  std::vector<int64_t> steps;
  int64_t rest = floor_of(reached.back() * shares);
  for (size_t i = 0; i + 1 < reached.size(); ++i) {
    steps.push_back(std::min(rest, round_half_up(step_fraction(reached, i) * shares)));
    rest -= steps.back();
  }
  steps.push_back(rest);
  return steps;
}

std::vector<int64_t> odd_ones_first(int64_t shares, const std::vector<Exact>& reached) {
  std::vector<int64_t> steps;
  int64_t rest = floor_of(reached.back() * shares);
  for (size_t i = 0; i < reached.size(); ++i) {
    steps.push_back(floor_of(step_fraction(reached, i) * shares));
    rest -= steps.back();
  }
  for (size_t i = 0; rest > 0; ++i, --rest) ++steps[i];
  return steps;
}

/// Steps of a schedule: the day of each and the fraction of the grant reached by then.
struct Steps {
  std::vector<Date> days = {};
  std::vector<Exact> reached = {};

  /// A step of the day of the last one, or before it, is one with it.
  void add(Date day, Exact fraction) {
    if (!days.empty() && day <= days.back()) {
      reached.back() = fraction;
      return;
    }
    days.push_back(day);
    reached.push_back(fraction);
  }
};

/// Nothing vests before the grant: what would have, vests on its day.
Date not_before_grant(const Grant& grant, Date day) {
  return grant.granted ? std::max(day, *grant.granted) : day;
}

Steps own_steps(const Grant& grant) {
  Steps steps;
  Exact reached;
  for (const VestingStep& step : grant.vesting) {
    if (step.percent) reached += step.percent->value;
    if (step.shares) reached += Exact::fraction(step.shares->count, grant.shares.count);
    steps.days.push_back(not_before_grant(grant, step.date));
    steps.reached.push_back(reached);
  }
  return steps;
}

/// The day of each of equal steps from a day on.
auto steps_after(const Case& c, Date start, Period every) {
  return [&c, start, every, calendar = start.ymd()](int step) {
    if (every.unit == Period::Unit::days) return start + every.count * step;
    return c.plus_months(calendar, months_of(every) * step);
  };
}

Steps equal_steps(const Case& c, const EqualSteps& plan, const Grant& grant) {
  Steps steps;
  const auto days = steps_after(c, plan.start, *plan.every);
  const Date cliff = plan.cliff ? c.plus(plan.start, *plan.cliff) : plan.start;
  int number = 1;
  for (Exact reached = plan.share; reached <= Exact{1}; reached += plan.share, ++number)
    steps.add(not_before_grant(grant, std::max(days(number), cliff)), reached);
  return steps;
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
    const int64_t now = part.whole() ? part.num() * number : floor_of(part * Exact{number});
    tranche.vests = days(number);
    tranche.shares = {now - so_far};
    tranche.vests_by = plan.cite;
    so_far = now;
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

std::vector<int64_t> cut_into_steps(int64_t shares, const std::vector<Exact>& reached, VestRounding rounding) {
  switch (rounding) {
    case VestRounding::cumulative_floor: return cumulative(shares, reached);
    case VestRounding::round_each: return nearest_each(shares, reached);
    case VestRounding::front_load: return odd_ones_first(shares, reached);
  }
  return {};
}

std::optional<EqualSteps> equal_steps_of(const Case& c, const Grant& grant,
                                         const Covering<VestingSchedule>& schedule) {
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

bool lay_out_tranches(const Case& c, GrantResult& grant) {
  const Grant& facts = *grant.grant;
  if (facts.vested) {
    Tranche& tranche = grant.tranches.emplace_back();
    tranche.vests = facts.granted;
    tranche.shares = grant.shares;
    tranche.vests_by = "award";
    return true;
  }
  static const VestingSchedule usual;
  const auto schedule = covering<VestingSchedule>(c, grant.plan);
  const VestingSchedule& rules = schedule ? *schedule.terms : usual;
  const auto equal = equal_steps_of(c, facts, schedule);
  if (!equal && facts.vesting.empty()) {
    static const ClauseHead none{.id = {}, .cite = "the grant's own plan"};
    c.missing(Module::options, schedule ? *schedule.head : none, path_of_grant(grant, "vesting"),
              fmt::format("the vesting of {}", grant.id));
    return false;
  }
  const bool plain = equal && equal->cliff == nullptr && equal->start == facts.granted;
  if (plain && lay_out_plainly(c, *equal, rules, grant)) return true;
  const Steps steps = equal ? equal_steps(c, *equal, facts) : own_steps(facts);
  const auto rounding =
      odd(grant.shares.count, steps.reached) ? c.choose(rules.vest_rounding) : VestRounding::cumulative_floor;
  const auto shares = cut_into_steps(grant.shares.count, steps.reached, rounding);
  grant.tranches.reserve(shares.size());
  for (size_t i = 0; i < shares.size(); ++i) {
    Tranche& tranche = grant.tranches.emplace_back();
    tranche.vests = steps.days[i];
    tranche.shares = {shares[i]};
    tranche.vests_by = equal ? equal->cite : "award";
  }
  return true;
}

}  // namespace payout
