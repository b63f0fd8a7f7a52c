#include "law/irc_409a.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

TEST_CASE("A specified employee waits six months after separation", "[409a]") {
  CHECK(six_month_date(Date::of(2006, 3, 15)) == Date::of(2006, 9, 15));
  CHECK(delayed_for_specified_employee(Date::of(2006, 4, 1), Date::of(2006, 3, 15)) == Date::of(2006, 9, 15));
}

TEST_CASE("A payment due later anyway is not moved", "[409a]") {
  CHECK(delayed_for_specified_employee(Date::of(2007, 1, 31), Date::of(2006, 3, 15)) == Date::of(2007, 1, 31));
}

TEST_CASE("Death ends the wait", "[409a]") {
  CHECK(delayed_for_specified_employee(Date::of(2006, 4, 1), Date::of(2006, 3, 15), Date::of(2006, 6, 1)) ==
        Date::of(2006, 6, 1));
}

TEST_CASE("Six months after the end of August are the end of February, or the day after", "[409a]") {
  CHECK(six_month_date(Date::of(2006, 8, 31)) == Date::of(2007, 2, 28));
  CHECK(six_month_date(Date::of(2006, 8, 31), std::nullopt, MonthEnd::roll_forward) == Date::of(2007, 3, 1));
}
