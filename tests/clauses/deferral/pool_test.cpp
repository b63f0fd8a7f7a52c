#include <random>

#include "catch.h"
#include "clauses/deferral/pool.h"

using namespace payout;

static Money cents(std::mt19937& random, int64_t most) {
  return Money::cents(std::uniform_int_distribution<int64_t>{0, most}(random));
}

TEST_CASE("Splitting an amount never loses a cent", "[deferral]") {
  std::mt19937 random{7};
  for (int i = 0; i < 20'000; ++i) {
    const Parts ratio{cents(random, 10'000'000), cents(random, 10'000'000)};
    const Money amount = cents(random, 100'000) - cents(random, 100'000);
    CHECK(split(amount, ratio).total() == amount);
  }
}

TEST_CASE("What comes in and is earned less what goes out is what is left, at every step", "[deferral]") {
  std::mt19937 random{11};
  Pool pool{{cents(random, 9'000'000), cents(random, 9'000'000)}, Date::of(2000, 1, 1)};
  Money expected = pool.balance().total();
  for (int i = 1; i <= 5'000; ++i) {
    const Growth growth{Exact::fraction(static_cast<int64_t>(random() % 500) - 200, 7919), random() % 2 == 0,
                        cents(random, 5'000), cents(random, 500)};
    expected += pool.earn(growth, Date::of(2000, 1, 1) + i, random() % 4 == 0).total();
    const Parts added{cents(random, 100'000), cents(random, 100'000)};
    pool.add(added);
    expected += added.total();
    const Parts taken{to_the_cent(pool.balance().own.exact() / Exact{9}),
                      to_the_cent(pool.balance().company.exact() / Exact{11})};
    pool.take(taken);
    expected -= taken.total();
    REQUIRE(pool.balance().total() == expected);
  }
}

TEST_CASE("A yearly rate counts on what stood when the year began, not on its own quarters", "[deferral]") {
  Pool pool{{Money::dollars(100'000), {}}, Date::of(1999, 12, 31)};
  const Growth quarter{Exact::fraction(2, 100), true, {}, {}};
  pool.earn(quarter, Date::of(2000, 3, 31), false);
  pool.earn(quarter, Date::of(2000, 6, 30), false);
  pool.earn(quarter, Date::of(2000, 9, 30), false);
  pool.earn(quarter, Date::of(2000, 12, 31), true);
  CHECK(plain(pool.balance().total()) == "108000.00");  // 4 x 2,000
  pool.earn(quarter, Date::of(2001, 3, 31), false);
  CHECK(plain(pool.balance().total()) == "110160.00");  // 2% x 108,000 = 2,160
}

TEST_CASE("A pool with only part of it left keeps the base of its yearly rate in proportion", "[deferral]") {
  Pool pool{{Money::dollars(60'000), Money::dollars(40'000)}, Date::of(1999, 12, 31)};
  pool.earn({Exact::fraction(2, 100), true, {}, {}}, Date::of(2000, 3, 31), false);  // 61,200 and 40,800
  const Pool left = pool.merged({Money::dollars(61'200), Money::dollars(20'400)});   // half of the company part
  CHECK(plain(left.balance().own) == "81600.00");
  Pool next = left;
  // 2% x (60,000 + 20,000) = 1,600
  CHECK(plain(next.earn({Exact::fraction(2, 100), true, {}, {}}, Date::of(2000, 6, 30), false).total()) ==
        "1600.00");
}
