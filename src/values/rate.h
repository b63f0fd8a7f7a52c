#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "values/exact.h"
#include "values/money.h"

namespace payout {

/// A share of something, exact. Written with a percent sign or as a fraction, never as a bare number: 45 and
/// 0.45 mean different things to different people.
struct Rate {
  Exact value;
  constexpr auto operator<=>(const Rate&) const = default;
};

/// "45%", "4.63%", "2/37".
std::optional<Rate> parse_rate(std::string_view text);
/// The shortest exact form: "45%", "39.6%", "2/37".
std::string to_string(Rate rate);

/// What a recurring amount or rate is "per".
enum class Per { year, quarter, month, semi_month };

constexpr int64_t times_a_year(Per per) {
  switch (per) {
    case Per::year: return 1;
    case Per::quarter: return 4;
    case Per::month: return 12;
    case Per::semi_month: return 24;
  }
  return 1;
}

/// Money over time: "240000/year", "500/month", "10000/semi-month".
struct PayRate {
  Money amount;
  Per per = Per::year;
  constexpr Money yearly() const { return times_a_year(per) * amount; }
  constexpr bool operator==(const PayRate&) const = default;
};

/// Growth over time: "8%/year".
struct YearlyRate {
  Exact value;
  constexpr auto operator<=>(const YearlyRate&) const = default;
};

std::optional<PayRate> parse_pay_rate(std::string_view text);
std::string to_string(PayRate pay);
std::optional<YearlyRate> parse_yearly_rate(std::string_view text);
std::string to_string(YearlyRate rate);

}  // namespace payout
