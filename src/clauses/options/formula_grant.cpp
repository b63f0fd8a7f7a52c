#include "clauses/options/formula_grant.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_counts.h"
#include "clauses/options/share_price.h"
#include "clauses/options/vesting_schedule.h"

namespace payout {
namespace {

bool within(const std::vector<DateRange>& stretches, Date day) {
  return std::ranges::any_of(stretches, [&](const DateRange& s) { return s.from <= day && day <= s.through; });
}

FormulaAward::Quarter quarter(int year, unsigned number) {
  const unsigned month = 3 * number + 1;
  return {Date::of(year, month, 1), last_of_month(year, month + 2), false};
}

struct Formula {
  const Case& c;
  const ClauseOf<FormulaGrant>& clause;
  const DirectorService& service;
  std::optional<Date> end;

  bool serves_on(Date day) const {
    return day >= service.since && (!end || day <= *end) && !within(service.interruptions, day);
  }

  bool whole_quarter(const FormulaAward::Quarter& q) const {
    if (service.since > q.first || (end && *end < q.last)) return false;
    return std::ranges::none_of(service.interruptions,
                                [&](const DateRange& s) { return s.from <= q.last && s.through >= q.first; });
  }

  bool is_business_day(Date day) const {
    if (is_weekend(day)) return false;
    if (!service.holidays || std::ranges::find(*service.holidays, day) == service.holidays->end()) return true;
    return c.choose(clause.terms.business_days) == BusinessDays::weekdays;
  }

  /// Whether the longest unbroken service covers more than the share of the quarter's business days.
  bool served(const FormulaAward::Quarter& q) const {
    if (whole_quarter(q)) return true;
    if (end && *end < q.last) return false;  // whatever was served, its last day came too late
    if (!service.holidays) {
      c.missing(Module::options, clause.head, "director.holidays",
                "the list of holidays, for a quarter that was served in part");
    }
    int days = 0, run = 0, longest = 0;
    for (Date day = q.first; day <= q.last; day = day + 1) {
      if (!serves_on(day)) run = 0;
      if (!is_business_day(day)) continue;
      ++days;
      if (serves_on(day)) longest = std::max(longest, ++run);
    }
    return Exact{longest} > clause.terms.served_more_than.value * days;
  }

  bool covered_elsewhere(const FormulaAward::Quarter& q) const {
    return std::ranges::any_of(service.other_formula_grants,
                               [&](const DateRange& s) { return s.from <= q.last && s.through >= q.first; });
  }

  /// The day on which the formula grants for a year, if it does.
  std::optional<Date> grant_day(int year) const {
    const Date yearly = Date::of(year, clause.terms.first.month(), clause.terms.first.day());
    if (serves_on(yearly)) return yearly;
    if (service.since.year() == year && service.since > yearly) return service.since;
    return std::nullopt;
  }

  std::vector<FormulaAward::Quarter> quarters_of(Date granted) const {
    std::vector<FormulaAward::Quarter> quarters;
    for (unsigned n = (granted.month() - 1) / 3; n < 4; ++n) {
      FormulaAward::Quarter q = quarter(granted.year(), n);
      if (covered_elsewhere(q)) continue;
      q.served = served(q);
      const bool elected_in_it = granted > q.first && granted <= q.last;
      if (elected_in_it && !q.served &&
          c.choose(clause.terms.director_first_quarter) == FirstQuarter::not_granted) {
        continue;
      }
      quarters.push_back(q);
    }
    return quarters;
  }

  /// Shares left in the pool for the grant of a year, where the facts say so; none left: no grant.
  std::optional<Shares> pool_left(int year) const {
    for (const auto& [of, left] : service.pool_left) {
      if (of != year) continue;
      if (left == Shares{}) {
        c.warn(Module::options, "pool-exhausted", "director.pool_left",
               c.explain ? fmt::format("nothing is left in the plan for the formula grant of {}", year) : "",
               {}, clause.head.cite);
      }
      return left;
    }
    return std::nullopt;
  }

