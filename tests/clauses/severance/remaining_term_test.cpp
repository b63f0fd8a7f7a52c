#include "catch.h"
#include "clauses/severance/proration.h"

using namespace payout;

namespace {

const Money salary = Money::dollars(300'000);  // 300,000 a year

Exact paid(Date from, Date through, Proration how) {
  Workings work;
  return prorated(work, {salary.exact(), {}}, from, through, how, {}).value;
}
Exact months(int count) {
  return salary.exact() * Exact::fraction(count, 12);
}

}  // namespace

TEST_CASE("Whole calendar months are paid a twelfth each and nothing else", "[severance][proration]") {
  for (int first = 0; first < 60; ++first) {
    const Date begins = add_months(Date::of(1999, 1, 1), first, MonthEnd::clamp);
    for (int count = 1; count <= 36; ++count) {
      const Date through = add_months(begins, count, MonthEnd::clamp) - 1;
      INFO(to_string(begins) << " through " << to_string(through));
      CHECK(paid(begins - 1, through, Proration::months_then_days_365) == months(count));
      CHECK(paid(begins - 1, through, Proration::semi_monthly_periods) == months(count));
      CHECK(paid(begins - 1, through, Proration::thirty_360) == months(count));
    }
  }
}

TEST_CASE("A day more of remaining term never lowers the pay", "[severance][proration]") {
  for (const Proration how : {Proration::months_then_days_365, Proration::semi_monthly_periods,
                              Proration::actual_365, Proration::actual_actual, Proration::thirty_360}) {
    for (Date end = Date::of(2000, 1, 28); end < Date::of(2000, 5, 3); end = end + 1) {
      Exact before;
      for (Date through = end + 1; through < Date::of(2001, 7, 3); through = through + 1) {
        const Exact now = paid(end, through, how);
        INFO(to_string(end) << " through " << to_string(through));
        CHECK(now >= before);
        CHECK(paid(end - 1, through, how) >= now);
        before = now;
      }
    }
  }
}

TEST_CASE("A year that always remains is a year of salary on every day", "[severance][proration]") {
  for (Date end = Date::of(2000, 7, 1); end < Date::of(2005, 1, 1); end = end + 1) {
    const Date through = paid_until(end, {1, Period::Unit::years});
    INFO(to_string(end));
    CHECK(paid(end, through, Proration::months_then_days_365) == salary.exact());
  }
}
