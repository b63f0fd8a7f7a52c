#include "values/date.h"

#include <array>

#include "catch.h"

using namespace payout;

namespace {

/// A month's length by the rule of the calendar, written down a second time.
int length_of(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<size_t>(month - 1)];
}

/// The date that many months later, by counting whole months one at a time.
Date counted(int year, int month, int day, int months, MonthEnd rule) {
  const bool from_last = day == length_of(year, month);
  for (; months > 0; --months) month == 12 ? (month = 1, ++year) : ++month;
  for (; months < 0; ++months) month == 1 ? (month = 12, --year) : --month;
  const int last = length_of(year, month);
  const auto on = [&](int d) { return Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(d)); };
  if (rule == MonthEnd::sticky_month_end && from_last) return on(last);
  if (day <= last) return on(day);
  return rule == MonthEnd::roll_forward ? on(last) + 1 : on(last);
}

}  // namespace

TEST_CASE("Months added never leave the calendar, whatever the day and the rule", "[values][property]") {
  constexpr std::array rules{MonthEnd::clamp, MonthEnd::sticky_month_end, MonthEnd::roll_forward};
  size_t wrong = 0, tried = 0;
  for (const int year : {1899, 1900, 1999, 2000, 2001, 2003, 2004, 2099, 2100}) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= length_of(year, month); ++day) {
        const Date from = Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
        for (const int months : {-241, -25, -13, -12, -1, 0, 1, 2, 3, 6, 11, 12, 13, 48, 120, 1200}) {
          for (const MonthEnd rule : rules) {
            ++tried;
            wrong += add_months(from, months, rule) == counted(year, month, day, months, rule) ? 0 : 1;
          }
        }
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(tried == size_t{9 * 365 + 2} * 16 * 3);  // 2000 and 2004 are the leap years among the nine
}

TEST_CASE("A month's last day is treated as the rule says", "[values]") {
  // August 31 + 3 months: November has 30 days. February 28, 2001 is a last day, and a 28th.
  CHECK(add_months(Date::of(2000, 8, 31), 3, MonthEnd::clamp) == Date::of(2000, 11, 30));
  CHECK(add_months(Date::of(2000, 8, 31), 3, MonthEnd::sticky_month_end) == Date::of(2000, 11, 30));
  CHECK(add_months(Date::of(2000, 8, 31), 3, MonthEnd::roll_forward) == Date::of(2000, 12, 1));
  CHECK(add_months(Date::of(2001, 2, 28), 3, MonthEnd::clamp) == Date::of(2001, 5, 28));
  CHECK(add_months(Date::of(2001, 2, 28), 3, MonthEnd::sticky_month_end) == Date::of(2001, 5, 31));
  CHECK(add_months(Date::of(2001, 2, 28), 3, MonthEnd::roll_forward) == Date::of(2001, 5, 28));
  CHECK(add_years(Date::of(2000, 2, 29), 1, MonthEnd::clamp) == Date::of(2001, 2, 28));
  CHECK(add_years(Date::of(2000, 2, 29), 1, MonthEnd::roll_forward) == Date::of(2001, 3, 1));
}

TEST_CASE("Full months are the most that fit between two days", "[values][property]") {
  size_t wrong = 0;
  const Date first = Date::of(1999, 12, 15);
  for (int a = 0; a < 500; a += 3) {
    for (int b = a; b < a + 900; b += 7) {
      const Date from = first + a, to = first + b;
      const int m = full_months(from, to);
      const bool fits = add_months(from, m, MonthEnd::clamp) <= to;
      const bool most = add_months(from, m + 1, MonthEnd::clamp) > to;
      wrong += fits && most ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
  // 2000-01-31 + 1 month is 2000-02-29: a full month; a day earlier none.
  CHECK(full_months(Date::of(2000, 1, 31), Date::of(2000, 2, 29)) == 1);
  CHECK(full_months(Date::of(2000, 1, 31), Date::of(2000, 2, 28)) == 0);
}

TEST_CASE("Dates are read back as they are written, and only those that exist", "[values][property]") {
  size_t wrong = 0;
  for (Date day = Date::of(1999, 1, 1); day < Date::of(2005, 1, 1); day = day + 1) {
    const auto again = parse_date(to_string(day));
    wrong += again && *again == day ? 0 : 1;
  }
  CHECK(wrong == 0);
  for (const char* text : {"", "2000-2-29", "2001-02-29", "2000-13-01", "2000-00-10", "2000-01-00",
                           "2000-01-32", "0000-01-01", "2000/01/01", "20000101", "2000-01-1x", "2000-01-011"}) {
    INFO(text);
    CHECK(!parse_date(text));
  }
}
