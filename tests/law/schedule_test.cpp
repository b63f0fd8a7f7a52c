#include "law/schedule.h"

#include <random>

#include "catch.h"

using namespace payout;
using namespace payout::law;

namespace {
Bracket above(int64_t dollars, int64_t percent) {
  return {Money::dollars(dollars), Exact::fraction(percent, 100)};
}
}  // namespace

TEST_CASE("Marginal brackets tax each slice at its own rate", "[schedule]") {
  const Schedule s = Schedule::marginal({above(0, 10), above(100, 20)});
  CHECK(s.at(-500) == Exact{0});
  CHECK(s.at(10000) == Exact{1000});         // 100.00 at 10%
  CHECK(s.at(15000) == Exact{1000 + 1000});  // and 50.00 at 20%
}

TEST_CASE("A staircase rises at every step begun, not completed", "[schedule]") {
  const Schedule s = Schedule::staircase(1000, 100, 7, 3);
  CHECK(s.at(1000) == Exact{0});
  CHECK(s.at(1001) == Exact{7});
  CHECK(s.at(1100) == Exact{7});
  CHECK(s.at(1101) == Exact{14});
  CHECK(s.at(99999) == Exact{21});
}

TEST_CASE("Sums, differences, the lesser, the greater and composition agree with their values everywhere",
          "[schedule][property]") {
  std::mt19937 random(1999);
  const auto any = [&](int64_t least, int64_t most) {
    return std::uniform_int_distribution<int64_t>(least, most)(random);
  };
  const auto some = [&] {
    Brackets brackets;
    int64_t over = any(-100, 100);
    for (int i = 0; i < 4; ++i) brackets.push_back(above(over += any(1, 80), any(0, 60)));
    return Schedule::marginal(brackets) + Schedule::line(any(-5000, 5000), Exact::fraction(any(0, 3), 2)) +
           Schedule::staircase(any(-9999, 9999), any(100, 5000), any(-50, 50), 4);
  };
  for (int round = 0; round < 400; ++round) {
    const Schedule a = some(), b = some();
    const Schedule sum = a + b, gap = a - b, low = lesser(a, b), high = greater(a, b), deep = a.after(b);
    for (int i = 0; i < 25; ++i) {
      const Exact x = any(-60000, 60000);
      CHECK(sum.at(x) == a.at(x) + b.at(x));
      CHECK(gap.at(x) == a.at(x) - b.at(x));
      CHECK(low.at(x) == std::min(a.at(x), b.at(x)));
      CHECK(high.at(x) == std::max(a.at(x), b.at(x)));
      CHECK(deep.at(x) == a.at(b.at(x)));
    }
    for (const Piece& p : a.pieces()) {
      CHECK(low.at(p.from) == std::min(a.at(p.from), b.at(p.from)));
      CHECK(deep.at(p.from) == a.at(b.at(p.from)));
    }
  }
}
