#include "clauses/options/share_counts.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/options/exercised_by.h"
#include "clauses/options/option_result.h"
#include "clauses/options/share_price.h"

namespace payout {

namespace {

void later(std::optional<Date>& day, std::optional<Date> other) {
  if (other && (!day || *day < *other)) day = other;
}

/// Shares of a tranche left to exercise, by what an exercise on the day looked at would be; those inside the
/// incentive limit are the first to go.
void split_by_standing(const GrantResult& grant, const Tranche& t, FractionalShares& iso,
                       FractionalShares& nso) {
  const int64_t taken = exercised_by(grant, static_cast<size_t>(&t - grant.tranches.data()), grant.as_of);
  if (t.iso.count == Exact{}) {
    nso.count += Exact{t.shares.count - taken};
    return;
  }
  const bool in_time = !grant.iso_until || grant.as_of <= *grant.iso_until;
  const Exact left_iso = in_time ? std::max(Exact{}, t.iso.count - Exact{taken}) : Exact{};
  iso.count += left_iso;
  nso.count += Exact{t.shares.count - taken} - left_iso;
}

GrantStatus status_of(const GrantResult& grant) {
  if (is_stock(grant.type)) {
    if (grant.unvested != Shares{}) return GrantStatus::running;
    return grant.forfeited == grant.shares ? GrantStatus::forfeited : GrantStatus::over;
  }
  if (grant.status == GrantStatus::forfeited && grant.end && grant.as_of >= *grant.end)
    return GrantStatus::forfeited;
  if (grant.exercisable == Shares{} && grant.unvested == Shares{}) return GrantStatus::over;
  return grant.end && grant.as_of >= *grant.end ? GrantStatus::window : GrantStatus::running;
}

}  // namespace

std::optional<Date> day_of_report(const Case& c) {
  if (c.facts.as_of) return c.facts.as_of;
  std::optional<Date> day = c.situation.end;
  later(day, c.situation.death);
  for (const Event& event : c.facts.events) later(day, date_of(event));
  for (const Grant& grant : c.facts.grants) {
    for (const Exercise& exercise : grant.exercises) later(day, exercise.date);
  }
  if (day) return day;
  for (const auto& [date, quote] : c.facts.prices) later(day, date);
  for (const Grant& grant : c.facts.grants) {
    if (c.facts.prices.empty()) later(day, grant.granted);
  }
  return day;
}

void take_stock(GrantResult& grant, Date day) {
  grant.as_of = day;
  const Balance balance = balance_on(grant, grant.as_of);
  grant.exercised = balance.exercised;
  grant.exercisable = balance.exercisable;
  grant.unvested = Shares{balance.unvested.count + balance.waiting.value_or(Shares{}).count};
  grant.lapsed = balance.lapsed;
  grant.forfeited = balance.forfeited;
  grant.cashed_out = balance.cashed_out;
  const Date until = grant.end ? std::min(*grant.end, grant.as_of) : grant.as_of;
  for (const Tranche& t : grant.tranches) {
    if (t.accelerated) {
      if (*t.accelerated <= grant.as_of) grant.accelerated.count += t.shares.count;
    } else if (t.continued_by.empty() &&
               (!t.vests || (*t.vests <= until && !(t.gone && *t.gone <= *t.vests)))) {
      grant.vested.count += t.shares.count;
    }
    if (!t.continued_by.empty())
      grant.continued = Shares{grant.continued.value_or(Shares{}).count + t.shares.count};
    if (t.barred) grant.barred.count += t.shares.count;
    if (!is_stock(grant.type) && t.open_on(grant.as_of))
      split_by_standing(grant, t, grant.iso_shares, grant.nso_shares);
  }
  grant.status = status_of(grant);
}

/// Says once what the spread of exercisable shares lacks.
static void tell_no_price(const Case& c, const GrantResult& grant) {
  if (!c.explain) return;
  const NoPrice none = why_no_price(c, grant.plan, grant.as_of);
  const auto said = [&](const Remark& r) { return r.id == none.id && r.path == none.key; };
  if (std::ranges::any_of(c.out.remarks, said)) return;
  c.warn(Module::options, none.id, none.key, fmt::format("spread unknown: {}", none.message), none.help,
         none.cite);
}

void value_spread(const Case& c, GrantResult& grant) {
  if (is_stock(grant.type)) return;
  if (grant.exercisable == Shares{}) {
    grant.spread = Money{};
    return;
  }
  const auto price = fair_market_value(c, grant.plan, grant.as_of, ValueUse::shown);
  if (!price) return tell_no_price(c, grant);
  // The shares are those of after the last split, and so is the price.
  const Price market_price = in_shares_of_grant(c, grant, price->price, grant.as_of);
  grant.market = market_price;
  grant.market_on = price->on;
  if (c.work.explaining()) grant.how.market = market_figure(c, *price, market_price).step;
  grant.underwater = grant.price->dollars >= market_price.dollars;
  if (*grant.underwater) {
    grant.spread = Money{};
    if (c.explain) {
      c.warn(Module::options, "underwater", fmt::format("grants[{}].price", grant.id),
             fmt::format("{} is underwater: price {}, share price {} on {}", grant.id, to_string(*grant.price),
                         to_string(market_price), to_string(price->on)));
    }
    return;
  }
  const Figure strike = strike_figure(c, grant);
  const Figure market = market_figure(c, *price, market_price);
  Figure shares{Exact{grant.exercisable.count}, {}};
  if (c.work.recording())
    shares =
        c.work.figure(shares.value, Unit::shares, fmt::format("grants[{}].exercisable", grant.id), "shares");
  const Figure spread = c.work.rounded(c.work.product(shares, c.work.difference(market, strike)));
  grant.spread = money_of(spread);
  grant.spread_arithmetic = spread.step;
}

Money accelerated_spread(const GrantResult& grant) {
  if (!grant.spread || grant.exercisable.count == 0) return {};
  int64_t early = 0;
  for (const Tranche& t : grant.tranches) {
    if ((!t.accelerated && t.continued_by.empty()) || !t.open_on(grant.as_of)) continue;
    early += t.shares.count;
    for (const Allotment& a : grant.allotments) {
      if (&grant.tranches[a.tranche] == &t && a.date <= grant.as_of) early -= a.shares;
    }
  }
  if (early == 0) return {};
  return to_the_cent(grant.spread->exact() * Exact::fraction(early, grant.exercisable.count));
}

Figure market_figure(const Case& c, const DayPrice& found, Price adjusted) {
  Workings& w = c.work;
  if (!w.recording()) return {adjusted.in_cents(), {}};
  Figure quoted{found.price.in_cents(), {}};
  const bool of_any_day = c.facts.price && found.fact == &*c.facts.price;
  const std::string_view on = of_any_day ? "" : w.text(fmt::format("on {}", to_string(found.on)));
  if (found.fact != nullptr) {
    quoted = w.fact(*found.fact, on);
  } else {
    std::vector<Figure> from;
    const Quote* quote = c.facts.prices.find(found.on);
    for (std::optional<Price> Quote::*part : {&Quote::last, &Quote::bid, &Quote::ask}) {
      if (quote != nullptr && quote->*part) from.push_back(w.fact(*(quote->*part), "quoted"));
    }
    quoted = w.derived(quoted.value, Unit::price, on, std::span<const Figure>{from});
  }
  if (adjusted == found.price) return quoted;
  return w.derived(adjusted.in_cents(), Unit::price,
                   of_any_day ? "adjusted for splits" : w.text(fmt::format("{}, adjusted for splits", on)),
                   {quoted});
}

Figure strike_figure(const Case& c, const GrantResult& grant) {
  Workings& w = c.work;
  const Price price = grant.price.value_or(grant.grant->price.value_or(Price{}));
  if (!w.recording()) return {price.in_cents(), {}};
  const bool given = std::ranges::any_of(c.facts.grants, [&](const Grant& g) { return &g == grant.grant; });
  if (!given) return w.figure(price.in_cents(), Unit::price, fmt::format("grants[{}].price", grant.id), {});
  if (!grant.grant->price) return {price.in_cents(), {}};
  const Figure stated = w.fact(*grant.grant->price, {});
  return price == *grant.grant->price
             ? stated
             : w.derived(price.in_cents(), Unit::price, "adjusted for splits", {stated});
}

std::string tranche_path(const GrantResult& grant, const Tranche& tranche) {
  return fmt::format("grants[{}].tranches[{}]", grant.id, &tranche - grant.tranches.data());
}

}  // namespace payout
