#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/exercise_methods.h"
#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_counts.h"
#include "clauses/options/share_price.h"

namespace payout {
namespace {

struct Pricing {
  const Case& c;
  GrantResult& grant;
  const Exercise& facts;
  ExerciseResult& r;
  size_t number;

  std::string path() const { return fmt::format("grants[{}].exercises[{}]", grant.id, number); }

  void cost() const {
    // The price of that day: splits since then have cut it.
    const Exact factor = split_factor_after(c, grant, facts.date);
    r.price = Price{grant.price->dollars * factor};
    const bool as_granted = grant.grant->price && r.price == *grant.grant->price;
    const Figure price = as_granted ? c.work.fact(*grant.grant->price, {})
                                    : c.work.derived(r.price.in_cents(), Unit::price, "as of that day",
                                                     {strike_figure(c, grant)});
    const Figure total = c.work.rounded(c.work.product(c.work.fact(facts.shares, "shares"), price));
    r.cost = money_of(total);
    r.cost_arithmetic = total.step;
  }

  /// A figure of the exercise as it stands in the result.
  Figure shown(std::string_view field, Exact value, Unit unit, std::string_view label) const {
    if (!c.work.recording()) return {value, {}};
    return c.work.figure(value, unit, fmt::format("{}.{}", path(), field), label);
  }

  /// A SAR costs nothing and gives its spread: in whole shares of that value, with cash for the fraction, or in
  /// cash.
  void pay_appreciation() const {
    r.cost = {};
    r.cost_arithmetic = {};
    if (!r.spread || !r.fmv || grant.grant->settled_in == SettledIn::cash) return;
    const Exact each = r.fmv->in_cents();
    r.delivered.count = each > Exact{} ? floor_of(r.spread->exact() / each) : 0;
  }

  bool pays_in_shares() const { return r.method == ExerciseMethod::net || r.method == ExerciseMethod::swap; }

  Date valuation_day() const {
    static const ExerciseMethods usual;
    const auto clause = clause_for<ExerciseMethods>(c, held(grant));
    const ExerciseMethods& terms = clause ? *clause.terms : usual;
    const ValuationDay day = c.choose(r.method == ExerciseMethod::net ? terms.net_exercise_valuation_day
                                                                      : terms.delivered_shares_valuation_day);
    return day == ValuationDay::exercise_day ? facts.date : facts.date - 1;
  }

  /// Whole shares for the price, and cash for the fraction that they leave.
  void pay_in_shares() const {
    const auto value = fair_market_value(c, grant.plan, valuation_day(), ValueUse::needed);
    if (!value) return;
    // A split between the day of the value and the exercise changes what a share is worth.
    r.delivered_at = in_shares_of(c, grant.plan, value->price, valuation_day(), facts.date);
    r.valued_on = value->on;
    if (c.work.explaining()) r.delivered_source = market_figure(c, *value, *r.delivered_at).step;
    const Exact each = r.delivered_at->in_cents();
    if (r.method == ExerciseMethod::net && each <= r.price.in_cents()) {
      c.error(Module::options, "net-exercise-underwater", path(),
              fmt::format("{}: a net exercise needs a value above the exercise price", grant.id),
              fmt::format("value {} on {}, price {}", to_string(*r.delivered_at), to_string(value->on),
                          to_string(r.price)));
      return;
    }
    r.surrendered.count = floor_of(r.cost.exact() / each);
    r.cash = to_the_cent(r.cost.exact() - each * r.surrendered.count);
    r.delivered.count = facts.shares.count - r.surrendered.count;
  }

  /// Shares still inside the limits of incentive options on the day of exercise, in the shares of that day: a
  /// later split makes no difference to what was exercised.
  Exact incentive_shares() const {
    if (grant.type != AwardType::iso || facts.by == Exerciser::transferee) return 0;
    if (grant.iso_until && facts.date > *grant.iso_until) return 0;
    Exact inside, taken;
    for (const Allotment& a : grant.allotments) {
      if (a.exercise != number) continue;
      Exact before;
      for (const Allotment& earlier : grant.allotments) {
        if (&earlier == &a) break;
        if (earlier.tranche == a.tranche) before += earlier.shares;
      }
      // The holder may say which shares he buys; those of the incentive option are taken to come first.
      const Exact left = std::max(Exact{}, grant.tranches[a.tranche].iso.count - before);
      inside += std::min(left, Exact{a.shares});
      taken += Exact{a.shares};
    }
    if (inside == taken) return Exact{facts.shares.count};
    const Exact part = inside * Exact{facts.shares.count} / taken;
    return inside.whole() ? Exact{floor_of(part)} : part;
  }

  /// Says what the income on an exercise lacks.
  void tell_no_price() const {
    if (!c.explain) return;
    const NoPrice none = why_no_price(c, grant.plan, facts.date);
    c.warn(Module::options, none.id, none.key,
           fmt::format("{}: the income on the exercise of {} is unknown: {}", grant.id, to_string(facts.date),
                       none.message),
           none.help, none.cite);
  }

  void income() const {
    r.incentive.count = incentive_shares();
    const Exact other = Exact{facts.shares.count} - r.incentive.count;
    r.tax = other == Exact{}               ? ExerciseTax::incentive
            : r.incentive.count == Exact{} ? ExerciseTax::wages
                                           : ExerciseTax::both;
    const auto value = fair_market_value(c, grant.plan, facts.date, ValueUse::shown);
    if (!value) {
      if (other > Exact{}) tell_no_price();
      return;
    }
    r.fmv = value->price;
    const Figure market = market_figure(c, *value, value->price);
    r.fmv_source = market.step;
    const Figure price = shown("price", r.price.in_cents(), Unit::price, "exercise price");
    const Figure gain = c.work.greatest(c.work.difference(market, price), c.work.law(0, Unit::price, {}));
    r.spread = to_the_cent(gain.value * facts.shares.count);
    Figure shares = shown("shares", Exact{facts.shares.count}, Unit::shares, "shares");
    if (other != shares.value)
      shares =
          c.work.difference(shares, shown("incentive", r.incentive.count, Unit::shares, "incentive"), "shares");
    const Figure wages = c.work.rounded(c.work.product(shares, gain));
    r.wages = money_of(wages);
    r.wages_arithmetic = wages.step;
  }
};

}  // namespace

void price_exercises(const Case& c, GrantResult& grant) {
  const auto& exercises = grant.grant->exercises;
  grant.exercises.resize(exercises.size());
  for (size_t i = 0; i < exercises.size(); ++i) {
    ExerciseResult& r = grant.exercises[i];
    r.date = exercises[i].date;
    r.shares = exercises[i].shares;
    r.method = exercises[i].method.value_or(ExerciseMethod::cash);
    const Pricing pricing{c, grant, exercises[i], r, i};
    pricing.cost();
    if (grant.type == AwardType::sar) {
      pricing.income();
      pricing.pay_appreciation();
      continue;
    }
    r.cash = r.cost;
    r.delivered = r.shares;
    if (pricing.pays_in_shares()) pricing.pay_in_shares();
    pricing.income();
  }
}

}  // namespace payout
