#include "law/black_scholes.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

TEST_CASE("The textbook call of 42 on 40 at half a year is worth 4.76", "[black-scholes]") {
  // Hull, Options, Futures and Other Derivatives: S = 42, K = 40, r = 10%, sigma = 20%, T = 0.5: d1 = 0.7693,
  // d2 = 0.6278, N(d1) = 0.7791, N(d2) = 0.7349, c = 42 * 0.7791 - 38.049 * 0.7349 = 4.76
  const BlackScholes in = {.spot = Money::dollars(42).exact(),
                           .exercise_price = Money::dollars(40).exact(),
                           .years = Exact::fraction(1, 2),
                           .volatility = Exact::fraction(20, 100),
                           .rate = Exact::fraction(10, 100)};
  CHECK(black_scholes_value(in, 1) == *parse_money("4.76"));
}

TEST_CASE("Without a term the value is the spread, and nothing when under water", "[black-scholes]") {
  CHECK(black_scholes_value({.spot = Money::dollars(36).exact(), .exercise_price = Money::dollars(24).exact()},
                            10000) == Money::dollars(120000));
  CHECK(black_scholes_value({.spot = Money::dollars(20).exact(), .exercise_price = Money::dollars(24).exact()},
                            10000) == Money{});
}

TEST_CASE("More volatility is never worth less", "[black-scholes][property]") {
  Money before;
  for (int percent = 0; percent <= 150; percent += 5) {
    const Money value = black_scholes_value({.spot = Money::dollars(36).exact(),
                                             .exercise_price = Money::dollars(40).exact(),
                                             .years = 3,
                                             .volatility = Exact::fraction(percent, 100),
                                             .rate = Exact::fraction(1, 100)},
                                            1000);
    CHECK(value >= before);
    before = value;
  }
}
