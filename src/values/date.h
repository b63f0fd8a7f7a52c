#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace payout {

/// A day of the Gregorian calendar; a date that does not exist cannot be held.
class Date {
 public:
  constexpr Date() = default;
  /// Precondition: `ymd.ok()`.
  constexpr explicit Date(std::chrono::year_month_day ymd) : days_(std::chrono::sys_days{ymd}) {}
  constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}
  /// For tests and law tables: Date::of(2000, 3, 15).
  static constexpr Date of(int y, unsigned m, unsigned d) {
    return Date{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}};
  }

  constexpr std::chrono::year_month_day ymd() const { return {days_}; }
  constexpr std::chrono::sys_days days() const { return days_; }
  constexpr int year() const { return static_cast<int>(ymd().year()); }
  constexpr unsigned month() const { return static_cast<unsigned>(ymd().month()); }
  constexpr unsigned day() const { return static_cast<unsigned>(ymd().day()); }

  friend constexpr auto operator<=>(Date, Date) = default;
  /// Days of the years 1 to 9999 only: what no report can write is no consequence of anybody's facts.
  friend constexpr Date operator+(Date d, int days) {
    const Date sum{d.days_ + std::chrono::days{days}};
    if (sum.days_ > last_day || sum.days_ < first_day) throw_out_of_calendar();
    return sum;
  }
  friend constexpr Date operator-(Date d, int days) { return d + -days; }
  friend constexpr int operator-(Date a, Date b) { return static_cast<int>((a.days_ - b.days_).count()); }

  [[noreturn]] static void throw_out_of_calendar();

 private:
  static constexpr std::chrono::sys_days first_day{std::chrono::year{1} / 1 / 1};
  static constexpr std::chrono::sys_days last_day{std::chrono::year{9999} / 12 / 31};
  std::chrono::sys_days days_{};
};

/// What a month count does when the day number does not exist, or the start is a month's last day (reading
/// `month_end_rule`). Aug 31 + 3 months is Nov 30 under `clamp` and `sticky_month_end`, Dec 1 under
/// `roll_forward`; Feb 28 2001 + 3 months is May 28, May 31 and May 28.
enum class MonthEnd { clamp, sticky_month_end, roll_forward };

/// The only way to add months.
Date add_months(std::chrono::year_month_day from, int months, MonthEnd rule);
inline Date add_months(Date from, int months, MonthEnd rule) {
  return add_months(from.ymd(), months, rule);
}
inline Date add_years(Date from, int years, MonthEnd rule) {
  return add_months(from, 12 * years, rule);
}

/// The largest m with from + m months <= to, months clamped; negative when `to` is earlier.
int full_months(Date from, Date to);

/// A count of days, months or years as contracts state them: "15 days", "12 months", "1 year"; or of business
/// days (values/business_days.h), "10 business days".
struct Period {
  enum class Unit { days, months, years, business_days };
  int count = 0;
  Unit unit = Unit::days;
  constexpr bool operator==(const Period&) const = default;
};
Date after(Date from, Period period, MonthEnd rule);
/// Whether it is counted in days of one sort or the other.
constexpr bool in_days(Period period) {
  return period.unit == Period::Unit::days || period.unit == Period::Unit::business_days;
}
/// Months of a period that is not one of days.
constexpr int months_of(Period period) {
  return period.unit == Period::Unit::years ? 12 * period.count : period.count;
}

constexpr bool is_leap(int year) {
  return std::chrono::year{year}.is_leap();
}
constexpr Date last_of_month(int year, unsigned month) {
  return Date{std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last}};
}
constexpr Date first_of_year(int year) {
  return Date::of(year, 1, 1);
}
constexpr Date last_of_year(int year) {
  return Date::of(year, 12, 31);
}

/// 0 = Sunday ... 6 = Saturday.
constexpr unsigned weekday_of(Date d) {
  return std::chrono::weekday{d.days()}.c_encoding();
}
constexpr bool is_weekend(Date d) {
  return weekday_of(d) == 0 || weekday_of(d) == 6;
}
std::string_view weekday_name(Date d);
std::string_view month_name(unsigned month);

/// "2000-06-30".
std::string to_string(Date d);
void append(std::string& out, Date d);
std::string to_string(Period p);

/// Reads YYYY-MM-DD; nothing else, and only days that exist.
std::optional<Date> parse_date(std::string_view text);
std::optional<Period> parse_period(std::string_view text);

}  // namespace payout
