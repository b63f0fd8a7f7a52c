#include "clauses/deferral/earnings.h"

#include <algorithm>

#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

Growth stated(const PeriodReturn& r) {
  Growth growth;
  growth.rate = r.rate ? r.rate->value : Exact{};
  for (const FundReturn& fund : r.funds) growth.rate += fund.share.value * fund.rate.value;
  growth.amount = r.amount.value_or(Money{});
  growth.expenses = r.expenses.value_or(Money{});
  return growth;
}

bool ends_month(Date day) {
  return last_of_month(day.year(), day.month()) == day;
}

/// Whole months between ends of months; days of a 365-day year otherwise.
Exact years_between(Date from, Date to) {
  if (!ends_month(from) || !ends_month(to)) return Exact::fraction(to - from, 365);
  const int months =
      (to.year() - from.year()) * 12 + static_cast<int>(to.month()) - static_cast<int>(from.month());
  return Exact::fraction(months, 12);
}

bool covered_later(const DeferralPlan& plan, Date to) {
  return std::ranges::any_of(plan.facts.returns, [&](const auto& entry) { return entry.first > to; });
}

/// Whether an account that no trust holds is read as earning nothing. Asked only where there is none.
bool idle(const DeferralPlan& plan) {
  return plan.facts.trust && !*plan.facts.trust &&
         plan.c.choose(plan.account->no_trust_earnings) == TrustlessEarnings::none;
}

Date next_posting(const DeferralPlan& plan, Date from, Date limit) {
  Date next = std::min(limit, plan_year_end(plan, from + 1));
  for (const auto& [day, unused] : plan.facts.returns) {
    if (day > from) next = std::min(next, day);
  }
  return next;
}

}  // namespace

bool knows_earnings(const DeferralPlan& plan) {
  return plan.facts.earnings.has_value() || !plan.facts.returns.empty() || idle(plan);
}

std::optional<Growth> growth_between(const DeferralPlan& plan, Date from, Date to) {
  if (idle(plan)) return Growth{};
  if (const PeriodReturn* given = plan.facts.returns.find(to)) return stated(*given);
  if (covered_later(plan, to)) return Growth{};
  if (!plan.facts.earnings) {
    plan.missing(plan.account.head, "deferred_comp.earnings", "the account's rate of return");
    return std::nullopt;
  }
  Growth growth;
  growth.rate = plan.facts.earnings->value * years_between(from, to);
  growth.on_year_opening = true;
  return growth;
}

std::vector<Figure> earnings_facts(const DeferralPlan& plan, Date from, Date to) {
  Workings& work = plan.c.work;
  std::vector<Figure> facts;
  if (!work.recording()) return facts;
  if (idle(plan)) {
    facts.push_back(work.fact_at(&*plan.facts.trust, {}, Unit::word, "no trust holds the account"));
    return facts;
  }
  bool whole = true;
  for (const auto& [day, given] : plan.facts.returns) {
    whole = whole && day <= from;
    if (day <= from || day > to) continue;
    if (given.rate) facts.push_back(work.fact(*given.rate, "return"));
    if (given.amount) facts.push_back(work.fact(*given.amount, "return"));
    for (const FundReturn& fund : given.funds)
      facts.push_back(work.product(work.fact(fund.share, "share"), work.fact(fund.rate, "return of the fund")));
    if (given.expenses) facts.push_back(work.fact(*given.expenses, "expenses"));
  }
  if ((whole || facts.empty()) && plan.facts.earnings)
    facts.push_back(work.fact_at(&*plan.facts.earnings, plan.facts.earnings->value, Unit::rate, "a year"));
  if (facts.empty()) facts.push_back(work.absent("deferred_comp.earnings", "nothing is said to be earned"));
  return facts;
}

std::optional<Money> roll(const DeferralPlan& plan, Pool& pool, Date to) {
  Money earned;
  while (pool.posted() < to) {
    const Date next = next_posting(plan, pool.posted(), to);
    const auto growth = growth_between(plan, pool.posted(), next);
    if (!growth) return std::nullopt;
    earned += pool.earn(*growth, next, next == plan_year_end(plan, next)).total();
  }
  return earned;
}

}  // namespace payout
