#include "law/employer_cost.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

namespace {
const Fica& fica_of(int year) {
  return std::get<const FederalYear*>(federal(year))->fica;
}
PayDeduction deduction(int year, int64_t pay, int64_t excess, int64_t left_out = 0) {
  return std::get<PayDeduction>(
      pay_deduction(year, Money::dollars(pay), Money::dollars(excess), Money::dollars(left_out)));
}
}  // namespace

TEST_CASE("The company pays 6.2% up to the wage base and 1.45% of everything", "[employer]") {
  // 2024, wage base 168,600: after 150,000 there are 18,600 left, 1,153.20; Medicare 14,500
  CHECK(employer_payroll_tax(fica_of(2024), Money::dollars(150000), Money::dollars(1000000)) ==
        EmployerTax{*parse_money("1153.20"), Money::dollars(14500)});
  CHECK(employer_payroll_tax(fica_of(2024), Money::dollars(200000), Money::dollars(100)).oasdi == Money{});
  // 2011: the employee's holiday to 4.2% is not the company's: 6.2% x 106,800
  CHECK(employer_payroll_tax(fica_of(2011), {}, Money::dollars(200000)).oasdi == *parse_money("6621.60"));
}

TEST_CASE("The limit of 162(m) falls by the excess parachute payments, never below zero", "[employer]") {
  // 1,400,000 of pay, 300,000 of it excess: limit 700,000; counted 1,100,000, 400,000 of it lost, 300,000 by
  // 280G
  const PayDeduction d = deduction(2024, 1400000, 300000);
  CHECK(d.limit_left == Money::dollars(700000));
  CHECK(d.counted == Money::dollars(1100000));
  CHECK(d.lost_162m == Money::dollars(400000));
  CHECK(d.lost() == Money::dollars(700000));
  // an excess over the limit leaves none of it
  CHECK(deduction(2024, 5000000, 3500000).lost_162m == Money::dollars(1500000));
  CHECK(deduction(2024, 900000, 0).lost() == Money{});
  // 500,000 of performance-based pay in 2012 is not counted
  CHECK(deduction(2012, 1600000, 0, 500000).lost_162m == Money::dollars(100000));
}

TEST_CASE("There was no such limit before 1994", "[employer]") {
  CHECK(std::holds_alternative<NoTable>(pay_deduction(1993, Money::dollars(2000000), {})));
}
