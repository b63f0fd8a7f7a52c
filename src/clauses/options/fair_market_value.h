#pragma once
#include <array>
#include <optional>
#include <string>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "document/scalars.h"

namespace payout {

/// Reading `fmv_non_trading_day`: the value on a day without trading.
enum class NonTradingDay { prior_trading_day, next_trading_day, average };
constexpr std::array<std::string_view, 3> non_trading_day_names{"prior_trading_day", "next_trading_day",
                                                                "average"};
constexpr std::span<const std::string_view> names_of(NonTradingDay) {
  return non_trading_day_names;
}

/// What a plan means by the fair market value of a share on a day: the last sale, else the middle of bid and
/// asked, of a trading day. On a day without a price another one stands in, near enough; a price that the facts
/// date on a weekend counts for that day, with a note.
struct FairMarketValue {
  static constexpr std::string_view kind = "fair_market_value";
  static constexpr std::string_view doc = "What a plan means by fair market value on a day";
  GrantScope scope = {};
  Period looks_as_far_as = {10, Period::Unit::days};
  Open<NonTradingDay> fmv_non_trading_day = {};
};
template <std::same_as<FairMarketValue> Self>
constexpr auto describe(const Self*) {
  return record(
      "fair_market_value", FairMarketValue::doc, field<&FairMarketValue::scope>("scope", "").inline_fields(),
      field<&FairMarketValue::looks_as_far_as>("looks_as_far_as",
                                               "How far away the trading day may be that stands in")
          .optional_with("10 days"),
      field<&FairMarketValue::fmv_non_trading_day>("fmv_non_trading_day", "The value on a day without trading")
          .optional_with("prior_trading_day"));
}

/// A price and the day it comes from. Where that is another day than the one asked about, the price is in
/// shares of the day asked about: a split between the two changes it.
struct DayPrice {
  Price price = {};
  Date on = {};
  const Price* fact = nullptr;  ///< the supplied last sale, where it is one as it stands
};

/// Whether a clause needs the value (its lack is an error) or only shows it.
enum class ValueUse { needed, shown };

/// The fair market value on a day under the plan's rule: the quote of the day, else the one that stands in for
/// it. Every use of a share price goes through here: spreads, taxes, exercises, fractions, incentive options.
std::optional<DayPrice> fair_market_value(const Case& c, std::string_view plan, Date day, ValueUse use);

/// Why a day has no price: none is near (`no-price`), or only one that is too old (`stale-price`); and the key
/// to give.
struct NoPrice {
  std::string_view id = {};
  std::string key = {};
  std::string message = {};
  std::string help = {};
  std::string_view cite = {};
};
NoPrice why_no_price(const Case& c, std::string_view plan, Date day);

/// The key under which the price of a day has to be given: a quote with half its parts lacks the last sale.
std::string price_key(const Case& c, Date day);

}  // namespace payout
