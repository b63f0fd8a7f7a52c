#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "values/date.h"

namespace payout {

/// A day of every year: "03-15". February 29 is the 28th in a year without one.
struct MonthDay {
  unsigned month = 12;
  unsigned day = 31;
  constexpr auto operator<=>(const MonthDay&) const = default;
  Date in(int year) const {
    const Date last = last_of_month(year, month);
    return day >= last.day() ? last : Date::of(year, month, day);
  }
};
std::string to_string(MonthDay day);
std::optional<MonthDay> parse_month_day(std::string_view text);

}  // namespace payout
