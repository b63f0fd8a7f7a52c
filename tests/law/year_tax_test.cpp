#include "law/year_tax.h"

#include <random>

#include "catch.h"
#include "law/income_tax.h"

using namespace payout;
using namespace payout::law;

namespace {
Money usd(const char* text) {
  return *parse_money(text);
}
const FederalYear& federal_of(int year) {
  return *std::get<const FederalYear*>(federal(year));
}
const StateYear& state_of(const char* code, int year) {
  return *std::get<const StateYear*>(state(code, year));
}
}  // namespace

TEST_CASE("Above every threshold the tables give the marginal rates used by hand", "[year-tax]") {
  // Single, 2000, income 3,000,000 with mortgage interest enough to pass the 3% limit's floor: federal 39.6%
  // with the 3% of AGI that 26 U.S.C. 68 takes away, 0.396 * (1 + 0.03 - 0.0463) = 0.3895452; Colorado 4.63%;
  // Medicare 1.45%.
  const TaxPosition position = {.wages = Money::dollars(3000000),
                                .income = Money::dollars(3000000),
                                .itemized_other = Money::dollars(500000),
                                .state_taxable = Money::dollars(2500000)};
  const YearTaxes taxes = taxes_on_extra_pay(federal_of(2000), &state_of("CO", 2000), position);
  const MarginalRates rates = marginal_rates(taxes, Money{});
  CHECK(rates.federal == Exact::fraction(3895452, 10000000));
  CHECK(rates.state == Exact::fraction(463, 10000));
  CHECK(rates.medicare == Exact::fraction(145, 10000));
  // The same answer by bracket and by these rates: 177,800 / (1 - 0.3895452 - 0.0463 - 0.0145 - 0.2) =
  // 177,800 / 0.3496548 = 508,501.53
  const auto bracket = gross_up_by_bracket(usd("177800"), taxes.total());
  REQUIRE(bracket);
  CHECK(bracket->amount == usd("508501.53"));
  CHECK(bracket->amount == gross_up_at_rates(usd("177800"), rates)->amount);
}

TEST_CASE("A gross-up in a new year meets social security from the first dollar", "[year-tax]") {
  // Single, 2000, nothing else in the year, an excise of 50,000. Worked by hand: deductions 4,400 + 2,800 =
  // 7,200. Tax at 117,000 of pay, taxable 109,800: 3,937.50 + 28% * 37,300 + 31% * 46,250 = 3,937.50 + 10,444 +
  // 14,337.50 = 28,719; social security 6.2% * 76,200 = 4,724.40; Medicare 1,696.50; excise 23,400: kept
  // 58,460.10. That is 8,460.10 too much. On this stretch a dollar less keeps 1 - 0.31 - 0.0145 - 0.2 = 0.4755
  // less: 117,000 - 8,460.10 / 0.4755 = 117,000 - 17,792.01 = 99,207.99, taxable 92,007.99, still above 63,550.
  const YearTaxes taxes = taxes_on_extra_pay(federal_of(2000), nullptr, {});
  const auto g = gross_up_by_bracket(usd("50000"), taxes.total());
  REQUIRE(g);
  CHECK(g->amount == usd("99207.99"));
  CHECK(g->left_of_a_dollar == Exact::fraction(4755, 10000));
  CHECK(cost_of(taxes, g->amount).oasdi == usd("4724.40"));
  CHECK(g->proof.kept == usd("50000"));
}

TEST_CASE("The lost exemption is charged where the gross-up begins another step", "[year-tax]") {
  // Single, 2000: one exemption of 2,800, 2% of it (56.00) lost for each 2,500 begun above 128,950. From
  // 128,950 of AGI, one cent more begins the first step: 56 * 31% = 17.36 at the 31% rate (taxable income is
  // 121,750).
  const TaxPosition at_start = {.income = Money::dollars(128950)};
  const YearTaxes taxes = taxes_on_extra_pay(federal_of(2000), nullptr, at_start);
  CHECK(cost_of(taxes, usd("0.01")).federal == usd("17.36"));
  CHECK(cost_of(taxes, Money::dollars(2500)).federal == usd("792.36"));  // 31% * 2,556
  CHECK(cost_of(taxes, usd("2500.01")).federal == usd("809.72"));        // 31% * 2,612.01
}

TEST_CASE("State tax is deducted up to the limit of its year", "[year-tax]") {
  // Single, 2024, Colorado 4.25% of 1,000,000 = 42,500, of which 10,000 may be deducted: at the margin none.
  const TaxPosition p = {.wages = Money::dollars(1000000),
                         .income = Money::dollars(1000000),
                         .itemized_other = Money::dollars(20000),
                         .state_taxable = Money::dollars(1000000)};
  CHECK(marginal_rates(taxes_on_extra_pay(federal_of(2024), &state_of("CO", 2024), p), Money{}).federal ==
        Exact::fraction(37, 100));
  // Without the limit (2017, 39.6%, 3% of AGI, Colorado 4.63%): 0.396 * (1 + 0.03 - 0.0463)
  CHECK(marginal_rates(taxes_on_extra_pay(federal_of(2017), &state_of("CO", 2017), p), Money{}).federal ==
        Exact::fraction(3895452, 10000000));
}

