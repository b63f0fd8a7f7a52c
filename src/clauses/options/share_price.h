#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "document/scalars.h"

/// What a share is worth on a day, and in shares of which day: a split between two days changes both.
namespace payout {

struct Case;
struct GrantResult;
struct StockSplit;

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

/// Applies the splits after the grant, in date order, to shares, price and value at grant, and puts the
/// exercises so far into shares of after the last split.
void adjust_for_splits(const Case& c, GrantResult& grant);

/// New shares for one old, over the splits after the grant that are dated after `day`.
Exact split_factor_after(const Case& c, const GrantResult& grant, Date day);

/// New shares for one old of a plan's stock, over the splits after `from` to `through`; a price of the day of a
/// split is one of the new shares. 1 where no document adjusts the plan.
Exact split_factor(const Case& c, std::string_view plan, Date from, Date through);

/// What a price of the day `of` is in shares of the day `day`.
Price in_shares_of(const Case& c, std::string_view plan, Price price, Date of, Date day);

/// What a price of a day is in shares of the grant: those of after the last split that reached it.
Price in_shares_of_grant(const Case& c, const GrantResult& grant, Price price, Date day);

/// Whether the grant was made before a split and something of it was still outstanding then.
bool reaches(const StockSplit& split, const GrantResult& grant);

}  // namespace payout
