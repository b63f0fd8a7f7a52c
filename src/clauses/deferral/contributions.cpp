#include "clauses/deferral/change_pay_credits.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/deferral_steps.h"
#include "clauses/deferral/earnings.h"
#include "clauses/deferral/out_of_pay.h"
#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

/// Computes the contributions of one plan year, period by period.
struct YearOfCredits {
  const DeferralPlan& plan;
  DeferralYear& shown;
  MatchYear sums;
  std::optional<ChangePayCredits> on_change_pay = {};

  void start() { sums = nothing_yet(plan); }

  Figure plus(Figure sum, Figure part) const { return added(plan, sum, part); }
  /// Adds what a period gives to the year: its arithmetic is the sum of those of its periods.
  void add(std::optional<Money>& sum, StepRef& arithmetic, Figure part) const {
    if (!sum || part.value == Exact{}) {
      if (!sum) arithmetic = part.step;
    } else if (*sum == Money{}) {
      arithmetic = part.step;
    } else {
      arithmetic = plan.c.work.sum({{sum->exact(), arithmetic}, part}).step;
    }
    sum = sum.value_or(Money{}) + money_of(part);
  }

  bool facts_for_match(const CreditPeriod& period) const {
    const auto need = [&](bool given, const std::string& path, std::string what) {
      if (!given) plan.missing(plan.match.head, path, what);
      return given;
    };
    const bool rate = need(!plan.facts.match.empty(), "deferred_comp.match.rate",
                           "the rate of match (" + plan.match->rate_from + ")");
    const bool own = need(period.pay->k401_deferral.has_value(), period.path + ".k401_deferral",
                          "the own 401(k) deferral (0 when there was none)");
    const bool company = need(period.pay->k401_match.has_value(), period.path + ".k401_match",
                              "the match made in the 401(k) plan (0 when there was none)");
    return rate && own && company;
  }

  MatchYear with(const CreditPeriod& period, Figure pay, Figure own) const {
    return with_period(plan, sums, period, pay, own);
  }

  /// A match that the facts give also counts against the cap of later periods.
  Figure stated_match(const CreditPeriod& period, std::optional<Figure> pay, Figure own) {
    const Figure stated = plan.c.work.fact(*period.pay->matched, "company contribution");
    if (pay && period.pay->k401_deferral && period.pay->k401_match) sums = with(period, *pay, own);
    sums.matched = plus(sums.matched, stated);
    return stated;
  }

  /// The cap is read to be that of each valuation period: the pay of the year as a whole does not tell it.
  bool capped_by_quarter(const CreditPeriod& period, bool several) const {
    const bool whole_year = !several && valuation_from(plan, period.from) < period.credited_on;
    if (!several && !whole_year) return false;
    const bool quarterly = plan.c.choose(plan.match->match_cap_period) == CapPeriod::quarterly;
    if (quarterly && whole_year)
      plan.missing(plan.match.head, period.path + ".periods",
                   "pay by valuation date, which the cap is read by");
    return quarterly;
  }

  Figure nothing(std::string_view why, Figure own) const {
    return plan.c.work.derived(Exact{}, Unit::money, why, {own});
  }

  std::optional<Figure> company(const CreditPeriod& period, std::optional<Figure> pay, Figure own,
                                bool several) {
    if (period.pay->matched) return stated_match(period, pay, own);
    if (!plan.match) return nothing("the plan has no match", own);
    const bool earlier = sums.deferred.value != Exact{};
    constexpr std::string_view unmatched = "there is no own contribution to match";
    if (own.value == Exact{} && !earlier && !(several && pay)) return nothing(unmatched, own);
    if (own.value == Exact{} && !earlier && plan.facts.match.empty()) return nothing(unmatched, own);
    if (!pay || !facts_for_match(period)) return std::nullopt;
    sums = with(period, *pay, own);
    if (own.value == Exact{} && (sums.own.value == Exact{} || is_barred(plan, period)))
      return nothing(unmatched, own);
    const bool quarterly = capped_by_quarter(period, several);
    if (!stands(plan)) return std::nullopt;
    YearOfCredits alone{plan, shown, {}, {}};
    alone.start();
    const Figure due = match_due(plan, quarterly ? alone.with(period, *pay, own) : sums);
    sums.matched = plus(sums.matched, due);
    return due;
  }

  std::optional<AccountCredit> credit(const CreditPeriod& period, bool several) {
    const auto pay = compensation_of(plan, period);
    const auto named_pay = named(pay, label(period, several, "compensation"));
    const auto own = own_contribution(plan, period, named_pay);
    if (!own) return std::nullopt;
    const auto match =
        company(period, named_pay, *named(own, label(period, several, "own contribution")), several);
    if (!match) return std::nullopt;
    // Of several periods each is a part of the year's sum; how it arose stands behind it.
    const bool parts = several && plan.c.work.recording();
    show(parts ? named_pay : pay, *own, parts ? *named(match, label(period, several, "match")) : *match);
    if (pay && on_change_pay) on_change_pay->add(period, *pay, *own, *match, several);
    if (pay) shown.own_elsewhere += take_out_of_lines(plan, period, *pay, *own);
    return AccountCredit{period.credited_on, {money_of(*own), money_of(*match)}, own->step, match->step};
  }

  /// "compensation", of one period among several "compensation to 2000-03-31".
  std::string_view label(const CreditPeriod& period, bool several, std::string_view what) const {
    Workings& w = plan.c.work;
    if (!several || !w.recording()) return what;
    return w.text(fmt::format("{} to {}", what, to_string(period.through)));
  }

