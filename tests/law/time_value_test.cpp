#include "law/time_value.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

namespace {
Date d(int year, unsigned month, unsigned day) {
  return Date::of(year, month, day);
}
int both(Date from, Date to, FullMonths rule) {
  return full_months_early(from, to, rule);
}
}  // namespace

TEST_CASE("Full months leave the last day out, or run to the anniversary", "[280g]") {
  struct Row {
    Date vests, originally;
    int last_day_out, anniversary;
  };
  // the first two are Q&A-24(f) Ex. 3 and 5; the others the date pairs that practitioners ask about
  const Row rows[] = {
      {d(2009, 1, 15), d(2011, 1, 15), 23, 24}, {d(2008, 1, 16), d(2009, 1, 15), 11, 11},
      {d(2013, 4, 1), d(2013, 6, 1), 1, 2},     {d(2013, 4, 1), d(2013, 5, 31), 1, 1},
      {d(2013, 5, 2), d(2013, 6, 15), 1, 1},    {d(2013, 3, 31), d(2013, 5, 31), 1, 2},
      {d(2013, 3, 31), d(2013, 3, 31), 0, 0},   {d(2013, 4, 1), d(2013, 3, 1), 0, 0},
  };
  for (const Row& r : rows) {
    INFO(to_string(r.vests) << " to " << to_string(r.originally));
    CHECK(both(r.vests, r.originally, FullMonths::last_day_out) == r.last_day_out);
    CHECK(both(r.vests, r.originally, FullMonths::anniversary) == r.anniversary);
  }
}

TEST_CASE("Present values run over the days divided by 365", "[280g]") {
  CHECK(years_between(d(2008, 1, 16), d(2009, 1, 15)) == Exact{1});
  CHECK(years_between(d(2009, 1, 15), d(2011, 1, 15)) == Exact{2});
  CHECK(years_between(d(2008, 1, 16), d(2009, 1, 15), TimeCount::whole_months) == Exact::fraction(11, 12));
  CHECK(years_between(d(2000, 9, 18), d(2001, 1, 17)) == Exact::fraction(121, 365));
  CHECK(years_between(d(2001, 1, 17), d(2000, 9, 18)) == Exact{0});
}

TEST_CASE("An option that vests 121 days early counts for 39,412.85", "[280g]") {
  // 30,000 x (37 - 12) = 750,000; 750,000 x (1 - 1.035^(-2 x 121/365)) = 16,912.85; 3 full months 22,500.00
  const Exact seven_percent = Exact::fraction(7, 100);
  const Money spread = Money::dollars(750000);
  const AcceleratedValue v = vested_early(spread, early_by(d(2000, 9, 18), d(2001, 1, 17)), seven_percent);
  CHECK(v.full_months == 3);
  CHECK(v.time_value == *parse_money("16912.85"));
  CHECK(v.value == *parse_money("39412.85"));
  // by whole months: 750,000 x (1 - 1.035^(-2 x 3/12)) = 12,790.22, and the same 1%
  const EarlyBy months =
      early_by(d(2000, 9, 18), d(2001, 1, 17), FullMonths::anniversary, TimeCount::whole_months);
  CHECK(months == early_by_months(3));
  CHECK(vested_early(spread, months, seven_percent).value == *parse_money("35290.22"));
}

TEST_CASE("A day later is never worth more, a day earlier never less", "[280g]") {
  const Exact rate = Exact::fraction(8, 100);
  const Date change = d(2003, 5, 20);
  Money before = Money::dollars(250000);
  Money counted_before;
  for (int days = 0; days <= 1500; ++days) {
    const Money now = present_value_on(change, Money::dollars(250000), change + days, rate);
    CHECK(now <= before);
    before = now;
    const Money counted = vested_early(Money::dollars(250000), early_by(change, change + days), rate).value;
    CHECK(counted >= counted_before);
    counted_before = counted;
  }
  CHECK(present_value_on(change, Money::dollars(250000), change - 30, rate) == Money::dollars(250000));
}

TEST_CASE("What vests early and is paid no earlier counts for at most its present value", "[280g]") {
  // 1,000 due in ten years at 8%: 1,000 / 1.04^20 = 456.39; 1% of it for 119 months would be 543.10
  const EarlyBy ten_years = {.full_months = 119, .years = 10};
  const AcceleratedValue v = vested_only(Money::dollars(1000), ten_years, 10, Exact::fraction(8, 100));
  CHECK(v.value == *parse_money("456.39"));
  CHECK(v.capped);
}
