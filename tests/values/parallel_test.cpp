#include "values/parallel.h"

#include <stdexcept>

#include "catch.h"

using namespace payout;

TEST_CASE("Each index is worked on once, whatever the number of threads", "[values][parallel]") {
  for (const unsigned jobs : {1U, 2U, 5U}) {
    for (const size_t count : {size_t{0}, size_t{1}, size_t{7}, size_t{1000}}) {
      std::vector<std::atomic<int>> met(count);
      in_parallel(count, jobs, [&](size_t i, unsigned) { ++met[i]; });
      CHECK(std::ranges::all_of(met, [](const std::atomic<int>& n) { return n == 1; }));
    }
  }
}

TEST_CASE("What threads make is taken in order", "[values][parallel]") {
  for (const unsigned jobs : {1U, 2U, 5U}) {
    for (const size_t count : {size_t{0}, size_t{1}, size_t{7}, size_t{1000}}) {
      const size_t ahead = jobs == 1 ? 1 : size_t{8} * jobs;
      std::vector<size_t> slots(ahead), taken;
      in_order(
          count, jobs, ahead, [&](size_t i, unsigned) { slots[i % ahead] = i * i; },
          [&](size_t i) { taken.push_back(slots[i % ahead]); });
      REQUIRE(taken.size() == count);
      for (size_t i = 0; i < count; ++i) CHECK(taken[i] == i * i);
    }
  }
}

TEST_CASE("What a thread throws is thrown where the work was asked for", "[values][parallel]") {
  const auto fails_at = [](size_t bad) {
    return [bad](size_t i, unsigned) {
      if (i == bad) throw std::runtime_error("broken");
    };
  };
  for (const unsigned jobs : {1U, 2U, 5U}) {
    const size_t ahead = jobs == 1 ? 1 : size_t{8} * jobs;
    const auto nothing = [](size_t) {};
    CHECK_THROWS_WITH(in_parallel(300, jobs, fails_at(170)), "broken");
    CHECK_THROWS_WITH(in_order(300, jobs, ahead, fails_at(170), nothing), "broken");
    CHECK_THROWS_WITH(in_order(
                          300, jobs, ahead, [](size_t, unsigned) {},
                          [](size_t i) {
                            if (i == 170) throw std::runtime_error("broken");
                          }),
                      "broken");
  }
}
