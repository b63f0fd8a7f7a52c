#include "clauses/options/fair_market_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/plan_clause.h"
#include "clauses/options/share_price.h"

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

std::optional<DayPrice> quoted_on(const Case& c, Date day) {
  const Quote* quote = c.facts.prices.find(day);
  return quote != nullptr ? day_price(day, *quote) : std::nullopt;
}

/// The nearest quote in one direction, no further away than `days`: of a weekday, or of a weekend.
std::optional<DayPrice> nearest_quote(const Case& c, Date day, int days, int direction, bool weekend) {
  std::optional<DayPrice> found;
  for (const auto& [date, quote] : c.facts.prices) {
    const int away = direction * (date - day);
    if (is_weekend(date) != weekend || away < 0 || away > days) continue;
    const auto here = day_price(date, quote);
    if (here && (!found || away < direction * (found->on - day))) found = here;
  }
  return found;
}

/// Of a trading day where there is one; a price that somebody dates on a weekend stands in for nothing better.
std::optional<DayPrice> nearest_trading_day(const Case& c, Date day, int days, int direction) {
  const auto found = nearest_quote(c, day, days, direction, false);
  return found ? found : nearest_quote(c, day, days, direction, true);
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

int looks_as_far_as(const FairMarketValue& terms, Date day) {
  return after(day, terms.looks_as_far_as, MonthEnd::clamp) - day;
}

/// The reading is asked only where it has something to choose from.
std::optional<DayPrice> stand_in(const Case& c, const FairMarketValue& terms, std::string_view plan, Date day) {
  const int days = looks_as_far_as(terms, day);
  const auto before = in_shares_of_day(c, plan, nearest_trading_day(c, day, days, -1), day);
  const auto later = in_shares_of_day(c, plan, nearest_trading_day(c, day, days, 1), day);
  if (!before && !later) return std::nullopt;
  switch (c.choose(terms.fmv_non_trading_day)) {
    case NonTradingDay::prior_trading_day: return before;
    case NonTradingDay::next_trading_day: return later;
    case NonTradingDay::average: return average(before, later);
  }
  return std::nullopt;
}

PlanClause<FairMarketValue> rule_of(const Case& c, std::string_view plan) {
  return clause_for<FairMarketValue>(c, plan);
}

const FairMarketValue& terms_of(const PlanClause<FairMarketValue>& clause) {
  static const FairMarketValue usual;
  return clause ? *clause.terms : usual;
}

/// Says once of a day that its price counts although nobody traded on it.
void note_weekend(const Case& c, const PlanClause<FairMarketValue>& clause, Date day) {
  if (!c.explain) return;
  const std::string path = fmt::format("prices.{}", to_string(day));
  const auto said = [&](const Remark& r) { return r.id == "weekend-price" && r.path == path; };
  if (std::ranges::any_of(c.out.remarks, said)) return;
  c.note(Module::options, "weekend-price", path,
         fmt::format("{} is a {}: the price given for it is used, where {} looks to the trading day before",
                     to_string(day), weekday_name(day), clause ? clause.head->cite : "the plan"),
         "date the price on the trading day", clause ? std::string_view{clause.head->cite} : "");
}

/// The day of the last quote before a day.
std::optional<Date> last_quote_before(const Case& c, Date day) {
  std::optional<Date> last;
  for (const auto& [date, quote] : c.facts.prices) {
    if (date < day && price_of(quote) && (!last || date > *last)) last = date;
  }
  return last;
}

}  // namespace

std::string price_key(const Case& c, Date day) {
  const bool half_given = c.facts.prices.find(day) != nullptr;
  return fmt::format("prices.{}{}", to_string(day), half_given ? ".last" : "");
}

NoPrice why_no_price(const Case& c, std::string_view plan, Date day) {
  const auto clause = rule_of(c, plan);
  const std::string_view cite = clause ? std::string_view{clause.head->cite} : std::string_view{};
  NoPrice out{.id = "no-price", .key = price_key(c, day), .message = {}, .help = {}, .cite = cite};
  out.message = fmt::format("no share price of {} is given", to_string(day));
  const int most = looks_as_far_as(terms_of(clause), day);
  const auto last = last_quote_before(c, day);
  if (last && day - *last <= most) {
    out.message += fmt::format(
        ", and none of a trading day in the {} days after it, which the reading in force takes", most);
  } else if (last) {
    out.id = "stale-price";
    out.message += fmt::format(", and the last one, of {}, is {} days older; {} days are the most",
                               to_string(*last), day - *last, most);
  }
  out.help = fmt::format("give `{}`", out.key);
  return out;
}

std::optional<DayPrice> fair_market_value(const Case& c, std::string_view plan, Date day, ValueUse use) {
  std::optional<DayPrice> found;
  if (!c.facts.prices.empty()) {
    const auto clause = rule_of(c, plan);
    found = quoted_on(c, day);
    if (found && is_weekend(day)) note_weekend(c, clause, day);
    if (!found) found = stand_in(c, terms_of(clause), plan, day);
  }
  if (!found) found = price_of_any_day(c, day);
  if (!found && use == ValueUse::needed) {
    const NoPrice none = why_no_price(c, plan, day);
    c.error(Module::options, none.id == "no-price" ? "no-trading-day-price" : none.id, none.key, none.message,
            none.help, none.cite);
  }
  return found;
}

}  // namespace payout