  /// A figure that later figures stand on: there it is its value and name, not its whole arithmetic again.
  std::optional<Figure> named(std::optional<Figure> figure, std::string_view name) const {
    return figure ? std::optional{plan.c.work.named(*figure, name)} : figure;
  }

  void show(std::optional<Figure> pay, Figure own, Figure match) {
    add(shown.own, shown.own_arithmetic, own);
    add(shown.company, shown.company_arithmetic, match);
    if (!pay) return;
    add(shown.compensation, shown.compensation_arithmetic, pay_for_cap(plan, *pay, own));
    if (plan.match) shown.match_cap = to_the_cent(shown.compensation->exact() * plan.match->cap.value);
  }
};

void warn_of_lump_credit(const DeferralPlan& plan, const CreditPeriod& period) {
  if (!plan.c.explain || !knows_earnings(plan)) return;
  plan.c.warn(
      Module::deferred, "yearly-pay", period.path,
      fmt::format("pay is given for the whole year: its contributions are credited on {} and earn nothing "
                  "before",
                  to_string(period.credited_on)),
      "give `periods` by valuation date", plan.election.head->cite);
}

/// Where a spread counts, one that is not known is told, and one that compensation computed elsewhere may lack:
/// nothing is deferred of it.
void warn_of_spread(const DeferralPlan& plan, const CreditPeriod& period) {
  if (!plan.c.explain || !plan.pay || period.pay->option_spread) return;
  for (const GrantResult& grant : plan.c.out.grants) {
    for (const ExerciseResult& exercise : grant.exercises) {
      if (exercise.date < period.from || exercise.date > period.through) continue;
      if (exercise.tax == ExerciseTax::incentive || (exercise.wages && !period.pay->compensation)) continue;
      if (plan.c.choose(plan.pay->option_spread_counts) != Applies::yes) return;
      plan.c.warn(
          Module::deferred, "spread-not-given", period.path,
          fmt::format("the exercise of {} on {} is compensation as the plan is read, and its spread is not "
                      "among the pay: nothing of it is deferred",
                      grant.id, to_string(exercise.date)),
          fmt::format("give `{}.option_spread`", period.path), plan.pay.head->cite);
      return;
    }
  }
}

/// How the most that is matched arose.
void explain_match_cap(const DeferralSteps& s, const DeferralYear& y) {
  if (!s.wanted() || !y.match_cap || !y.compensation) return;
  const std::string path = fmt::format("deferred.plan_years[{}]", y.id);
  s.money(path + ".match_cap", y.match_cap,
          s.w().rounded(s.w().product(s.w().term(s.plan.match->cap, {}),
                                      s.shown(path + ".compensation", *y.compensation, "compensation"))),
          s.plan.match.head->id);
}

}  // namespace

Figure added(const DeferralPlan& plan, Figure sum, Figure part) {
  return sum.value == Exact{} ? part : plan.c.work.sum({sum, part});
}

MatchYear nothing_yet(const DeferralPlan& plan) {
  const auto none = [&] { return plan.c.work.derived(Exact{}, Unit::money, "nothing"); };
  return {none(), none(), none(), none(), none()};
}

MatchYear with_period(const DeferralPlan& plan, const MatchYear& sums, const CreditPeriod& period, Figure pay,
                      Figure own) {
  Workings& work = plan.c.work;
  const Figure k401 = work.fact(*period.pay->k401_deferral, "401(k) deferral");
  const Figure both = k401.value == Exact{} ? own : work.sum({own, k401});
  const Figure elsewhere = work.fact(*period.pay->k401_match, "401(k) match");
  return {added(plan, sums.pay, pay_for_cap(plan, pay, own)), added(plan, sums.own, own),
          added(plan, sums.deferred, both), added(plan, sums.elsewhere, elsewhere), sums.matched};
}

static bool on_valuation_date(const DeferralPlan& plan, const CreditPeriod& period) {
  if (is_valuation_date(plan, period.credited_on) && plan_year_of(plan, period.credited_on) == period.year)
    return true;
  plan.c.error(
      Module::deferred, "not-a-valuation-date", period.path,
      fmt::format("{} is not a valuation date of {}", to_string(period.credited_on), period.year),
      fmt::format("contributions are credited on {}", to_string(valuation_from(plan, period.credited_on))),
      plan.account.head->cite);
  return false;
}

std::vector<AccountCredit> credit_contributions(const DeferralPlan& plan) {
  std::vector<AccountCredit> credits;
  for (const auto& [year, facts] : plan.facts.plan_years) {
    DeferralYear& shown = plan.out().plan_years.emplace_back();
    shown.id = year;
    YearOfCredits of_year{plan, shown, {}, {}};
    of_year.start();
    const auto periods = periods_of(plan, year, facts);
    if (std::ranges::any_of(periods, [&](const auto& p) { return change_pay_of(plan, p).has_value(); }))
      of_year.on_change_pay.emplace(plan, shown);
    if (facts.periods.empty()) warn_of_lump_credit(plan, periods[0]);
    for (const CreditPeriod& period : periods) {
      if (!on_valuation_date(plan, period)) continue;
      warn_of_spread(plan, period);
      const auto credited = of_year.credit(period, periods.size() > 1);
      if (credited) credits.push_back(*credited);
    }
    explain_match_cap({plan}, shown);
  }
  std::ranges::stable_sort(credits, {}, &AccountCredit::on);
  return credits;
}

}  // namespace payout
