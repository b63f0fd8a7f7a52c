#include "values/business_days.h"

#include <algorithm>

namespace payout {
namespace {

constexpr unsigned sunday = 0, monday = 1, thursday = 4, friday = 5, saturday = 6;

/// Which one of its weekday in the month a day is, from 1; and whether it is the last.
unsigned number_in_month(Date day) {
  return (day.day() - 1) / 7 + 1;
}
bool last_in_month(Date day) {
  return day.day() + 7 > last_of_month(day.year(), day.month()).day();
}

/// Holidays with a weekday of their own: since 1971 (82 Stat. 250), Veterans Day until 1977 among them (89
/// Stat. 479), the birthday of Martin Luther King, Jr. since 1986 (97 Stat. 917).
std::string_view by_weekday(Date day) {
  const int year = day.year();
  const unsigned month = day.month(), which = number_in_month(day), weekday = weekday_of(day);
  if (weekday == thursday) return month == 11 && which == 4 ? "Thanksgiving Day" : "";
  if (weekday != monday) return {};
  if (month == 1 && which == 3 && year >= 1986) return "Birthday of Martin Luther King, Jr.";
  if (month == 9 && which == 1) return "Labor Day";
  if (year < 1971) return {};
  if (month == 2 && which == 3) return "Washington's Birthday";
  if (month == 5 && last_in_month(day)) return "Memorial Day";
  if (month == 10 && which == 2) return "Columbus Day";
  if (month == 10 && which == 4 && year < 1978) return "Veterans Day";
  return {};
}

/// Holidays with a date of their own.
std::string_view by_date(Date day) {
  const int year = day.year();
  const auto is = [&](unsigned month, unsigned number) { return day.month() == month && day.day() == number; };
  if (is(1, 1)) return "New Year's Day";
  if (is(6, 19)) return year >= 2021 ? "Juneteenth" : "";
  if (is(7, 4)) return "Independence Day";
  if (is(11, 11)) return year < 1971 || year >= 1978 ? "Veterans Day" : "";
  if (is(12, 25)) return "Christmas Day";
  if (year < 1971 && is(2, 22)) return "Washington's Birthday";
  if (year < 1971 && is(5, 30)) return "Memorial Day";
  return {};
}

bool among(std::span<const Date> days, Date day) {
  return std::ranges::find(days, day) != days.end();
}

}  // namespace

std::string_view federal_holiday(Date day, bool saturday_on_friday) {
  const unsigned weekday = weekday_of(day);
  if (const std::string_view name = by_weekday(day); !name.empty()) return name;
  if (weekday == saturday || weekday == sunday) return {};
  if (const std::string_view name = by_date(day); !name.empty()) return name;
  if (weekday == monday) return by_date(day - 1);
  if (weekday != friday || !saturday_on_friday) return {};
  if (day.month() == 12 && day.day() == 31)
    return "New Year's Day";  // the next day may lie beyond the calendar
  return by_date(day + 1);
}

bool is_business_day(Date day, const BusinessCalendar& calendar) {
  if (among(calendar.except, day)) return true;
  if (is_weekend(day) || among(calendar.also, day)) return false;
  return !calendar.federal || federal_holiday(day, calendar.saturday_on_friday).empty();
}

Date add_business_days(Date from, int count, const BusinessCalendar& calendar) {
  for (Date day = from; count > 0; --count) {
    do day = day + 1;
    while (!is_business_day(day, calendar));
    from = day;
  }
  return from;
}

Date business_day_from(Date day, const BusinessCalendar& calendar) {
  while (!is_business_day(day, calendar)) day = day + 1;
  return day;
}

Date business_day_until(Date day, const BusinessCalendar& calendar) {
  while (!is_business_day(day, calendar)) day = day - 1;
  return day;
}

}  // namespace payout
