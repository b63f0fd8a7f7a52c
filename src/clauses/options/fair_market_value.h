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

}  // namespace payout
