#include "law/irc_280g.h"

#include <random>

#include "catch.h"
#include "law/compounding.h"

using namespace payout;
using namespace payout::law;

namespace {
Money usd(const char* text) {
  return *parse_money(text);
}
ContingentPayment cash(int64_t dollars) {
  return {.nominal = Money::dollars(dollars), .present_value = Money::dollars(dollars)};
}
BaseAmount base_of(int64_t dollars) {
  return base_amount_of(Money::dollars(dollars));
}
}  // namespace

TEST_CASE("Payments of four times the base amount are parachute payments", "[280g]") {
  // 26 CFR 53.4960-3(g)(2) Ex. 1: 800,000 against 3 * 200,000; excess 800,000 - 200,000
  const ParachuteTest test = parachute_test(base_of(200000), {cash(800000)});
  CHECK(test.parachute);
  CHECK(test.threshold == Money::dollars(600000));
  CHECK(test.excess == Money::dollars(600000));
}

TEST_CASE("The base amount is allocated by present value and subtracted from the nominal payment", "[280g]") {
  // 26 CFR 53.4960-4(d) Ex. 2: 200,000 * 200/1000 = 40,000 and * 800/1000 = 160,000; 200 - 40, 900 - 160
  const std::vector<ContingentPayment> payments = {
      cash(200000), {.nominal = Money::dollars(900000), .present_value = Money::dollars(800000)}};
  const ParachuteTest test = parachute_test(base_of(200000), payments);
  CHECK(test.payments[0] == Excess{Money::dollars(40000), Money::dollars(160000)});
  CHECK(test.payments[1] == Excess{Money::dollars(160000), Money::dollars(740000)});
  CHECK(test.excess == Money::dollars(900000));
  CHECK(test.excise == Money::dollars(180000));
  // The other reading takes present values throughout: 20% * (1,000,000 - 200,000)
  CHECK(parachute_test(base_of(200000), payments, ExcessOn::present_value).excise == Money::dollars(160000));
}

TEST_CASE("Published practitioners' examples come out as printed", "[280g]") {
  // 1,600,000 against a base of 500,000: excess 1,100,000, excise 220,000
  const ParachuteTest first = parachute_test(base_of(500000), {cash(1600000)});
  CHECK(first.excess == Money::dollars(1100000));
  CHECK(first.excise == Money::dollars(220000));
  // 600,000 + 100,000 + 200,000 is exactly three times 300,000 and so a parachute: 20% * 600,000
  const ParachuteTest exact = parachute_test(base_of(300000), {cash(600000), cash(100000), cash(200000)});
  CHECK(exact.parachute);
  CHECK(exact.excise == Money::dollars(120000));
}

TEST_CASE("Cash and options of a whole example come to an excise of 225,107.12", "[280g]") {
  // 20% * (363,000 + 726,000 + 156,156.86 + 80,378.74 - 200,000) = 20% * 1,125,535.60
  const ContingentPayment k1 = {.nominal = usd("156156.86"), .present_value = usd("156156.86")};
  const ContingentPayment k2 = {.nominal = usd("80378.74"), .present_value = usd("80378.74")};
  CHECK(parachute_test(base_of(200000), {cash(363000), cash(726000), k1, k2}).excise == usd("225107.12"));
}

TEST_CASE("One cent below three times the base amount there is no excise, at three times there is", "[280g]") {
  const BaseAmount base = base_of(121000);
  const ContingentPayment below = {.nominal = usd("362999.99"), .present_value = usd("362999.99")};
  CHECK_FALSE(parachute_test(base, {below}).parachute);
  CHECK(parachute_test(base, {below}).excise == Money{});
  CHECK(parachute_test(base, {below}).room == Money{});
  // At 363,000: 20% * (363,000 - 121,000) = 48,400
  CHECK(parachute_test(base, {cash(363000)}).excise == Money::dollars(48400));
  CHECK(parachute_test(base, {cash(363000), {.nominal = usd("0.01"), .present_value = usd("0.01")}}).parachute);
}

