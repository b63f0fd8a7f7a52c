#include "law/uncertain_payment.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

namespace {
ContingentPayment cash(int64_t dollars) {
  return {.nominal = Money::dollars(dollars), .present_value = Money::dollars(dollars)};
}
BaseAmount base_of(int64_t dollars) {
  return base_amount_of(Money::dollars(dollars));
}
}  // namespace

TEST_CASE("A payment that came although it was unlikely may stay without base amount", "[280g]") {
  // Q&A-33(d) Ex. 3: base 200,000; 600,000 and 400,000 paid, 500,000 on a dismissal. Without it the excess is
  // 800,000, with all of it excess 1,300,000.
  const std::vector<UncertainPayment> dismissal = {{cash(500000), Exact::fraction(1, 10), true}};
  const std::vector<ContingentPayment> paid = {cash(600000), cash(400000)};
  const TwiceTested left = test_twice(base_of(200000), paid, dismissal, Retest::leave_and_allocate_no_base);
  CHECK_FALSE(left.reapplied);
  CHECK(left.estimated.excess == Money::dollars(800000));
  CHECK(left.actual.payments[2] == Excess{Money{}, Money::dollars(500000)});
  CHECK(left.actual.payments[0] == Excess{Money::dollars(120000), Money::dollars(480000)});
  CHECK(left.actual.excess == Money::dollars(1300000));
  CHECK(left.actual.excise == Money::dollars(260000));
  // tested again: 200,000 over 1,500,000, so 80,000 to the first
  const TwiceTested again = test_twice(base_of(200000), paid, dismissal);
  CHECK(again.reapplied);
  CHECK(again.actual.payments[0].base_allocated == Money::dollars(80000));
  CHECK(again.actual.excess == Money::dollars(1300000));
}

TEST_CASE("Without an excess before it the test is made again whatever was chosen", "[280g]") {
  // base 100,000, 250,000 paid; the 150,000 make 400,000, excess 300,000
  const TwiceTested t =
      test_twice(base_of(100000), {cash(250000)}, {{cash(150000), Exact::fraction(4, 10), true}},
                 Retest::leave_and_allocate_no_base);
  CHECK(t.reapplied);
  CHECK_FALSE(t.estimated.parachute);
  CHECK(t.actual.excess == Money::dollars(300000));
}

TEST_CASE("A likely payment that never came takes the excess away again", "[280g]") {
  const TwiceTested t =
      test_twice(base_of(100000), {cash(250000)}, {{cash(150000), Exact::fraction(1, 2), false}});
  CHECK(t.estimated.excise == Money::dollars(60000));  // 20% x 300,000
  CHECK(t.reapplied);
  CHECK_FALSE(t.actual.parachute);
}

TEST_CASE("An estimate that held is not tested again", "[280g]") {
  const TwiceTested t = test_twice(base_of(100000), {cash(250000)},
                                   {{cash(150000), Exact{1}, true}, {cash(90000), Exact{0}, false}});
  CHECK_FALSE(t.reapplied);
  CHECK(t.actual == t.estimated);
}

TEST_CASE("Pay for earlier services lowers no amount that was measured by Q&A-24(b) or (c)", "[280g]") {
  // 26 CFR 1.280G-1 Q&A-39(a): 600,000 of which 300,000 is reasonable pay for earlier services; base 100,000
  ContingentPayment p = cash(600000);
  p.reasonable_before = Money::dollars(300000);
  CHECK(parachute_test(base_of(100000), {p}).excess == Money::dollars(300000));
  for (const Contingency how : {Contingency::paid_early, Contingency::vested_early, Contingency::vested_only}) {
    p.how = how;
    CHECK(parachute_test(base_of(100000), {p}).excess == Money::dollars(500000));
  }
}

TEST_CASE("Pay for later services is taken out before the test, its present value in proportion", "[280g]") {
  // 400,000 worth 300,000, of which 100,000 is for later services: 300,000 worth 225,000
  const ContingentPayment p = without_later_services(
      {.nominal = Money::dollars(400000), .present_value = Money::dollars(300000)}, Money::dollars(100000));
  CHECK(p.nominal == Money::dollars(300000));
  CHECK(p.present_value == Money::dollars(225000));
  CHECK(without_later_services(cash(100), Money::dollars(500)).present_value == Money{});
}

TEST_CASE("An average keeps its fraction of a cent as a base amount", "[280g]") {
  // 1,260,000.01 / 3: payments of 1,260,000.00 stay a cent below three times it
  const BaseAmount base = base_amount_of(Exact::fraction(126000001, 3));
  CHECK(base.amount == Money::dollars(420000));
  CHECK(base.threshold() == *parse_money("1260000.01"));
  CHECK_FALSE(parachute_test(base, {cash(1260000)}).parachute);
  CHECK(parachute_test(base, {cash(1260000)}).room == Money{});
}
