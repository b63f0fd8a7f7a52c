#pragma once
#include <string>

#include "document/type.h"
#include "values/date.h"
#include "values/money.h"
#include "values/month_day.h"
#include "values/rate.h"

namespace payout {

/// A count of shares: a whole number, printed with grouping.
struct Shares {
  int64_t count = 0;
  constexpr auto operator<=>(const Shares&) const = default;
};

/// A price per share in dollars, up to four decimals (7.9375 was a price once). Exact.
struct Price {
  Exact dollars;
  constexpr auto operator<=>(const Price&) const = default;
  constexpr Exact in_cents() const { return dollars * Exact{100}; }
};
std::string to_string(Price price);  ///< at least two decimals: "18.00", "7.9375"
std::optional<Price> parse_price(std::string_view text);

/// So many times an amount, up to four decimals: "2.99". Exact.
struct Times {
  Exact value;
  constexpr auto operator<=>(const Times&) const = default;
};
std::string to_string(Times times);
std::optional<Times> parse_times(std::string_view text);

const Scalar& scalar_of(const Money*);
const Scalar& scalar_of(const Price*);
const Scalar& scalar_of(const Rate*);
const Scalar& scalar_of(const PayRate*);
const Scalar& scalar_of(const YearlyRate*);
const Scalar& scalar_of(const Date*);
const Scalar& scalar_of(const MonthDay*);
const Scalar& scalar_of(const Period*);
const Scalar& scalar_of(const Shares*);
const Scalar& scalar_of(const Times*);

// Rules for Field::checked.
std::string_view not_negative_money(const void*);
std::string_view positive_money(const void*);
std::string_view not_negative_pay(const void*);
std::string_view positive_shares(const void*);
std::string_view not_negative_shares(const void*);
std::string_view share_of_one(const void*);        ///< a Rate from 0 to 100%
std::string_view growth_rate(const void*);         ///< a Rate of growth: above -100%, up to 1,000%
std::string_view yearly_growth_rate(const void*);  ///< the same of a YearlyRate
std::string_view performance_rate(const void*);    ///< a Rate from 0 to 1,000% of a target
std::string_view bonus_rate(const void*);          ///< a Rate from 0 to 1,000%: targets above the salary exist

}  // namespace payout