TEST_CASE("The limit on state tax falls with income in 2025 as published", "[year-tax]") {
  // MAGI 550,000: max(10,000, 40,000 - 30% * 50,000) = 25,000; above 600,000 the floor
  const FederalYear f = federal_of(2025);
  const Schedule cap = state_tax_cap(*f.state_tax_limit, Status::joint);
  CHECK(tax_on(cap, Money::dollars(550000)) == Money::dollars(25000));
  CHECK(tax_on(cap, Money::dollars(500000)) == Money::dollars(40000));
  CHECK(tax_on(cap, Money::dollars(600000)) == Money::dollars(10000));
  CHECK(tax_on(cap, Money::dollars(900000)) == Money::dollars(10000));
  // Inside that band 30 cents of deduction go with each dollar: 35% * 1.30 = 45.5% at the margin
  const TaxPosition p = {.income = Money::dollars(560000),
                         .itemized_other = Money::dollars(30000),
                         .state_taxable = Money::dollars(560000)};
  CHECK(marginal_rates(taxes_on_extra_pay(f, &state_of("CA", 2025), p), Money{}).federal ==
        Exact::fraction(455, 1000));
}

TEST_CASE("From 2026 deductions are worth 35 percent in the top bracket", "[year-tax]") {
  // Single, 2026, 1,000,000 with 100,000 of deductions besides: 2/37 of 100,000 is lost; at the margin nothing
  // more is. Tax = 37% bracket on 1,000,000 - 100,000 * 35/37; the deductions save 37% * 100,000 * 35/37 =
  // 35,000.
  const FederalYear f = federal_of(2026);
  const Schedule agi = Schedule::line(100'000'000, 1);
  const Schedule itemized = Schedule::line(10'000'000, 0);
  const Schedule left = itemized_left(f, Status::single, agi, itemized, Schedule{});
  CHECK(left.at(0) * Exact::fraction(37, 100) == Exact{3'500'000});
}

TEST_CASE("The minimum tax takes over when it is asked for and larger", "[year-tax]") {
  // Joint, 2004, 400,000 with Colorado tax deducted on a state base of 3,000,000 (138,900 plus): ordinary tax
  // on about 250,000 is below the tentative minimum tax of 26% * 175,000 + 28% * 225,000 = 108,500 (exemption
  // gone).
  TaxPosition p = {.status = Status::joint,
                   .income = Money::dollars(400000),
                   .exemptions = 2,
                   .state_taxable = Money::dollars(3000000),
                   .minimum_tax = true};
  const YearTaxes with = taxes_on_extra_pay(federal_of(2004), &state_of("CO", 2004), p);
  CHECK(to_the_cent(with.federal.at(0)) == Money::dollars(108500));
  CHECK(marginal_rates(with, Money{}).federal == Exact::fraction(28, 100));
}

TEST_CASE("By bracket the person nets the same as without the excise, in every year and status",
          "[year-tax][property]") {
  std::mt19937 random(11);
  const auto any = [&](int64_t most) {
    return Money::cents(std::uniform_int_distribution<int64_t>(0, most)(random));
  };
  for (int round = 0; round < 1500; ++round) {
    const int year = 1999 + round % 28;
    const char* code = year >= 2018 && year <= 2025 && round % 2 == 0 ? "CA" : "CO";
    TaxPosition p = {.status = static_cast<Status>(round % 4), .wages = any(100'000'000)};
    p.income = p.wages + any(50'000'000);
    p.itemized_other = any(20'000'000);
    p.exemptions = 1 + round % 3;
    p.state_taxable = p.income;
    p.state_deductible = round % 5 != 0;
    p.minimum_tax = round % 7 == 0;
    const Schedule total = taxes_on_extra_pay(federal_of(year), &state_of(code, year), p).total();
    const Money excise = any(100'000'000);
    const auto g = gross_up_by_bracket(excise, total);
    INFO(year << " " << code << " round " << round);
    REQUIRE(g);
    // net with = P + G - T(P + G) - Ex - 20% G; net without = P - T(P); the difference is the residual
    const Exact with =
        g->amount.exact() - total.at(g->amount.exact()) - excise.exact() - g->amount.exact() * excise_rate;
    const Exact without = -total.at(0);
    CHECK(with - without == g->proof.residual);
    CHECK(g->proof.residual > Exact{-1});
    CHECK(g->proof.residual < Exact{1});
  }
}

TEST_CASE("The marginal rate at the edge of a bracket is that of the bracket which begins there",
          "[year-tax]") {
  // single, 2024: 37% above a taxable income of 609,350, which with the standard deduction of 14,600 is an
  // income of 623,950; 100.00 of extra pay reach it
  const FederalYear& f = *std::get<const FederalYear*>(federal(2024));
  const TaxPosition p = {.income = Money::dollars(623850), .exemptions = 0};
  const YearTaxes taxes = taxes_on_extra_pay(f, nullptr, p);
  CHECK(marginal_rates(taxes, Money::cents(int64_t{99'99})).federal == Exact::fraction(35, 100));
  CHECK(marginal_rates(taxes, Money::cents(int64_t{100'00})).federal == Exact::fraction(37, 100));
  CHECK(marginal_rates(taxes, Money::cents(int64_t{100'01})).federal == Exact::fraction(37, 100));
}
