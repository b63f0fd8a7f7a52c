#include "law/withholding.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

namespace {
Money usd(const char* text) {
  return *parse_money(text);
}
FederalYear federal_of(int year) {
  return *std::get<const FederalYear*>(federal(year));
}
StateWithholding state_of(const char* code, int year) {
  return *std::get<const StateWithholding*>(state_withholding(code, year));
}
WithholdingEstimate estimate(const FederalYear& f, const std::optional<StateWithholding>& s,
                             const WagePayment& pay) {
  return std::get<WithholdingEstimate>(estimate_withholding(f, s ? &*s : nullptr, pay));
}
}  // namespace

TEST_CASE("A fee of 726,000 in June 2000 in Colorado nets what the lines say", "[withholding]") {
  // Wages of 120,000 before: social security is done (76,200). 28% = 203,280; Medicare 1.45% = 10,527;
  // Colorado 4.63% = 33,613.80; net 726,000 - 247,420.80 = 478,579.20
  const auto e = estimate(federal_of(2000), state_of("CO", 2000),
                          {.paid = Date::of(2000, 6, 30),
                           .amount = Money::dollars(726000),
                           .wages_before = Money::dollars(120000)});
  REQUIRE(e.lines.size() == 3);
  CHECK(e.lines[0].amount == usd("203280"));
  CHECK(e.lines[1].amount == usd("10527"));
  CHECK(e.lines[2].amount == usd("33613.80"));
  CHECK_FALSE(e.lines[2].verified);
  CHECK(e.net == usd("478579.20"));
  CHECK(e.table_year == 2000);
}

TEST_CASE("A payment that straddles the wage base is charged up to it", "[withholding]") {
  // 2000: 76,200 - 70,000 = 6,200 at 6.2% = 384.40
  const auto e = estimate(
      federal_of(2000), std::nullopt,
      {.paid = Date::of(2000, 6, 30), .amount = Money::dollars(50000), .wages_before = Money::dollars(70000)});
  CHECK(e.lines[1].name == "social security");
  CHECK(e.lines[1].amount == usd("384.40"));
}

TEST_CASE("The top rate starts at a million of supplemental wages in the year, not of the payment",
          "[withholding]") {
  // 2018: 900,000 before, 300,000 now: 100,000 at 22% = 22,000 and 200,000 at 37% = 74,000
  const auto e = estimate(federal_of(2018), std::nullopt,
                          {.paid = Date::of(2018, 3, 1),
                           .amount = Money::dollars(300000),
                           .wages_before = Money::dollars(900000),
                           .supplemental_before = Money::dollars(900000)});
  CHECK(e.lines[0].amount == Money::dollars(22000));
  CHECK(e.lines[1].amount == Money::dollars(74000));
  // and 2.35% Medicare: 4,350 + 2,700
  CHECK(e.lines[2].amount == Money::dollars(4350));
  CHECK(e.lines[3].amount == Money::dollars(2700));
}

TEST_CASE("The flat rate changes on its day", "[withholding]") {
  // 28% through 6 August 2001, 27.5% after
  const FederalYear f = federal_of(2001);
  CHECK(estimate(f, std::nullopt, {.paid = Date::of(2001, 8, 6), .amount = Money::dollars(1000)})
            .lines[0]
            .amount == Money::dollars(280));
  CHECK(estimate(f, std::nullopt, {.paid = Date::of(2001, 8, 7), .amount = Money::dollars(1000)})
            .lines[0]
            .amount == Money::dollars(275));
}

TEST_CASE("California withholds more from options and bonuses than from severance", "[withholding]") {
  // From 1 November 2009: 6.6% and 10.23%
  WagePayment pay = {
      .paid = Date::of(2010, 5, 3), .amount = Money::dollars(100000), .wages_before = Money::dollars(500000)};
  const auto state_line = [&] { return estimate(federal_of(2010), state_of("CA", 2010), pay).lines[2].amount; };
  CHECK(state_line() == Money::dollars(6600));
  pay.option_or_bonus = true;
  CHECK(state_line() == Money::dollars(10230));
}

TEST_CASE("What the tables do not know is said, not guessed", "[withholding]") {
  const auto e = estimate(federal_of(2020), state_of("NJ", 2020),
                          {.paid = Date::of(2020, 5, 1), .amount = Money::dollars(1000)});
  REQUIRE(e.missing.size() == 1);
  CHECK(e.missing[0] == "NJ income tax: no flat rate found");
  CHECK(std::holds_alternative<NoTable>(estimate_withholding(
      federal_of(2020), nullptr, {.paid = Date::of(2021, 1, 4), .amount = Money::dollars(1)})));
}

TEST_CASE("The excise is withheld with the income tax", "[withholding]") {
  const auto e = estimate(federal_of(2000), std::nullopt,
                          {.paid = Date::of(2000, 6, 30),
                           .amount = Money::dollars(100000),
                           .wages_before = Money::dollars(90000),
                           .excise = Money::dollars(20000)});
  // 28,000 + 1,450 + 20,000
  CHECK(e.total == Money::dollars(49450));
  CHECK(e.net == Money::dollars(50550));
}

TEST_CASE("What an estate is paid bears social security and Medicare in the year of death, and nothing after",
          "[withholding]") {
  // 60,000 with 70,000 of wages before: 6.2% of 76,200 - 70,000 = 384.40; 1.45% = 870; no income tax
  WagePayment pay = {.paid = Date::of(2000, 6, 30),
                     .amount = Money::dollars(60000),
                     .wages_before = Money::dollars(70000),
                     .died = 2000};
  CHECK(estimate(federal_of(2000), state_of("CO", 2000), pay).total == usd("1254.40"));
  pay.paid = Date::of(2001, 1, 5);
  CHECK(estimate(federal_of(2001), state_of("CO", 2001), pay).total == Money{});
}
