#include "law/base_amount.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

TEST_CASE("The base amount is the average of the five years before the change", "[280g]") {
  // (180,000 + 190,000 + 200,000 + 210,000 + 220,000) / 5 = 1,000,000 / 5
  const auto base = base_amount({{.year = 1994, .pay = Money::dollars(900000)},
                                 {.year = 1995, .pay = Money::dollars(180000)},
                                 {.year = 1996, .pay = Money::dollars(190000)},
                                 {.year = 1997, .pay = Money::dollars(200000)},
                                 {.year = 1998, .pay = Money::dollars(210000)},
                                 {.year = 1999, .pay = Money::dollars(220000)},
                                 {.year = 2000, .pay = Money::dollars(900000)}},
                                2000);
  REQUIRE(base);
  CHECK(base->years.size() == 5);
  CHECK(base->amount == Money::dollars(200000));
  CHECK(base->threshold() == Money::dollars(600000));
}

TEST_CASE("A short year is annualized by months before averaging, as in the published example", "[280g]") {
  // 26 CFR 53.4960-3(l)(3) Ex. 2: (12/4 * 100,000 + 420,000 + 450,000) / 3 = 1,170,000 / 3
  const auto base = base_amount({{.year = 2020, .pay = Money::dollars(100000), .months = 4},
                                 {.year = 2021, .pay = Money::dollars(420000)},
                                 {.year = 2022, .pay = Money::dollars(450000)}},
                                2023);
  REQUIRE(base);
  CHECK(base->amount == Money::dollars(390000));
  CHECK(base->years[0].shown == Money::dollars(300000));
  CHECK(base->years[0].worked == 4);
  CHECK(base->years[0].per == 12);
}

TEST_CASE("April to December is nine of twelve months or 275 of 365 days", "[280g]") {
  // 150,000 * 12 / 9 = 200,000; 150,000 * 365 / 275 = 199,090.9090...
  const auto year = worked_between(Date::of(1998, 4, 1), Date::of(1998, 12, 31), Money::dollars(150000));
  CHECK(year.months == 9);
  CHECK(year.days == 275);
  CHECK(base_amount({year}, 2000, Annualize::months)->amount == Money::dollars(200000));
  CHECK(base_amount({year}, 2000, Annualize::days)->amount == *parse_money("199090.91"));
}

TEST_CASE("A sign-on bonus is added in full and not annualized", "[280g]") {
  // 100,000 * 12 / 4 + 50,000
  const auto base = base_amount(
      {{.year = 1999, .pay = Money::dollars(100000), .one_time = Money::dollars(50000), .months = 4}}, 2000);
  CHECK(base->amount == Money::dollars(350000));
}

TEST_CASE("Pay of a predecessor in the same year joins the successor's into one year", "[280g]") {
  // Three months of 30,000 and nine of 150,000 make a whole year of 180,000.
  const auto base = base_amount({{.year = 1998, .pay = Money::dollars(30000), .months = 3},
                                 {.year = 1998, .pay = Money::dollars(150000), .months = 9}},
                                2000);
  CHECK(base->years.size() == 1);
  CHECK(base->amount == Money::dollars(180000));
}

TEST_CASE("Someone hired in the year of the change is measured by that year, annualized", "[280g]") {
  // 60,000 in 2 months: 360,000 a year
  const auto base = base_amount({{.year = 2000, .pay = Money::dollars(60000), .months = 2}}, 2000);
  REQUIRE(base);
  CHECK(base->hired_in_year_of_change);
  CHECK(base->amount == Money::dollars(360000));
}

TEST_CASE("Without any pay in the period there is no base amount, not zero", "[280g]") {
  CHECK_FALSE(base_amount({}, 2000));
  CHECK_FALSE(base_amount({{.year = 1993, .pay = Money::dollars(1)}}, 2000));
}
