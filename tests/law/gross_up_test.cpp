#include "law/gross_up.h"

#include <random>

#include "catch.h"

using namespace payout;
using namespace payout::law;

namespace {
Money usd(const char* text) {
  return *parse_money(text);
}
Exact per_10000(int64_t n) {
  return Exact::fraction(n, 10000);
}
// 39.6% federal, 1.45% Medicare, 4.63% state
const MarginalRates example = {.federal = per_10000(3960), .medicare = per_10000(145), .state = per_10000(463)};
Bracket above(int64_t dollars, int64_t percent) {
  return {Money::dollars(dollars), Exact::fraction(percent, 100)};
}
}  // namespace

TEST_CASE("Marginal rates combine with the state tax deducted from the federal base", "[gross-up]") {
  // 0.396 + 0.0145 + 0.0463 * 0.604 = 0.4384652
  CHECK(example.combined() == Exact::fraction(4384652, 10000000));
}

TEST_CASE("An excise of 177,800 takes a gross-up of 491,792.21 at the example's rates", "[gross-up]") {
  // 177,800 / 0.3615348 = 491,792.2103...
  const auto g = gross_up_at_rates(usd("177800"), example);
  REQUIRE(g);
  CHECK(g->amount == usd("491792.21"));
  CHECK(g->proof.kept == usd("177800"));
  CHECK(g->proof.shortfall() == Money{});
  // 225,107.12 / 0.3615348 = 622,643.02
  CHECK(gross_up_at_rates(usd("225107.12"), example)->amount == usd("622643.02"));
  // (50,000 * 20% + 900 + 300) / 0.3615348 = 30,979.04
  CHECK(gross_up_at_rates(usd("11200"), example)->amount == usd("30979.04"));
}

TEST_CASE("Other readings of the rates give the other hand-worked figures", "[gross-up]") {
  MarginalRates not_deductible = example;
  not_deductible.state_deductible = false;  // 177,800 / (1 - 0.4568 - 0.2) = 177,800 / 0.3432
  CHECK(gross_up_at_rates(usd("177800"), not_deductible)->amount == usd("518065.27"));
  MarginalRates california = example;
  california.state = per_10000(930);  // t = 0.4105 + 0.093 * 0.604 = 0.466672; 177,800 / 0.333328
  CHECK(gross_up_at_rates(usd("177800"), california)->amount == usd("533408.53"));
  // Counting the excise on the gross-up twice: 177,800 / (1 - t - 0.40) = 177,800 / 0.1615348
  const auto literal =
      gross_up_at_rates(usd("177800"), example, GrossUpRounding::half_up, TotalPayments::yes_literal);
  CHECK(literal->amount == usd("1100691.62"));
  CHECK(gross_up_at_rates(usd("157800"), example)->amount == usd("436472.51"));
}

TEST_CASE("Rates that leave nothing of a dollar are refused", "[gross-up]") {
  const MarginalRates eighty = {.federal = Exact::fraction(80, 100)};  // 1 - 0.80 - 0.20 = 0
  CHECK_FALSE(gross_up_at_rates(usd("1"), eighty));
  const MarginalRates just_less = {.federal = per_10000(7999)};
  CHECK(gross_up_at_rates(usd("1"), just_less)->amount == Money::dollars(10000));
  const MarginalRates sixty = {.federal = Exact::fraction(60, 100)};
  CHECK_FALSE(gross_up_at_rates(usd("1"), sixty, GrossUpRounding::half_up, TotalPayments::yes_literal));
  CHECK_FALSE(gross_up_by_bracket(usd("1"), Schedule::marginal({above(0, 80)})));
}

TEST_CASE("Rounding up never leaves the person short", "[gross-up]") {
  // 1 / 0.3 = 3.333...: half up 3.33, which keeps 0.999; up 3.34, which keeps 1.002
  const MarginalRates half = {.federal = Exact::fraction(50, 100)};
  const auto nearest = gross_up_at_rates(usd("1"), half);
  CHECK(nearest->amount == usd("3.33"));
  CHECK(nearest->proof.residual == Exact::fraction(-1, 10));
  const auto up = gross_up_at_rates(usd("1"), half, GrossUpRounding::up);
  CHECK(up->amount == usd("3.34"));
  CHECK(up->proof.residual == Exact::fraction(2, 10));
}

