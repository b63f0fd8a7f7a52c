#include "clauses/parachute/option_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/share_counts.h"
#include "clauses/options/share_price.h"
#include "law/black_scholes.h"
#include "law/compounding.h"

namespace payout {
namespace {

/// Fair market value as the plan means it, in shares of after the last split like the grant itself.
std::optional<Figure> price_on(const Exposure& e, const GrantResult& result, Date day) {
  const auto found = fair_market_value(e.c, result.plan, day, ValueUse::shown);
  if (found) return market_figure(e.c, *found, in_shares_of_grant(e.c, result, found->price, day));
  const NoPrice none = why_no_price(e.c, result.plan, day);
  if (none.id == "stale-price") {
    e.c.error(Module::parachute, none.id, none.key, none.message, none.help, e.head.cite);
  } else {
    e.c.missing(Module::parachute, e.head, none.key, "the share price on the day options vested");
  }
  return std::nullopt;
}

Figure shares_of(const Exposure& e, const GrantResult& result, const Tranche& tranche) {
  const Exact count{tranche.shares.count};
  if (!e.c.work.recording()) return {count, {}};
  return e.c.work.figure(count, Unit::shares, tranche_path(result, tranche) + ".shares", {});
}

Figure spread(const Exposure& e, const GrantResult& result, const Tranche& tranche, Figure market,
              Figure exercise) {
  Workings& w = e.c.work;
  const Figure over = w.difference(market, exercise);
  const Figure each = over.value < Exact{0} ? w.derived({}, Unit::price, "no spread", {over}) : over;
  return w.rounded(w.product(shares_of(e, result, tranche), each));
}

/// Says once what the method is, and what it is not.
void name_the_method(const Exposure& e) {
  const auto said = [](const Remark& r) { return r.id == "option-model"; };
  if (!e.c.explain || std::ranges::any_of(e.c.out.remarks, said)) return;
  e.c.note(Module::parachute, "option-model", "tax.option_model",
           "options are valued by the Black-Scholes formula with the inputs supplied, which is not the safe "
           "harbor of Rev. Proc. 2003-68",
           {}, "26 CFR 1.280G-1 Q&A-13");
}

/// A value by the Black-Scholes formula with the inputs supplied, for the term that was left.
std::optional<Figure> by_formula(const Exposure& e, const GrantResult& result, Figure market, Figure exercise,
                                 const Tranche& tranche, Date day) {
  const auto& model = e.c.facts.tax->option_model;
  if (!result.expires) {
    e.c.missing(Module::parachute, e.head, fmt::format("grants[{}].expires", result.id),
                "the term of the option");
    return std::nullopt;
  }
  name_the_method(e);
  const law::BlackScholes inputs{.spot = market.value,
                                 .exercise_price = exercise.value,
                                 .years = law::days_in_years(*result.expires - day),
                                 .volatility = model->volatility.value,
                                 .rate = model->risk_free.value,
                                 .dividends = model->dividends.value_or(Rate{}).value};
  const Money value = law::black_scholes_value(inputs, Exact{tranche.shares.count});
  Workings& w = e.c.work;
  return w.derived(value.exact(), Unit::money, "by the Black-Scholes formula",
                   {shares_of(e, result, tranche), market, exercise, w.fact(model->volatility, "volatility"),
                    w.fact(model->risk_free, "risk-free rate")});
}

Figure all_shares(const Exposure& e, const GrantResult& result) {
  const Exact count{result.shares.count};
  if (!e.c.work.recording()) return {count, {}};
  return e.c.work.figure(count, Unit::shares, fmt::format("grants[{}].shares", result.id), {});
}

/// A value that is supplied and that the method in force does not ask for is told.
void note_value_not_used(const Exposure& e, const Grant& grant) {
  if (!e.c.explain || !grant.value_at_change) return;
  const std::string path = fmt::format("grants[{}].value_at_change", grant.id);
  const auto said = [&](const Remark& r) { return r.id == "option-value-not-used" && r.path == path; };
  if (std::ranges::any_of(e.c.out.remarks, said)) return;
  e.c.note(Module::parachute, "option-value-not-used", path,
           fmt::format("the value of {} for {} is not used: options count by their spread here",
                       grouped(*grant.value_at_change), grant.id),
           "the reading of the option's value as supplied uses it", "26 CFR 1.280G-1 Q&A-13");
}

/// What a deal pays for a share, where it cashes the tranche out.
std::optional<Figure> paid_in_deal(const Exposure& e, const GrantResult& result, const Tranche& tranche) {
  if (tranche.fate != Disposition::cashed_out) return std::nullopt;
  for (size_t i = 0; i < result.settlements.size(); ++i) {
    const Settlement& s = result.settlements[i];
    if (s.what != SettledFor::cash_out || s.vests != tranche.gone || !s.price) continue;
    const Exact price = s.price->in_cents();
    if (!e.c.work.recording()) return Figure{price, {}};
    return e.c.work.figure(price, Unit::price, fmt::format("grants[{}].settlements[{}].price", result.id, i),
                           "paid in the deal");
  }
  return std::nullopt;
}

bool by_model(const Exposure& e, const Grant& grant) {
  if (is_stock(grant.type)) return false;
  // Where no clause settles the method, a value that is supplied is the value: Q&A-13(a), a spread alone is
  // not.
  if (!e.by_clause && (grant.value_at_change || (e.c.facts.tax && e.c.facts.tax->option_model))) return true;
  if (e.c.choose(e.terms.option_value) == OptionValue::supplied_option_model) return true;
  note_value_not_used(e, grant);
  return false;
}

}  // namespace

Money spread_of(const Exposure& e, const GrantResult& result, const Tranche& tranche) {
  const Date day = tranche.accelerated ? *tranche.accelerated : result.as_of;
  const auto found = fair_market_value(e.c, result.plan, day, ValueUse::shown);
  if (!found || (!result.price && !is_stock(result.type))) return {};
  const Price market{found->price.dollars / split_factor_after(e.c, result, day)};
  const Price strike = result.price.value_or(Price{});
  return money_of(spread(e, result, tranche, {market.in_cents(), {}}, {strike.in_cents(), {}}));
}

std::optional<Figure> option_worth(const Exposure& e, const GrantResult& result, const Grant& grant,
                                   const Tranche& tranche) {
  // What goes on vesting is valued on the day looked at: nobody knows a price of a day to come.
  return option_worth_on(e, result, grant, tranche, tranche.accelerated ? *tranche.accelerated : result.as_of);
}

std::optional<Figure> option_worth_on(const Exposure& e, const GrantResult& result, const Grant& grant,
                                      const Tranche& tranche, Date day) {
  Workings& w = e.c.work;
  const bool modeled = by_model(e, grant);
  if (modeled && grant.value_at_change) {
    const Figure whole = w.fact(*grant.value_at_change, "value supplied");
    return w.rounded(w.share_of(whole, shares_of(e, result, tranche), all_shares(e, result)));
  }
  auto market = paid_in_deal(e, result, tranche);
  if (!market) market = price_on(e, result, day);
  if (!market) return std::nullopt;
  if (is_stock(result.type)) return w.rounded(w.product(shares_of(e, result, tranche), *market));
  const Figure exercise = strike_figure(e.c, result);
  if (!modeled) return spread(e, result, tranche, *market, exercise);
  if (!e.c.facts.tax || !e.c.facts.tax->option_model) {
    e.c.missing(Module::parachute, e.head, fmt::format("grants[{}].value_at_change", grant.id),
                "the value of the option at the change in control");
    return std::nullopt;
  }
  return by_formula(e, result, *market, exercise, tranche, day);
}

}  // namespace payout
