#include <numeric>

#include "catch.h"
#include "clauses/options/vesting_schedule.h"

using namespace payout;

namespace {
const std::vector<Exact> quarters = {Exact::fraction(1, 4), Exact::fraction(1, 2), Exact::fraction(3, 4), 1};
using Steps = std::vector<int64_t>;
}  // namespace

TEST_CASE("1,001 shares over four anniversaries, by each way of cutting odd lots", "[options]") {
  CHECK(cut_into_steps(1001, quarters, VestRounding::cumulative_floor) == Steps{250, 250, 250, 251});
  CHECK(cut_into_steps(1001, quarters, VestRounding::round_each) == Steps{250, 250, 250, 251});
  CHECK(cut_into_steps(1001, quarters, VestRounding::front_load) == Steps{251, 250, 250, 250});
  // 1,002 / 4 = 250.5: the middle of the grant is reached exactly, at 501
  CHECK(cut_into_steps(1002, quarters, VestRounding::cumulative_floor) == Steps{250, 251, 250, 251});
}

TEST_CASE("One share vests on the last anniversary, or on the first where odd shares come first", "[options]") {
  CHECK(cut_into_steps(1, quarters, VestRounding::cumulative_floor) == Steps{0, 0, 0, 1});
  CHECK(cut_into_steps(1, quarters, VestRounding::front_load) == Steps{1, 0, 0, 0});
}

TEST_CASE("Whatever the way of cutting, the steps are the grant and none is negative", "[options]") {
  for (int64_t shares = 1; shares < 200; ++shares) {
    for (const VestRounding way :
         {VestRounding::cumulative_floor, VestRounding::round_each, VestRounding::front_load}) {
      const Steps steps = cut_into_steps(shares, quarters, way);
      CHECK(std::accumulate(steps.begin(), steps.end(), int64_t{0}) == shares);
      for (const int64_t step : steps) CHECK(step >= 0);
    }
  }
}