TEST_CASE("The threshold is three times the exact base amount, not the rounded one", "[280g]") {
  // The average of 100,000.00, 100,000.00 and 100,000.01 is 300,000.01 / 3, printed as 100,000.00; three times
  // it is 300,000.01.
  const auto base = base_amount({{.year = 1997, .pay = Money::dollars(100000)},
                                 {.year = 1998, .pay = Money::dollars(100000)},
                                 {.year = 1999, .pay = usd("100000.01")}},
                                2000);
  CHECK_FALSE(parachute_test(*base, {cash(300000)}).parachute);
  CHECK(parachute_test(*base, {{.nominal = usd("300000.01"), .present_value = usd("300000.01")}}).parachute);
  CHECK(safe_harbor(*base, Money{}) == Money::dollars(300000));
}

TEST_CASE("Room under the threshold is what can be added and stay below", "[280g]") {
  const ParachuteTest test = parachute_test(base_of(200000), {cash(500000)});
  CHECK(test.room == usd("99999.99"));
  CHECK(safe_harbor(base_of(200000), Money::dollars(1)) == Money::dollars(599999));
}

TEST_CASE("Reasonable pay for earlier services helps only above the allocated base amount", "[280g]") {
  // 26 U.S.C. 280G(b)(4)(B): 600,000 with 200,000 allocated; 150,000 of it changes nothing, 250,000 saves
  // 50,000
  ContingentPayment p = cash(600000);
  p.reasonable_before = Money::dollars(150000);
  CHECK(parachute_test(base_of(200000), {p}).excess == Money::dollars(400000));
  p.reasonable_before = Money::dollars(250000);
  CHECK(parachute_test(base_of(200000), {p}).excess == Money::dollars(350000));
  CHECK(parachute_test(base_of(200000), {p}).excise == Money::dollars(70000));
}

TEST_CASE("Amounts of a thousand million dollars stay exact", "[280g]") {
  // average (333,333,333 + 333,333,333.67) / 2 = 333,333,333.335; 20% * (3,000,000,000 - that) =
  // 533,333,333.333
  const auto base = base_amount({{.year = 1998, .pay = Money::dollars(333333333)},
                                 {.year = 1999, .pay = Money::dollars(333333333), .one_time = usd("0.67")}},
                                2000);
  CHECK(parachute_test(*base, {cash(1000000000), cash(2000000000)}).excise == usd("533333333.33"));
}

TEST_CASE("Allocations add up to the base amount and the excise never falls when a payment rises",
          "[280g][property]") {
  std::mt19937 random(4999);
  const auto cents = [&](int64_t most) {
    return Money::cents(std::uniform_int_distribution<int64_t>(1, most)(random));
  };
  for (int round = 0; round < 4000; ++round) {
    BaseAmount base;
    base.cents = Exact::fraction(cents(50'000'000).in_cents(), 5);
    base.amount = to_the_cent(base.cents);
    std::vector<ContingentPayment> payments;
    for (int i = 0; i < 1 + round % 6; ++i) {
      const Money nominal = cents(100'000'000);
      payments.push_back({nominal, present_value(nominal, Exact::fraction(5, 100), months_in_years(i))});
    }
    const ParachuteTest test = parachute_test(base, payments);
    Money allocated, excess;
    for (const Excess& e : test.payments) {
      CHECK(e.excess >= Money{});
      allocated += e.base_allocated;
      excess += e.excess;
    }
    CHECK(test.excess == excess);
    if (test.parachute) {
      CHECK(allocated == base.amount);
      CHECK(test.excess == test.total_nominal - base.amount);
    }
    payments[0].nominal += Money::cents(int64_t{1});
    payments[0].present_value += Money::cents(int64_t{1});
    const ParachuteTest more = parachute_test(base, payments);
    CHECK(more.excise >= test.excise);
    // Room is exact: using all of it stays below, one cent more does not.
    if (!test.parachute && test.room > Money{}) {
      payments[0].present_value += test.room - Money::cents(int64_t{1});
      CHECK_FALSE(parachute_test(base, payments).parachute);
      payments[0].present_value += Money::cents(int64_t{1});
      CHECK(parachute_test(base, payments).parachute);
    }
  }
}
