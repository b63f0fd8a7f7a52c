#include "law/state_tax.h"

#include "catch.h"
#include "law/income_tax.h"
#include "law/year_tax.h"

using namespace payout;
using namespace payout::law;

namespace {

const StateYear& table_of(const char* code, int year) {
  return *std::get<const StateYear*>(state(code, year));
}
const FederalYear& federal_of(int year) {
  return *std::get<const FederalYear*>(federal(year));
}
Money usd(const char* text) {
  return *parse_money(text);
}
/// The recapture of New York where AGI and taxable income are one amount.
Money new_york(int year, Status status, int64_t income) {
  const Schedule all = Schedule::line(0, 1);
  return tax_on(state_recapture(table_of("NY", year), status, all, all), Money::dollars(income));
}

}  // namespace

TEST_CASE("New York's recapture sets in with AGI and grows over 50,000", "[states]") {
  CHECK(new_york(2024, Status::joint, 107650) == Money{});
  // 25,000 of 50,000: half of 333
  CHECK(new_york(2024, Status::joint, 132650) == usd("166.50"));
  CHECK(new_york(2024, Status::joint, 157650) == Money::dollars(333));
  // a cent over 5,000,000 the row changes and nothing of its addition is phased in: base 64,237 (3,887 +
  // 60,350)
  CHECK(new_york(2024, Status::joint, 5000000) == Money::dollars(64237));
  CHECK(new_york(2024, Status::joint, 5025000) == Money::dollars(64237 + 16250));
  CHECK(new_york(2024, Status::joint, 5050000) == Money::dollars(64237 + 32500));
}

TEST_CASE("At 25,000,000 New York takes the top rate of everything at once", "[states]") {
  const Schedule all = Schedule::line(0, 1);
  const Schedule tax = state_tax_on(table_of("NY", 2023), Status::single, all, all);
  // up to it 10.3% of all (within a dollar); a cent later 10.9% of all
  CHECK(tax_on(tax, Money::dollars(25000000)) == usd("2575000.45"));
  CHECK(tax_on(tax, usd("25000000.01")) == Money::dollars(2725000));
}

TEST_CASE("To 2020 the top rate was phased in over 50,000 of AGI", "[states]") {
  // 2018 joint, AGI 2,170,000 and taxable income 2,153,950, still below the 8.82% bracket (2,155,350):
  // brackets 145,623.895; 1,922 + 0.293 x (0.0882 x 2,153,950 - 145,623.895 - 1,922) = 14,354.72; sum
  // 159,978.61. 1,700 of AGI later: taxable 2,155,650; brackets 145,623.895 + 1,400 x 6.85% + 300 x 8.82% =
  // 145,746.255; 1,922 + 0.327 x (190,128.33 - 145,746.255 - 1,922) = 15,806.44
  const StateYear& s = table_of("NY", 2018);
  const Schedule agi = Schedule::line(Money::dollars(2170000).exact(), 1);
  const Schedule taxable = Schedule::line(Money::dollars(2153950).exact(), 1);
  const Schedule recapture = state_recapture(s, Status::joint, agi, taxable);
  CHECK(tax_on(recapture, Money{}) == usd("14354.72"));
  CHECK(tax_on(recapture, Money::dollars(1700)) == usd("15806.44"));
}

TEST_CASE("A gross-up that crosses a recapture pays for it", "[states]") {
  // NY 2024, joint: income 4,600,000 before the gross-up of an excise of 711,390, more than 5,050,000 after it.
  // The 32,500 more of state tax cost 32,500 / (1 - 37% - 2.35% - 10.3% - 20%) = 32,500 / 0.3035 = 107,084.02.
  const TaxPosition p = {.status = Status::joint,
                         .wages = Money::dollars(4600000),
                         .income = Money::dollars(4600000),
                         .state_taxable = Money::dollars(4600000)};
  StateYear without = table_of("NY", 2024);
  without.recapture = std::nullopt;
  const Money excise = Money::dollars(711390);
  const Schedule tax = taxes_on_extra_pay(federal_of(2024), &table_of("NY", 2024), p).total();
  const Schedule less = taxes_on_extra_pay(federal_of(2024), &without, p).total();
  const Money more = gross_up_by_bracket(excise, tax)->amount - gross_up_by_bracket(excise, less)->amount;
  CHECK(more == usd("107084.02"));
}

TEST_CASE("Connecticut takes tax back in steps of AGI", "[states]") {
  // 2024 single at 535,001 as printed: 250 + 2,700 + 8 x 50 = 3,350; with the add-back of the lowest rate 250
  const Schedule all = Schedule::line(0, 1);
  const Schedule steps = state_recapture(table_of("CT", 2024), Status::single, all, all);
  CHECK(tax_on(steps, Money::dollars(535001)) == Money::dollars(3600));
  CHECK(tax_on(steps, Money::dollars(535000)) == Money::dollars(3550));  // the step begins above 535,000
}

