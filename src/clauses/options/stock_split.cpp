#include "clauses/options/stock_split.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_counts.h"
#include "clauses/options/share_price.h"

namespace payout {
namespace {

std::vector<const StockSplit*> splits_of(const Case& c, const GrantResult& grant) {
  std::vector<const StockSplit*> splits;
  for (const Event& event : c.facts.events) {
    const auto* split = std::get_if<StockSplit>(&event);
    if (split != nullptr && reaches(*split, grant)) splits.push_back(split);
  }
  std::ranges::stable_sort(splits, {}, [](const StockSplit* split) { return split->date; });
  return splits;
}

Exact ratio_of(const StockSplit& split) {
  return Exact::fraction(split.ratio.to, split.ratio.from);
}

/// Shares exercised before a split, in the shares of that day: the whole sum, of which whole shares count.
Exact exercised_before(const Case& c, const GrantResult& grant, Date day) {
  Exact sum;
  for (const Exercise& e : grant.grant->exercises) {
    if (e.date >= day) continue;
    Exact factor = 1;
    for (const StockSplit* split : splits_of(c, grant)) {
      if (split->date > e.date && split->date < day) factor = factor * ratio_of(*split);
    }
    sum += factor * e.shares.count;
  }
  return sum;
}

/// "7/3 new shares for one".
Figure ratio_figure(const Case& c, const StockSplit& split) {
  return c.work.fact_at(&split.ratio, ratio_of(split), Unit::count, "new shares for one");
}

/// Cash for a fraction at the value of the split's day. Without a price of that day there is no figure.
void pay_fraction(const Case& c, Exact fraction, const StockSplit& split, GrantResult& grant) {
  const auto value = fair_market_value(c, grant.plan, split.date, ValueUse::shown);
  if (!value) {
    grant.fraction_unknown = true;
    const NoPrice none = why_no_price(c, grant.plan, split.date);
    c.warn(Module::options, none.id, none.key,
           fmt::format("{}: the cash for a fraction of a share is unknown: {}", grant.id, none.message),
           none.help, none.cite);
    return;
  }
  const Price strike = grant.price.value_or(Price{});
  const Exact spread = std::max(Exact{}, value->price.in_cents() - strike.in_cents());
  const Money cash = to_the_cent(fraction * spread);
  grant.fraction_cash = grant.fraction_cash.value_or(Money{}) + cash;
  if (!c.work.explaining()) return;
  Workings& w = c.work;
  const Figure part = w.derived(fraction, Unit::shares, "of a share is left by the split",
                                {ratio_figure(c, split), {Exact{grant.shares.count}, grant.how.shares}});
  const Figure market = market_figure(c, *value, value->price);
  const Figure over = w.difference(market, {strike.in_cents(), grant.how.price});
  const Figure here =
      w.rounded(w.product(part, over.value < Exact{} ? w.derived({}, Unit::price, "no spread", {over}) : over));
  const Figure before{Exact{}, grant.how.fraction_cash};
  grant.how.fraction_cash =
      grant.how.fraction_cash ? w.sum({{w.at(before.step).value, before.step}, here}).step : here.step;
}

int64_t cut(const Case& c, const SplitAdjustment& terms, Exact shares, const StockSplit& split,
            GrantResult& grant) {
  if (shares.whole()) return shares.num();
  const SplitFraction reading = c.choose(terms.split_fraction);
  if (reading == SplitFraction::round) return round_half_up(shares);
  if (reading == SplitFraction::cash) pay_fraction(c, shares - Exact{floor_of(shares)}, split, grant);
  return floor_of(shares);
}

void apply(const Case& c, const SplitAdjustment& terms, const StockSplit& split, GrantResult& grant) {
  const Exact ratio = ratio_of(split);
  if (c.work.explaining() && grant.price) {
    const Figure each = ratio_figure(c, split);
    grant.how.price = c.work.quotient({grant.price->in_cents(), grant.how.price}, each).step;
  }
  if (grant.price) grant.price->dollars = grant.price->dollars / ratio;
  if (grant.fmv) grant.fmv->dollars = grant.fmv->dollars / ratio;
  // Only what is outstanding is changed into new shares; what was exercised before is shares already.
  const Exact exercised = exercised_before(c, grant, split.date);
  const int64_t outstanding =
      cut(c, terms, ratio * Exact{grant.shares.count - floor_of(exercised)}, split, grant);
  if (c.work.explaining()) {
    const Figure all = c.work.product(ratio_figure(c, split), {Exact{grant.shares.count}, grant.how.shares});
    grant.how.shares = (all.value.whole() ? all : c.work.whole(all)).step;
  }
  grant.shares.count = outstanding + floor_of(ratio * exercised);
}

}  // namespace

void adjust_for_splits(const Case& c, GrantResult& grant) {
  const auto splits = splits_of(c, grant);
  if (splits.empty()) return;
  const auto clause = clause_for<SplitAdjustment>(c, held(grant));
  if (!clause) {
    c.warn(Module::options, "split-not-applied", fmt::format("grants[{}]", grant.id),
           fmt::format("{}: no document here adjusts its plan for a split", grant.id),
           "give shares and price as adjusted");
    return;
  }
  for (const StockSplit* split : splits) apply(c, *clause.terms, *split, grant);
  if (grant.fraction_unknown) grant.fraction_cash.reset();
}

bool reaches(const StockSplit& split, const GrantResult& grant) {
  return !(grant.granted && split.date <= *grant.granted) && !(grant.over && split.date >= *grant.over);
}

Exact split_factor(const Case& c, std::string_view plan, Date from, Date through) {
  Exact factor = 1;
  for (const Event& event : c.facts.events) {
    const auto* split = std::get_if<StockSplit>(&event);
    if (split != nullptr && split->date > from && split->date <= through) factor = factor * ratio_of(*split);
  }
  return factor == Exact{1} || clause_for<SplitAdjustment>(c, plan) ? factor : Exact{1};
}

Price in_shares_of(const Case& c, std::string_view plan, Price price, Date of, Date day) {
  if (of < day) return Price{price.dollars / split_factor(c, plan, of, day)};
  if (day < of) return Price{price.dollars * split_factor(c, plan, day, of)};
  return price;
}

static bool any_split(const Case& c) {
  return std::ranges::any_of(c.facts.events,
                             [](const Event& e) { return std::holds_alternative<StockSplit>(e); });
}

Exact split_factor_after(const Case& c, const GrantResult& grant, Date day) {
  Exact factor = 1;
  if (!any_split(c)) return factor;
  if (!clause_for<SplitAdjustment>(c, held(grant))) return factor;
  for (const StockSplit* split : splits_of(c, grant)) {
    if (split->date > day) factor = factor * ratio_of(*split);
  }
  return factor;
}

Price in_shares_of_grant(const Case& c, const GrantResult& grant, Price price, Date day) {
  const Exact factor = split_factor_after(c, grant, day);
  return factor == Exact{1} ? price : Price{price.dollars / factor};
}

}  // namespace payout