  void explain(const DayPrice& value, FormulaAward& award) const {
    Workings& w = c.work;
    const Date granted = *award.grant.granted;
    const Figure day = service.since == granted ? w.fact(service.since, "first day as a director")
                                                : w.by_clause(Workings::serial(granted), Unit::date,
                                                              clause.head.id, "day of the formula grant");
    const Figure quarters =
        w.derived(Exact{static_cast<int64_t>(award.quarters.size())}, Unit::count, "quarters", {day});
    award.granted = day.step;
    award.shares =
        w.product(quarters, w.term_at(&clause.terms.each_quarter, Exact{clause.terms.each_quarter.count},
                                      Unit::shares, "a quarter"))
            .step;
    award.price = market_figure(c, value, value.price).step;
  }

  std::optional<FormulaAward> award(int year, Date horizon) const {
    const auto granted = grant_day(year);
    if (!granted || *granted > horizon) return std::nullopt;
    FormulaAward award;
    award.quarters = quarters_of(*granted);
    if (award.quarters.empty()) return std::nullopt;
    const std::optional<Shares> left = pool_left(year);
    if (left == Shares{}) return std::nullopt;
    const std::string& plan = clause.terms.scope.plans.front();
    const auto value = fair_market_value(c, plan, *granted, ValueUse::needed);
    if (!value) return std::nullopt;
    Grant& g = award.grant;
    g.id = fmt::format("F{}", year);
    g.plan = plan;
    g.type = AwardType::nso;
    g.granted = granted;
    g.shares.count = static_cast<int64_t>(award.quarters.size()) * clause.terms.each_quarter.count;
    g.price = value->price;
    g.fmv = value->price;
    g.pool_left = left;
    award.each_quarter = clause.terms.each_quarter;
    award.cite = clause.head.cite;
    award.clause = &clause.head.id;
    if (c.work.explaining()) explain(*value, award);
    return award;
  }
};

}  // namespace

std::vector<FormulaAward> formula_awards(const Case& c, Date horizon) {
  std::vector<FormulaAward> awards;
  if (!c.facts.director) return awards;
  const DirectorService& service = *c.facts.director;
  c.agreement.each<FormulaGrant>([&](const ClauseOf<FormulaGrant>& clause) {
    if (clause.terms.scope.plans.empty()) return;
    if (!clause.terms.scope.covers(c, clause.head, clause.terms.scope.plans.front())) return;
    const Formula formula{c, clause, service, c.situation.end};
    for (int year = clause.terms.first.year(); year <= clause.terms.last.year(); ++year) {
      const bool wanted =
          service.years.empty() || std::ranges::find(service.years, year) != service.years.end();
      if (!wanted) continue;
      if (auto award = formula.award(year, horizon)) awards.push_back(std::move(*award));
    }
  });
  return awards;
}

void lay_out_quarters(const Case& c, const FormulaAward& award, GrantResult& grant) {
  // Quarter by quarter as many shares as the formula says, while there are any: the pool may have cut the
  // grant.
  const int64_t granted =
      std::min(award.grant.shares.count, award.grant.pool_left.value_or(award.grant.shares).count);
  std::vector<Exact> reached;
  for (size_t i = 0; i < award.quarters.size(); ++i) {
    const int64_t by_then = (static_cast<int64_t>(i) + 1) * award.each_quarter.count;
    reached.push_back(Exact::fraction(std::min(by_then, granted), granted));
  }
  const auto shares = cut_into_steps(grant.shares.count, reached, VestRounding::cumulative_floor);
  for (size_t i = 0; i < award.quarters.size(); ++i) {
    Tranche& tranche = grant.tranches.emplace_back();
    tranche.vests = award.quarters[i].last;
    tranche.shares = {shares[i]};
    tranche.vests_by = award.cite;
    if (c.work.explaining()) {
      tranche.how.vests =
          c.work
              .by_clause(Workings::serial(*tranche.vests), Unit::date, *award.clause, "last day of the quarter")
              .step;
      const Figure all = c.work.figure(Exact{grant.shares.count}, Unit::shares,
                                       fmt::format("grants[{}].shares", grant.id), "shares granted");
      tranche.how.shares = c.work.derived(Exact{shares[i]}, Unit::shares, "a quarter's part", {all}).step;
    }
    if (!award.quarters[i].served)
      tranche.end(*tranche.vests, Disposition::lapsed, award.cite, tranche.how.vests);
  }
}

}  // namespace payout