TEST_CASE("A city's tax at a given rate is added and deducted with the state's", "[states]") {
  // 2012, no limit on the deduction; single, itemized 20,000 and income 1,000,000: 35% bracket. Colorado 4.63%
  // and a city of 1%: state 463, local 100 on 10,000 of extra pay; federal 35% of (10,000 - 563) = 3,302.95
  const TaxPosition p = {.income = Money::dollars(1000000),
                         .itemized_other = Money::dollars(20000),
                         .state_taxable = Money::dollars(1000000),
                         .local_rate = Exact::fraction(1, 100)};
  const TaxBill bill =
      cost_of(taxes_on_extra_pay(federal_of(2012), &table_of("CO", 2012), p), Money::dollars(10000));
  CHECK(bill.state == Money::dollars(463));
  CHECK(bill.local == Money::dollars(100));
  CHECK(bill.federal == usd("3302.95"));
}

TEST_CASE("Massachusetts' and California's surtaxes count in the highest rate", "[states]") {
  CHECK(top_state_rate(table_of("MA", 2024), Status::single) == Exact::fraction(9, 100));
  CHECK(top_state_rate(table_of("MA", 2022), Status::single) == Exact::fraction(5, 100));
  CHECK(top_state_rate(table_of("CA", 2024), Status::joint) == Exact::fraction(133, 1000));
  CHECK(top_state_rate(table_of("CA", 2003), Status::joint) == Exact::fraction(93, 1000));
  CHECK(top_state_rate(table_of("AR", 2024), Status::joint) == Exact::fraction(39, 1000));
  CHECK(top_state_rate(table_of("TX", 2024), Status::joint) == Exact{0});
}

TEST_CASE("A table without the state's deductions is not taken for one with deductions of zero", "[states]") {
  const TaxPosition p = {.income = Money::dollars(1000000), .state_base = StateBase::own_deductions};
  CHECK_THROWS_AS(taxes_on_extra_pay(federal_of(2000), &table_of("CA", 2000), p), std::logic_error);
}

TEST_CASE("A product of two slopes stays within a tenth of a cent of the curve", "[schedule]") {
  // x from 0 to 50,000 dollars: a rises to 1, b by 1.97 cents a dollar
  const Schedule a = lesser(Schedule::marginal({{Money{}, Exact::fraction(1, 5000000)}}), Schedule::line(1, 0));
  const Schedule b = Schedule::line(1000, Exact::fraction(197, 10000));
  const Schedule both = product(a, b);
  for (const int64_t x : {0L, 1L, 2500L, 123456L, 4999999L, 5000000L, 7000000L}) {
    const Exact error = both.at(x) - a.at(x) * b.at(x);
    CHECK(error < Exact::fraction(1, 10));
    CHECK(error > Exact::fraction(-1, 10));
  }
}

namespace {
/// The state's own return on wages and nothing else.
Money tax_on_wages(const char* code, int year, Status status, const char* wages) {
  const TaxPosition nothing_yet = {.status = status, .exemptions = 0, .state_base = StateBase::own_deductions};
  return tax_on(taxes_on_extra_pay(federal_of(year), &table_of(code, year), nothing_yet).state, usd(wages));
}
}  // namespace

TEST_CASE("Iowa to 2022 takes federal tax off its base", "[states]") {
  // 2022 single, 300,000: federal 49,335.50 + 35% x (287,050 - 215,950) = 74,220.50; taxable 300,000 - 2,210 -
  // 74,220.50 = 223,569.50; to 78,435 the brackets take 4,599.4284, above 145,134.50 x 8.53% = 12,379.97;
  // credit 40
  CHECK(tax_on_wages("IA", 2022, Status::single, "300000") == usd("16939.40"));
}

TEST_CASE("Oregon's limit on the federal tax falls from an income on", "[states]") {
  // 2021 single: at 130,000 the limit is 4,200: taxable 123,450; 173.375 + 374.625 + 114,250 x 8.75% =
  // 10,544.875
  CHECK(tax_on_wages("OR", 2021, Status::single, "130000") == usd("10544.88"));
  // a cent below it is 5,650: less 1,450.01 x 8.75% = 126.875875
  CHECK(tax_on_wages("OR", 2021, Status::single, "129999.99") == usd("10418.00"));
}

TEST_CASE("Colorado adds back a deduction above its cap from an AGI on", "[states]") {
  // 2024 single: (300,000 - 14,600 + 2,600) x 4.25%; below 300,000 nothing: 285,399.99 x 4.25%
  CHECK(tax_on_wages("CO", 2024, Status::single, "300000") == usd("12240"));
  CHECK(tax_on_wages("CO", 2024, Status::single, "299999.99") == usd("12129.50"));
}

TEST_CASE("Ohio takes nothing up to an income and the whole schedule above it", "[states]") {
  CHECK(tax_on(state_income_tax(table_of("OH", 2025), Status::single), usd("26050")) == Money{});
  // 342.00 on 26,050 as printed: 26,050 x 1.3129% = 342.01
  CHECK(tax_on(state_income_tax(table_of("OH", 2025), Status::single), usd("26050.01")) == usd("342.01"));
}

TEST_CASE("Vermont takes at least three percent of an AGI above 150,000", "[states]") {
  // 2023 single with 200,000 deducted: the schedule takes 4,804.40 of 95,150, less than 3% x 300,000
  const StateYear& s = table_of("VT", 2023);
  StateAllowances a = std::get<StateAllowances>(s.allowances);
  a.standard_deduction[Status::single] = Schedule::level(Money::dollars(200000).exact());
  const Schedule tax = state_tax_due(s, a, Status::single, {.agi = Schedule::line(0, 1)});
  CHECK(tax_on(tax, Money::dollars(300000)) == Money::dollars(9000));
}
