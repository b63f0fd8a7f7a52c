#include "clauses/options/fair_market_value.h"

#include <fmt/format.h>

#include "clauses/options/covering.h"
#include "clauses/options/stock_split.h"

namespace payout {
namespace {

std::optional<Price> price_of(const Quote& quote) {
  if (quote.last) return quote.last;
  if (!quote.bid || !quote.ask) return std::nullopt;
  return Price{(quote.bid->dollars + quote.ask->dollars) / Exact{2}};
}

std::optional<DayPrice> day_price(Date day, const Quote& quote) {
  const auto price = price_of(quote);
  if (!price) return std::nullopt;
  return DayPrice{*price, day, quote.last ? &*quote.last : nullptr};
}

/// The nearest trading day with a price in one direction, no further away than `days`; the day itself counts.
std::optional<DayPrice> nearest_trading_day(const Case& c, Date day, int days, int direction) {
  std::optional<DayPrice> found;
  for (const auto& [date, quote] : c.facts.prices) {
    const int away = direction * (date - day);
    if (is_weekend(date) || away < 0 || away > days) continue;
    const auto here = day_price(date, quote);
    if (here && (!found || away < direction * (found->on - day))) found = here;
  }
  return found;
}

std::optional<DayPrice> price_of_any_day(const Case& c, Date day) {
  if (!c.facts.price) return std::nullopt;
  return DayPrice{*c.facts.price, day, &*c.facts.price};
}

std::optional<DayPrice> average(const std::optional<DayPrice>& a, const std::optional<DayPrice>& b) {
  if (!a || !b) return std::nullopt;
  return DayPrice{Price{(a->price.dollars + b->price.dollars) / Exact{2}}, a->on, nullptr};
}

/// The price of another day in shares of `day`.
std::optional<DayPrice> in_shares_of_day(const Case& c, std::string_view plan, std::optional<DayPrice> found,
                                         Date day) {
  if (!found) return found;
  const Price price = in_shares_of(c, plan, found->price, found->on, day);
  if (price != found->price) found->price = price, found->fact = nullptr;
  return found;
}

std::optional<DayPrice> stand_in(const Case& c, const FairMarketValue& terms, std::string_view plan, Date day) {
  const int days = after(day, terms.looks_as_far_as, MonthEnd::clamp) - day;
  const auto nearest = [&](int direction) {
    return in_shares_of_day(c, plan, nearest_trading_day(c, day, days, direction), day);
  };
  switch (c.choose(terms.fmv_non_trading_day)) {
    case NonTradingDay::prior_trading_day: return nearest(-1);
    case NonTradingDay::next_trading_day: return nearest(1);
    case NonTradingDay::average: return average(nearest(-1), nearest(1));
  }
  return std::nullopt;
}

}  // namespace

std::optional<DayPrice> fair_market_value(const Case& c, std::string_view plan, Date day, ValueUse use) {
  static const FairMarketValue usual;
  const auto clause = covering<FairMarketValue>(c, plan);
  std::optional<DayPrice> found = nearest_trading_day(c, day, 0, 1);
  if (!found) found = stand_in(c, clause ? *clause.terms : usual, plan, day);
  if (!found) found = price_of_any_day(c, day);
  if (!found && use == ValueUse::needed) {
    c.error(Module::options, "no-trading-day-price", "prices",
            fmt::format("no Trading Day price stands in for {}", to_string(day)),
            fmt::format("give a price for a weekday near {}", to_string(day)),
            clause ? std::string_view{clause.head->cite} : std::string_view{});
  }
  return found;
}

std::optional<DayPrice> latest_price(const Case& c, Date day) {
  std::optional<DayPrice> found;
  for (const auto& [date, quote] : c.facts.prices) {
    if (date > day || (found && date < found->on)) continue;
    if (const auto here = day_price(date, quote)) found = here;
  }
  return found ? found : price_of_any_day(c, day);
}

}  // namespace payout
