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
};

Steps own_steps(const Grant& grant) {
  Steps steps;
  Exact reached;
  for (const VestingStep& step : grant.vesting) {
    if (step.percent) reached += step.percent->value;
    if (step.shares) reached += Exact::fraction(step.shares->count, grant.shares.count);
    steps.days.push_back(step.date);
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

Steps default_steps(const Case& c, const VestingSchedule& schedule, Date granted) {
  Steps steps;
  const auto days = steps_after(c, granted, *schedule.every);
  for (Exact reached = schedule.share->value; reached <= Exact{1}; reached += schedule.share->value) {
    steps.reached.push_back(reached);
    steps.days.push_back(days(static_cast<int>(steps.reached.size())));
  }
  return steps;
}

/// The schedule's own equal steps, counted from the start: nearly every grant. False, with nothing laid out,
/// where a reading gives the odd shares another way.
bool lay_out_equal_steps(const Case& c, const VestingSchedule& schedule, const ClauseHead& head,
                         GrantResult& grant) {
  const Exact share = schedule.share->value;
  const Exact part = share * Exact{grant.shares.count};
  if (!part.whole() && c.choose(schedule.vest_rounding) != VestRounding::cumulative_floor) return false;
  const auto steps = static_cast<size_t>(floor_of(Exact{1} / share));
  const auto days = steps_after(c, *grant.grant->granted, *schedule.every);
  grant.tranches.resize(steps);
  int64_t so_far = 0;
  for (size_t i = 0; i < steps; ++i) {
    Tranche& tranche = grant.tranches[i];
    const auto number = static_cast<int>(i) + 1;
    const int64_t now = part.whole() ? part.num() * number : floor_of(part * Exact{number});
    tranche.vests = days(number);
    tranche.shares = {now - so_far};
    tranche.vests_by = head.cite;
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

bool lay_out_tranches(const Case& c, GrantResult& grant) {
  const Grant& facts = *grant.grant;
  if (facts.vested) {
    Tranche& tranche = grant.tranches.emplace_back();
    tranche.vests = facts.granted;
    tranche.shares = grant.shares;
    tranche.vests_by = "award";
    return true;
  }
  const auto schedule = covering<VestingSchedule>(c, grant.plan);
  Steps steps;
  if (!facts.vesting.empty()) {
    steps = own_steps(facts);
  } else if (schedule && schedule.terms->share && schedule.terms->every) {
    if (lay_out_equal_steps(c, *schedule.terms, *schedule.head, grant)) return true;
    steps = default_steps(c, *schedule.terms, *facts.granted);
  } else {
    static const ClauseHead none{.id = {}, .cite = "the grant's own plan"};
    c.missing(Module::options, schedule ? *schedule.head : none, path_of_grant(grant, "vesting"),
              fmt::format("the vesting of {}", grant.id));
    return false;
  }
  const auto rounding = schedule && odd(grant.shares.count, steps.reached)
                            ? c.choose(schedule.terms->vest_rounding)
                            : VestRounding::cumulative_floor;
  const auto shares = cut_into_steps(grant.shares.count, steps.reached, rounding);
  grant.tranches.reserve(shares.size());
  for (size_t i = 0; i < shares.size(); ++i) {
    Tranche& tranche = grant.tranches.emplace_back();
    tranche.vests = steps.days[i];
    tranche.shares = {shares[i]};
    tranche.vests_by = facts.vesting.empty() ? std::string_view{schedule.head->cite} : "award";
  }
  return true;
}

}  // namespace payout
