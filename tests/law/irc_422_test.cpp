#include "law/irc_422.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

namespace {
const Date granted = Date::of(1999, 7, 1);
IsoTranche tranche(Date on, Date exercisable, int64_t dollars, int64_t shares) {
  return {.granted = on,
          .first_exercisable = exercisable,
          .fmv = Money::dollars(dollars).exact(),
          .shares = shares};
}
}  // namespace

TEST_CASE("Of 16,000 shares at 21.00 first exercisable in one year 4,761 stay incentive options", "[iso]") {
  // 100,000 / 21 = 4,761.90...
  const std::vector<IsoTranche> all = {tranche(granted, Date::of(2000, 3, 15), 21, 16000)};
  CHECK(iso_limit(all)[0] == IsoShares{4761, 11239});
  CHECK(iso_limit(all, IsoOrder::grant_order, IsoSplit::fractional)[0].iso == Exact::fraction(100000, 21));
}

TEST_CASE("Each calendar year has its own limit", "[iso]") {
  // 4,000 shares at 21.00 a year are 84,000: all within
  std::vector<IsoTranche> all;
  for (int year = 2000; year < 2004; ++year) all.push_back(tranche(granted, Date::of(year, 7, 1), 21, 4000));
  for (const IsoShares& s : iso_limit(all)) CHECK(s == IsoShares{4000, 0});
}

TEST_CASE("The older grant uses the limit first, unless the order of vesting is read", "[iso]") {
  // Old grant 3,000 at 20 = 60,000 vesting in June; new grant 3,000 at 30 = 90,000 vesting in March.
  const std::vector<IsoTranche> all = {tranche(Date::of(1999, 1, 4), Date::of(2000, 3, 1), 30, 3000),
                                       tranche(Date::of(1998, 1, 5), Date::of(2000, 6, 1), 20, 3000)};
  const auto by_grant = iso_limit(all);
  CHECK(by_grant[1] == IsoShares{3000, 0});
  CHECK(by_grant[0] == IsoShares{1333, 1667});  // (100,000 - 60,000) / 30 = 1,333.3
  const auto by_vesting = iso_limit(all, IsoOrder::vesting_order);
  CHECK(by_vesting[0] == IsoShares{3000, 0});
  CHECK(by_vesting[1] == IsoShares{500, 2500});  // 10,000 / 20
}

TEST_CASE("A later grant does not slip into what rounding left of the limit", "[iso]") {
  // 4,761 whole shares at 21 leave 19.00, enough for one share at 15; but the first grant alone is beyond the
  // limit.
  const std::vector<IsoTranche> all = {tranche(granted, Date::of(2000, 3, 15), 21, 16000),
                                       tranche(Date::of(1999, 8, 2), Date::of(2000, 3, 15), 15, 100)};
  CHECK(iso_limit(all)[1] == IsoShares{0, 100});
}

TEST_CASE("Exactly 100,000 of value is within the limit and one share more is not", "[iso]") {
  const Date day = Date::of(2000, 1, 3);
  CHECK(iso_limit({tranche(granted, day, 25, 4000)})[0] == IsoShares{4000, 0});
  CHECK(iso_limit({tranche(granted, day, 25, 4001)})[0] == IsoShares{4000, 1});
}

TEST_CASE("Three months after employment can be counted forward or back from the exercise", "[iso]") {
  const auto forward = IsoThreeMonths::forward_clamp;
  const auto backward = IsoThreeMonths::statutory_backward;
  CHECK(iso_last_day(Date::of(2001, 2, 28), iso_months, forward) == Date::of(2001, 5, 28));
  CHECK(iso_last_day(Date::of(2001, 2, 28), iso_months, backward) == Date::of(2001, 5, 31));
  CHECK(iso_last_day(Date::of(2000, 11, 30), iso_months, forward) == Date::of(2001, 2, 28));
  CHECK(iso_last_day(Date::of(2000, 11, 30), iso_months, backward) == Date::of(2001, 2, 28));
  CHECK(iso_last_day(Date::of(2000, 6, 30), iso_months, forward) == Date::of(2000, 9, 30));
  CHECK(iso_last_day(Date::of(2000, 8, 31), iso_months_disabled, forward) == Date::of(2001, 8, 31));
}

TEST_CASE("Counting back never ends before counting forward, for every day of twenty years",
          "[iso][property]") {
  for (Date d = Date::of(2000, 1, 1); d < Date::of(2020, 1, 1); d = d + 1) {
    const Date forward = iso_last_day(d, iso_months);
    const Date backward = iso_last_day(d, iso_months, IsoThreeMonths::statutory_backward);
    CHECK(backward >= forward);
    CHECK(backward - forward <= 3);
  }
}
