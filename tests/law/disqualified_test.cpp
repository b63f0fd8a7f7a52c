#include "law/disqualified.h"

#include "catch.h"

using namespace payout;
using namespace payout::law;

TEST_CASE("At most fifty employees count as officers, and never fewer than three", "[280g]") {
  CHECK(most_officers(5) == 3);
  CHECK(most_officers(30) == 3);
  CHECK(most_officers(31) == 4);  // 3.1, rounded up
  CHECK(most_officers(491) == 50);
  CHECK(most_officers(5000) == 50);
}

TEST_CASE("The highest paid group is one percent, rounded up, at most 250", "[280g]") {
  CHECK(highest_paid_group(90) == 1);
  CHECK(highest_paid_group(101) == 2);
  CHECK(highest_paid_group(25000) == 250);
  CHECK(highest_paid_group(90000) == 250);
}

TEST_CASE("The determination period is the twelve months that end on the day of the change", "[280g]") {
  CHECK(determination_period(Date::of(2024, 4, 22)) ==
        DeterminationPeriod{Date::of(2023, 4, 23), Date::of(2024, 4, 22)});
}

TEST_CASE("More than one percent of the value makes a shareholder", "[280g]") {
  CHECK(disqualified({.share_of_value = Exact::fraction(1, 100)}, 2024).shareholder == Finding::no);
  CHECK(disqualified({.share_of_value = Exact::fraction(10001, 1000000)}, 2024).shareholder == Finding::yes);
  CHECK(disqualified({}, 2024).shareholder == Finding::unknown);
}

TEST_CASE("An officer counts as far as the number of officers goes", "[280g]") {
  CHECK(disqualified({.officer = true, .officer_rank = 4, .employees = 30}, 2024).officer == Finding::no);
  CHECK(disqualified({.officer = true, .officer_rank = 4, .employees = 31}, 2024).officer == Finding::yes);
  CHECK(disqualified({.officer = true, .officer_rank = 3}, 2024).officer == Finding::yes);
  CHECK(disqualified({.officer = true, .officer_rank = 4}, 2024).officer == Finding::unknown);
  CHECK(disqualified({.officer = true, .officer_rank = 51}, 2024).officer == Finding::no);
  CHECK(disqualified({.officer = false}, 2024).officer == Finding::no);
}

TEST_CASE("Who is highly compensated is in the group and paid no less than the limit of the year", "[280g]") {
  // 2024: 155,000; 1,000 employees, so the ten highest paid
  const auto finding = [](int64_t pay, int64_t rank) {
    return disqualified({.pay = Money::dollars(pay), .pay_rank = rank, .employees = 1000}, 2024).highly_paid;
  };
  CHECK(finding(155000, 10) == Finding::yes);
  CHECK(finding(154999, 10) == Finding::no);
  CHECK(finding(155000, 11) == Finding::no);
  CHECK(disqualified({.pay = Money::dollars(154999)}, 2024).highly_paid == Finding::no);
  CHECK(disqualified({.pay = Money::dollars(400000)}, 2024).highly_paid == Finding::unknown);
  // no limit is known for 1990: below it or not is not known
  CHECK(disqualified({.pay = Money::dollars(400000), .pay_rank = 1, .employees = 1000}, 1990).highly_paid ==
        Finding::unknown);
}

TEST_CASE("One of the three is enough, and none is needed for a no", "[280g]") {
  PersonTested p = {.officer = false, .share_of_value = Exact{0}, .pay = Money::dollars(90000)};
  CHECK(disqualified(p, 2024).any() == Finding::no);
  p.officer = std::nullopt;
  CHECK(disqualified(p, 2024).any() == Finding::unknown);
  p.share_of_value = Exact::fraction(2, 100);
  CHECK(disqualified(p, 2024).any() == Finding::yes);
}

TEST_CASE("The limit of 414(q) is that of the year of the change", "[280g][tables]") {
  const auto limit = [](int year) { return std::get<Money>(highly_paid_from(year)); };
  CHECK(limit(1999) == Money::dollars(80000));
  CHECK(limit(2000) == Money::dollars(85000));
  CHECK(limit(2008) == Money::dollars(105000));
  CHECK(limit(2012) == Money::dollars(115000));
  CHECK(limit(2018) == Money::dollars(120000));
  CHECK(limit(2019) == Money::dollars(125000));
  CHECK(limit(2023) == Money::dollars(150000));
  CHECK(std::holds_alternative<NoTable>(highly_paid_from(1998)));
}
