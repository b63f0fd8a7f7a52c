#include "law/contingent_value.h"

#include "catch.h"
#include "law/compounding.h"

using namespace payout;
using namespace payout::law;

namespace {
const Exact eight_percent = Exact::fraction(8, 100);
Money vested(int64_t dollars, int months) {
  return vested_early(Money::dollars(dollars), months, eight_percent).value;
}
}  // namespace

TEST_CASE("A spread of 120,000 vesting fifteen months early counts for 29,207.77", "[280g]") {
  // 1.04^2.5 = 1.10303...; 120,000 - 120,000 / 1.04^2.5 = 11,207.77; 1% * 15 * 120,000 = 18,000.00
  const AcceleratedValue v = vested_early(Money::dollars(120000), 15, eight_percent);
  CHECK(v.time_value == *parse_money("11207.77"));
  CHECK(v.one_percent == Money::dollars(18000));
  CHECK(v.value == *parse_money("29207.77"));
  CHECK_FALSE(v.capped);
}

TEST_CASE("Tranches of two grants add up to the figures worked by hand", "[280g]") {
  // 180,000 at 6, 18 and 30 months; 60,000 at 3, 15, 27 and 39 months; each rounded once
  CHECK(vested(180000, 6) + vested(180000, 18) + vested(180000, 30) == *parse_money("156156.86"));
  CHECK(vested(60000, 3) + vested(60000, 15) + vested(60000, 27) + vested(60000, 39) ==
        *parse_money("80378.74"));
}

TEST_CASE("A vested payment made early counts for its time value only", "[280g]") {
  // 104,000 - 104,000 / 1.04 = 4,000
  const AcceleratedValue v = paid_early(Money::dollars(104000), 6, eight_percent);
  CHECK(v.value == Money::dollars(4000));
  CHECK(v.one_percent == Money{});
}

TEST_CASE("No full month early means nothing counts", "[280g]") {
  CHECK(vested(120000, 0) == Money{});
}

TEST_CASE("The value never exceeds the accelerated payment", "[280g]") {
  // 84 months: 84% plus a time value of 1 - 1.04^-14 = 42% is more than the whole
  const AcceleratedValue v = vested_early(Money::dollars(1000), 84, eight_percent);
  CHECK(v.value == Money::dollars(1000));
  CHECK(v.capped);
}

TEST_CASE("Vesting alone counts for one percent a month of the present value", "[280g]") {
  // 8,000 vesting nine months early and paid in nine months: 9% * 8,000 / 1.04^1.5 = 720 / 1.060596 = 678.86
  const auto base = VestingOnly::one_percent_of_present_value;
  const auto rival = VestingOnly::time_value_and_one_percent;
  CHECK(vested_only(Money::dollars(8000), 9, months_in_years(9), eight_percent, base).value ==
        *parse_money("678.86"));
  // 8,000 - 8,000 / 1.04^1.5 + 720 = 1,177.07
  CHECK(vested_only(Money::dollars(8000), 9, months_in_years(9), eight_percent, rival).value ==
        *parse_money("1177.07"));
}

TEST_CASE("A cash payment is worth its amount on the day and 1.04 times less half a year later", "[280g]") {
  CHECK(present_value(Money::dollars(726000), eight_percent, Exact{0}) == Money::dollars(726000));
  CHECK(present_value(Money::dollars(104000), eight_percent, months_in_years(6)) == Money::dollars(100000));
  // exactly half a cent goes up: 2.01 / (1 + 200% / 2) = 1.005
  CHECK(present_value(*parse_money("2.01"), Exact{2}, months_in_years(6)) == *parse_money("1.01"));
}
