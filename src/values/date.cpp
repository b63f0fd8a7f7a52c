#include "values/date.h"

#include <array>

#include "values/business_days.h"
#include "values/exact.h"
#include "values/number_text.h"
#include "values/put_text.h"

namespace payout {

using std::chrono::year_month_day;

void Date::throw_out_of_calendar() {
  throw Overflow{"a day that follows from these dates lies outside the years 1 to 9999 and cannot be written"};
}

/// Of a day that some months do not have, or that may be the last of one.
[[gnu::noinline]] static Date late_in_month(year_month_day from, int year, unsigned month, MonthEnd rule) {
  const year_month_day same = std::chrono::year{year} / std::chrono::month{month} / from.day();
  const Date last = last_of_month(year, month);
  const bool from_last = from == year_month_day{from.year() / from.month() / std::chrono::last};
  if (rule == MonthEnd::sticky_month_end && from_last) return last;
  if (same.ok()) return Date{same};
  return rule == MonthEnd::roll_forward ? last + 1 : last;
}

Date add_months(year_month_day from, int months, MonthEnd rule) {
  const int target =
      static_cast<int>(from.year()) * 12 + static_cast<int>(static_cast<unsigned>(from.month())) - 1 + months;
  const int year = target >= 0 ? target / 12 : (target - 11) / 12;
  if (year > 9999 || year < 1) Date::throw_out_of_calendar();
  const auto month = static_cast<unsigned>(target - year * 12) + 1;
  // Every month has such a day, and it is no month's last: no rule is needed.
  if (static_cast<unsigned>(from.day()) <= 27)
    return Date{std::chrono::year{year} / std::chrono::month{month} / from.day()};
  return late_in_month(from, year, month, rule);
}

int full_months(Date from, Date to) {
  const year_month_day a = from.ymd(), b = to.ymd();
  int months = (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 +
               static_cast<int>(static_cast<unsigned>(b.month())) -
               static_cast<int>(static_cast<unsigned>(a.month()));
  if (add_months(a, months, MonthEnd::clamp) > to) --months;
  return months;
}

Date after(Date from, Period period, MonthEnd rule) {
  switch (period.unit) {
    case Period::Unit::days: return from + period.count;
    case Period::Unit::business_days: return add_business_days(from, period.count);
    case Period::Unit::months:
    case Period::Unit::years: return add_months(from, months_of(period), rule);
  }
  return from;
}

std::string_view weekday_name(Date d) {
  static constexpr std::array<std::string_view, 7> names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                         "Thursday", "Friday", "Saturday"};
  return names[weekday_of(d)];
}

std::string_view month_name(unsigned month) {
  static constexpr std::array<std::string_view, 12> names{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
  return names[month - 1];
}

void append(std::string& out, Date d) {
  std::array<char, most_put> text;  // NOLINT: written at once
  out.append(text.data(), static_cast<size_t>(put_date(text.data(), d) - text.data()));
}

std::string to_string(Date d) {
  std::string out;
  append(out, d);
  return out;
}

std::string to_string(Period p) {
  static constexpr std::array<std::string_view, 4> one{" day", " month", " year", " business day"};
  std::string out = std::to_string(p.count);
  out += one[static_cast<size_t>(p.unit)];
  if (p.count != 1) out += 's';
  return out;
}

/// The number that the digits from `at` on make, or -1.
static int digits(std::string_view text, size_t at, size_t count) {
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (y <= 0 || m < 0 || d < 0) return std::nullopt;
  const year_month_day ymd = std::chrono::year{y} / std::chrono::month{static_cast<unsigned>(m)} /
                             std::chrono::day{static_cast<unsigned>(d)};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

std::optional<Period> parse_period(std::string_view text) {
  const size_t space = text.find(' ');
  if (space == text.npos) return std::nullopt;
  const auto count = parse_whole(text.substr(0, space));
  if (!count || *count < 0 || *count > 12'000) return std::nullopt;
  const int n = static_cast<int>(*count);
  const std::string_view unit = text.substr(space + 1);
  if (unit == "day" || unit == "days") return Period{n, Period::Unit::days};
  if (unit == "business day" || unit == "business days") return Period{n, Period::Unit::business_days};
  if (unit == "week" || unit == "weeks") return Period{7 * n, Period::Unit::days};
  if (unit == "month" || unit == "months") return Period{n, Period::Unit::months};
  if (unit == "year" || unit == "years") return Period{n, Period::Unit::years};
  return std::nullopt;
}

}  // namespace payout
