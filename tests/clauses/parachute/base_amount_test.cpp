#include "clauses/parachute/evaluated.h"

namespace {

std::unique_ptr<Evaluated> with(const std::string& person, const std::string& w2, const std::string& tax = "",
                                std::vector<std::string> sets = {}) {
  return evaluated("employee: {name: A. Person" + person + "}\n" + R"(
salary: {base: 240000/year, target_bonus: 45%, benefits: {all: 15000/year}}
events: [{kind: ownership, date: 2000-03-15, percent: 52%}]
)" + "w2: {" + w2 + "}\ntax: {marginal: {federal: 39.6%, state: 0%, medicare: 1.45%}" +
                       tax + "}\n",
                   sets);
}

}  // namespace

TEST_CASE("A year worked in part is annualized by whole months, or by days where a reading says so",
          "[parachute]") {
  // 150,000 for April to December 1998: x 12/9 = 200,000.00, or x 365/275 = 199,090.91; average with 220,000
  const auto e = with(", hired: 1998-04-01", "1998: 150000, 1999: 220000");
  CHECK(e->at("parachute.base_amount") == "210000.00");
  CHECK(e->at("parachute.base_arithmetic") == "(150,000.00 x 12 months / 9 months + 220,000.00) / 2");
  const auto by_days = with(", hired: 1998-04-01", "1998: 150000, 1999: 220000", "",
                            {"readings.base_amount_annualization=days"});
  CHECK(by_days->at("parachute.base_amount") == "209545.45");  // (199,090.909 + 220,000) / 2 = 209,545.4545
}

TEST_CASE("A hire in the middle of a month is annualized by days", "[parachute]") {
  // 1998-04-16 to 12-31 is 260 days: 150,000 x 365/260 = 210,576.923; (210,576.923 + 220,000) / 2 = 215,288.46
  CHECK(with(", hired: 1998-04-16", "1998: 150000, 1999: 220000")->at("parachute.base_amount") == "215288.46");
}

TEST_CASE("What is paid once is never annualized", "[parachute]") {
  // (150,000 - 30,000) x 12/9 + 30,000 = 190,000; (190,000 + 220,000) / 2
  const auto e = with(", hired: 1998-04-01", "1998: 150000, 1999: 220000", ", one_time_pay: {1998: 30000}");
  CHECK(e->at("parachute.base_amount") == "205000.00");
}

TEST_CASE("A person hired in the year of the change has that year's pay before it, annualized", "[parachute]") {
  // 2000-01-01 to 2000-03-14 is 74 days of 366: 37,000 x 366/74 = 183,000.00
  CHECK(with(", hired: 2000-01-01", "2000: 37000")->at("parachute.base_amount") == "183000.00");
  const auto unknown = with("", "2000: 37000");
  CHECK(unknown->at("parachute.base_amount") == "none");
  REQUIRE(unknown->remark("missing-fact") != nullptr);
  CHECK(unknown->remark("missing-fact")->path == "employee.hired");
}

TEST_CASE("A predecessor's pay fills the years before, unless a reading leaves it out", "[parachute]") {
  // (100,000 + 60,000 + 90,000 together, 220,000, 230,000) / 4: 1996 100,000; 1997 150,000; 1998; 1999
  const std::string pay = ", predecessor_pay: {1996: 100000, 1997: 60000}";
  const auto e = with(", hired: 1997-07-01", "1997: 90000, 1998: 220000, 1999: 230000", pay);
  CHECK(e->at("parachute.base_amount") == "175000.00");
  // without: 90,000 x 12/6 = 180,000; (180,000 + 220,000 + 230,000) / 3
  const auto other = with(", hired: 1997-07-01", "1997: 90000, 1998: 220000, 1999: 230000", pay,
                          {"readings.predecessor_pay=exclude"});
  CHECK(other->at("parachute.base_amount") == "210000.00");
}

TEST_CASE("Fewer than five years without a hire date are averaged with a warning", "[parachute]") {
  const auto e = with("", "1998: 210000, 1999: 220000");
  CHECK(e->at("parachute.base_amount") == "215000.00");
  CHECK(e->remark("base-years-short") != nullptr);
  CHECK(with(", hired: 1990-01-01", "1998: 210000, 1999: 220000")->remark("base-years") != nullptr);
}

TEST_CASE("Only the five years before the change count, and only what is printed is rounded", "[parachute]") {
  // 1994 is left out. (100,000.01 + 4 x 100,000) / 5 = 100,000.002, printed as 100,000.00; three times it is
  // 300,000.006
  const auto e =
      with("", "1994: 999999, 1995: 100000.01, 1996: 100000, 1997: 100000, 1998: 100000, 1999: 100000");
  CHECK(e->at("parachute.base_amount") == "100000.00");
  CHECK(e->at("parachute.threshold") == "300000.01");
  CHECK(e->at("parachute.excise") == "52600.00");  // 0.20 x (363,000 - 100,000.002) = 52,599.9996
}

TEST_CASE("Pay of the year of the change stands for the base period only of those who began in it",
          "[parachute]") {
  // Began in 1998: 1998 and 1999 are base years, whatever is known of 2000.
  const auto missing = with(", hired: 1998-09-01", "2000: 52000");
  CHECK(missing->at("parachute.base_amount") == "none");
  REQUIRE(missing->remark("base-years") != nullptr);
  CHECK(missing->remark("base-years")->message == "pay for 1998 is missing from the base years 1998 to 1999");
  // What was paid in a later year was not paid before the change.
  const auto later = with(", hired: 2000-02-01", "2000: 20000, 2001: 90000");
  CHECK(later->at("parachute.base_amount") == "none");
  REQUIRE(later->remark("base-years") != nullptr);
  CHECK(later->remark("base-years")->path == "w2.2001");
  CHECK(with(", hired: 2000-02-01", "2001: 90000")->remark("base-years") != nullptr);
  // 2000-02-01 to 2000-03-14 is 29 + 14 = 43 days: 21,500 x 366/43 = 500 x 366
  CHECK(with(", hired: 2000-02-01", "2000: 21500")->at("parachute.base_amount") == "183000.00");
}

TEST_CASE("Who began on the day of the change had no pay before it", "[parachute]") {
  const auto e = with(", hired: 2000-03-15", "2000: 0");
  CHECK(e->at("parachute.base_amount") == "none");
  REQUIRE(e->remark("base-years") != nullptr);
  CHECK(e->remark("base-years")->path == "employee.hired");
  // One day before it: 500 x 366/1
  CHECK(with(", hired: 2000-03-14", "2000: 500")->at("parachute.base_amount") == "183000.00");
}
