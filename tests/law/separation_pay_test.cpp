#include "law/separation_pay.h"

#include "catch.h"

using payout::Date;
using payout::Exact;
namespace law = payout::law;

TEST_CASE("The limit of 401(a)(17) by year", "[law]") {
  const auto limit = [](int year) { return law::limit_401a17(year)->exact() / Exact{100'000}; };
  CHECK(limit(2005) == Exact{210});
  CHECK(limit(2009) == Exact{245});
  CHECK(limit(2011) == Exact{245});
  CHECK(limit(2012) == Exact{250});
  CHECK(limit(2016) == Exact{265});
  CHECK(limit(2019) == Exact{280});
  CHECK(limit(2022) == Exact{305});
  CHECK(limit(2026) == Exact{360});
  CHECK(!law::limit_401a17(2004));
  CHECK(!law::limit_401a17(2027));
}

TEST_CASE("A short-term deferral ends with the later of two days in March", "[law]") {
  CHECK(law::short_term_deferral_until(Date::of(2019, 8, 15), {12, 31}) == Date::of(2020, 3, 15));
  // Vested 2019-10-15 in a fiscal year that ends on 2020-09-30: the 15th day of the third month after is
  // 2020-12-15.
  CHECK(law::short_term_deferral_until(Date::of(2019, 10, 15), {9, 30}) == Date::of(2020, 12, 15));
  // Vested on the last day of one: 2019-12-15 is earlier than 2020-03-15.
  CHECK(law::short_term_deferral_until(Date::of(2019, 9, 30), {9, 30}) == Date::of(2020, 3, 15));
  CHECK(law::separation_pay_until(Date::of(2019, 8, 15)) == Date::of(2021, 12, 31));
}
