#include "law/change_280g.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

namespace {
Date d(int year, unsigned month, unsigned day) {
  return Date::of(year, month, day);
}
Exact percent(int64_t n) {
  return Exact::fraction(n, 100);
}
Acquisition votes(Date on, int64_t share) {
  return {on, percent(share), percent(share)};
}
}  // namespace

TEST_CASE("Acquisitions below 20% in any twelve months change ownership only past half", "[280g]") {
  // Q&A-28(g) Ex. 1: 16, 10, 8, 11 and 8 percent; 53% on 10 March 2007
  const auto found =
      change_by_acquisitions({}, {votes(d(2005, 1, 1), 16), votes(d(2006, 1, 10), 10), votes(d(2006, 2, 10), 8),
                                  votes(d(2007, 3, 1), 11), votes(d(2007, 3, 10), 8)});
  CHECK(found == ChangeFound{d(2007, 3, 10), ChangeKind::ownership, percent(53)});
}

TEST_CASE("Twenty percent of the votes within twelve months is presumed to change control", "[280g]") {
  // 12% and 8%: the second within the twelve months that end on it, or a day too late
  const Acquisition first = votes(d(2006, 3, 1), 12);
  CHECK(change_by_acquisitions({}, {first, votes(d(2007, 2, 28), 8)}) ==
        ChangeFound{d(2007, 2, 28), ChangeKind::effective_control, percent(20)});
  CHECK_FALSE(change_by_acquisitions({}, {first, votes(d(2007, 3, 1), 8)}));
  // value without votes does not give effective control
  CHECK_FALSE(change_by_acquisitions({}, {{d(2006, 3, 1), {}, percent(30)}}));
}

TEST_CASE("Who has control brings about no further change", "[280g]") {
  CHECK_FALSE(change_by_acquisitions(votes(d(2000, 1, 1), 51), {votes(d(2006, 3, 1), 30)}));
  CHECK(change_by_acquisitions({}, {votes(d(2006, 3, 1), 25), votes(d(2009, 3, 1), 30)})->on == d(2006, 3, 1));
  // half is not more than half
  CHECK_FALSE(change_by_acquisitions(votes(d(2000, 1, 1), 40), {votes(d(2006, 3, 1), 10)}));
}

TEST_CASE("A board majority replaced against the board's will changes control", "[280g]") {
  CHECK_FALSE(change_by_board(8, {{d(2006, 1, 10), 4}}));
  CHECK(change_by_board(8, {{d(2006, 1, 10), 3}, {d(2007, 1, 9), 2}})->on == d(2007, 1, 9));
  CHECK_FALSE(change_by_board(8, {{d(2006, 1, 10), 3}, {d(2007, 1, 10), 2}}));
}

TEST_CASE("A third of the assets within twelve months is a change", "[280g]") {
  // Q&A-29(e) Ex. 1 and 2: 500,000 of 3,000,000, then 700,000: 1,200,000 of the 3,000,000 before the first
  const AssetAcquisition first = {d(2006, 1, 1), Money::dollars(500000), Money::dollars(3000000)};
  const AssetAcquisition second = {d(2006, 11, 1), Money::dollars(700000), Money::dollars(2500000)};
  CHECK_FALSE(change_by_assets({first}));
  CHECK(change_by_assets({first, second}) ==
        ChangeFound{d(2006, 11, 1), ChangeKind::assets, Exact::fraction(2, 5)});
  // exactly a third counts; Ex. 4: 80 of 210 million
  CHECK(change_by_assets({{d(2006, 1, 1), Money::dollars(1000000), Money::dollars(3000000)}}));
  CHECK(change_by_assets({{d(2006, 1, 1), Money::dollars(80000000), Money::dollars(210000000)}}));
}

TEST_CASE("More than three quarters of the votes that count exempt a payment", "[280g]") {
  CHECK_FALSE(vote_exempts({.entitled = 400, .in_favor = 300}));
  CHECK(vote_exempts({.entitled = 400, .in_favor = 301}));
  CHECK(vote_exempts({.entitled = 100, .of_recipients = 100, .in_favor = 100}));  // nobody else can vote
}

TEST_CASE("Events and agreements within a year of the change are presumed to go with it", "[280g]") {
  const Date change = d(2006, 6, 15);
  CHECK(presumed_related(d(2005, 6, 15), change));
  CHECK_FALSE(presumed_related(d(2005, 6, 14), change));
  CHECK(presumed_related(d(2007, 6, 15), change));
  CHECK_FALSE(presumed_related(d(2007, 6, 16), change));
  CHECK(presumed_contingent(d(2005, 6, 15), change));
  CHECK_FALSE(presumed_contingent(d(2005, 6, 14), change));
  CHECK_FALSE(presumed_contingent(d(2006, 6, 16), change));
}
