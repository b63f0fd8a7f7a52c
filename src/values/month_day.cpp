#include "values/month_day.h"

#include "values/number_text.h"

namespace payout {

std::string to_string(MonthDay day) {
  return to_string(Date::of(2000, day.month, day.day)).substr(5);
}

std::optional<MonthDay> parse_month_day(std::string_view text) {
  if (text.size() != 5) return std::nullopt;
  const auto day = parse_date("2000-" + std::string{text});  // a leap year
  return day ? std::optional{MonthDay{day->month(), day->day()}} : std::nullopt;
}

}  // namespace payout
