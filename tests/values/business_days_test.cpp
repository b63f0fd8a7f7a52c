#include "values/business_days.h"

#include <array>
#include <set>

#include "catch.h"

using namespace payout;

/// The holidays of 2019 to 2022 as the Office of Personnel Management lists them.
TEST_CASE("Federal holidays are those that were kept", "[values]") {
  const std::set<Date> kept{
      Date::of(2019, 1, 1),   Date::of(2019, 1, 21),  Date::of(2019, 2, 18),  Date::of(2019, 5, 27),
      Date::of(2019, 7, 4),   Date::of(2019, 9, 2),   Date::of(2019, 10, 14), Date::of(2019, 11, 11),
      Date::of(2019, 11, 28), Date::of(2019, 12, 25), Date::of(2020, 1, 1),   Date::of(2020, 1, 20),
      Date::of(2020, 2, 17),  Date::of(2020, 5, 25),  Date::of(2020, 7, 3),   Date::of(2020, 9, 7),
      Date::of(2020, 10, 12), Date::of(2020, 11, 11), Date::of(2020, 11, 26), Date::of(2020, 12, 25),
      Date::of(2021, 1, 1),   Date::of(2021, 1, 18),  Date::of(2021, 2, 15),  Date::of(2021, 5, 31),
      Date::of(2021, 6, 18),  Date::of(2021, 7, 5),   Date::of(2021, 9, 6),   Date::of(2021, 10, 11),
      Date::of(2021, 11, 11), Date::of(2021, 11, 25), Date::of(2021, 12, 24), Date::of(2021, 12, 31),
      Date::of(2022, 1, 17),  Date::of(2022, 2, 21),  Date::of(2022, 5, 30),  Date::of(2022, 6, 20),
      Date::of(2022, 7, 4),   Date::of(2022, 9, 5),   Date::of(2022, 10, 10), Date::of(2022, 11, 11),
      Date::of(2022, 11, 24), Date::of(2022, 12, 26)};
  for (Date day = Date::of(2019, 1, 1); day <= Date::of(2022, 12, 31); day = day + 1) {
    INFO(to_string(day));
    CHECK(!federal_holiday(day).empty() == kept.contains(day));
  }
}

TEST_CASE("A holiday begins with the year of its law", "[values]") {
  CHECK(federal_holiday(Date::of(1985, 1, 21)).empty());
  CHECK(federal_holiday(Date::of(1986, 1, 20)) == "Birthday of Martin Luther King, Jr.");
  CHECK(federal_holiday(Date::of(2020, 6, 19)).empty());
  CHECK(federal_holiday(Date::of(1977, 10, 24)) == "Veterans Day");
  CHECK(federal_holiday(Date::of(1978, 10, 23)).empty());
}

TEST_CASE("Business days are counted past weekends and holidays", "[values]") {
  CHECK(add_business_days(Date::of(2019, 8, 23), 10) == Date::of(2019, 9, 9));
  CHECK(add_business_days(Date::of(2018, 12, 19), 10) == Date::of(2019, 1, 4));
  CHECK(add_business_days(Date::of(2019, 8, 23), 0) == Date::of(2019, 8, 23));
  CHECK(business_day_from(Date::of(2020, 1, 1)) == Date::of(2020, 1, 2));
  CHECK(business_day_until(Date::of(2021, 6, 20)) == Date::of(2021, 6, 17));
}

TEST_CASE("An agreement has holidays of its own", "[values]") {
  const std::array also{Date::of(2018, 12, 24)}, except{Date::of(2018, 12, 25)};
  CHECK(add_business_days(Date::of(2018, 12, 19), 10, {.also = also}) == Date::of(2019, 1, 7));
  CHECK(is_business_day(Date::of(2018, 12, 25), {.except = except}));
  CHECK(is_business_day(Date::of(2018, 12, 25), {.federal = false}));
  CHECK(!is_business_day(Date::of(2018, 12, 23), {.federal = false}));
  CHECK(is_business_day(Date::of(2021, 12, 31), {.saturday_on_friday = false}));
}

TEST_CASE("The last day of the calendar is a holiday like any other December 31 on a Friday", "[values]") {
  // 9999-12-31 is a Friday; New Year's Day, a Saturday, lies beyond what can be written.
  CHECK(federal_holiday(Date::of(9999, 12, 31), true) == "New Year's Day");
  CHECK(federal_holiday(Date::of(9999, 12, 31), false).empty());
  CHECK(federal_holiday(Date::of(2021, 12, 31), true) == "New Year's Day");
  CHECK(federal_holiday(Date::of(2021, 7, 2), true).empty());
}