TEST_CASE("A gross-up across two brackets is solved on the stretch where it lies", "[gross-up]") {
  // 30% to 1,000 and 50% above. The first 1,000 keep 1,000 * (1 - 0.3 - 0.2) = 500; the other 100 of the excise
  // need 100 / (1 - 0.5 - 0.2) = 333.33: G = 1,333.33, tax 300 + 166.665 = 466.665 (466.67), excise 266.67.
  const auto g = gross_up_by_bracket(usd("600"), Schedule::marginal({above(0, 30), above(1000, 50)}));
  REQUIRE(g);
  CHECK(g->amount == usd("1333.33"));
  CHECK(g->proof.income_taxes == usd("466.67"));
  CHECK(g->proof.excise == usd("266.67"));
  CHECK(g->left_of_a_dollar == Exact::fraction(3, 10));
  // 500 exactly ends on the first stretch
  CHECK(gross_up_by_bracket(usd("500"), Schedule::marginal({above(0, 30), above(1000, 50)}))->amount ==
        usd("1000"));
}

TEST_CASE("A jump in the tax is crossed honestly", "[gross-up]") {
  // 30% throughout and 40 more above 1,000. Keeping 500 takes 1,000 exactly, before the jump; keeping 500.01
  // takes (500.01 + 40) / 0.5 = 1,080.02, beyond it.
  const Schedule tax = Schedule::marginal({above(0, 30)}) + Schedule::staircase(100000, 100000000, 4000, 1);
  CHECK(gross_up_by_bracket(usd("500"), tax)->amount == usd("1000"));
  CHECK(gross_up_by_bracket(usd("500.01"), tax)->amount == usd("1080.02"));
}

TEST_CASE("Rounding across a jump moves on to the next stretch instead of falling short", "[gross-up]") {
  // 50% and 40 more above 1,666.668. Keeping 500 takes 500 / 0.3 = 1,666.6666..., which lies before the jump
  // but rounds to 1,666.67, beyond it, where 40 are missing. So (500 + 40) / 0.3 = 1,800.
  const Exact jump = Exact::fraction(1666668, 10);
  const Schedule tax = Schedule::marginal({above(0, 50)}) + Schedule::staircase(jump, 100000000, 4000, 1);
  const auto g = gross_up_by_bracket(usd("500"), tax);
  CHECK(g->amount == usd("1800"));
  CHECK(g->proof.residual == Exact{0});
}

TEST_CASE("A flat supplement is not a gross-up", "[gross-up]") {
  // Published for relocation pay: 13,000 at 28% is a supplement of 3,640, itself taxed. PlanClause 3,640 in
  // full takes 3,640 / (1 - 0.28 - 0.20) = 7,000 once the 20% applies too.
  const Schedule tax = Schedule::marginal({above(0, 28)});
  CHECK(to_the_cent(tax.at(Money::dollars(13000).exact())) == Money::dollars(3640));
  CHECK(gross_up_by_bracket(usd("3640"), tax)->amount == Money::dollars(7000));
}

TEST_CASE("By one bracket and at one rate the answer is the same", "[gross-up][property]") {
  std::mt19937 random(280);
  for (int round = 0; round < 2000; ++round) {
    const Exact rate = Exact::fraction(std::uniform_int_distribution<int64_t>(0, 7500)(random), 10000);
    const Money excise = Money::cents(std::uniform_int_distribution<int64_t>(0, 50'000'000)(random));
    const auto flat = gross_up_at_rates(excise, {.federal = rate});
    const auto bracket = gross_up_by_bracket(excise, Schedule::line(0, rate));
    REQUIRE(flat);
    REQUIRE(bracket);
    CHECK(flat->amount == bracket->amount);
    CHECK(flat->proof == bracket->proof);
  }
}

TEST_CASE("After a gross-up the person keeps the excise to the cent, whatever the brackets",
          "[gross-up][property]") {
  std::mt19937 random(4999);
  const auto any = [&](int64_t least, int64_t most) {
    return std::uniform_int_distribution<int64_t>(least, most)(random);
  };
  for (int round = 0; round < 3000; ++round) {
    Brackets brackets;
    int64_t over = 0, percent = 0;
    for (int i = 0; i < 6; ++i) {
      percent = std::min<int64_t>(70, percent + any(1, 15));
      brackets.push_back(above(over, percent));
      over += any(1, 200000);
    }
    Schedule tax = Schedule::marginal(brackets);
    if (round % 2 == 1) tax = tax + Schedule::staircase(any(0, 10'000'000), 250000, any(1, 9999), 50);
    const Money excise = Money::cents(any(0, 60'000'000));
    const auto rounding = round % 3 == 0 ? GrossUpRounding::up : GrossUpRounding::half_up;
    const auto g = gross_up_by_bracket(excise, tax, rounding);
    REQUIRE(g);
    // P + G less every tax equals P less income tax: kept - excise is the rounding of G and less than a cent.
    CHECK(g->proof.residual > Exact{-1});
    CHECK(g->proof.residual < Exact{1});
    if (rounding == GrossUpRounding::up) CHECK(g->proof.residual >= Exact{0});
  }
}
