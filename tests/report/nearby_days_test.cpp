#include "catch.h"
#include "support/process.h"

static std::string flat_report(const std::string& arguments) {
  std::string text = payout_run("report " + arguments).out, out;
  bool space = false;
  for (const char c : text) {  // sentences wrap
    if (c == ' ' || c == '\n') {
      if (!space) out += ' ';
      space = true;
      continue;
    }
    space = false;
    out += c;
  }
  return out;
}

static bool tells(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

// The second quarter of K1, 10,000 shares at 18.00, vests on 2000-10-01; at 36.00 they are 180,000.00 above the
// price. Employment ends on the day before.
static const std::string vesting_eve =
    "scenarios/icg/resignation-2000-02-18.yaml "
    "--set termination.date=2000-09-30 "
    "--set 'grants=[{id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: "
    "40000, price: 18.00}]' --set 'prices={2000-09-29: 36.00}'";

TEST_CASE("Leaving the day before a vesting day is told with the amount", "[report][nearby]") {
  const std::string text = flat_report(vesting_eve);
  CHECK(tells(text, "leaving on or after 2000-10-01 (a vesting day of K1) would add 180,000.00 of spread"));
}

TEST_CASE("Leaving on a vesting day is told the other way round", "[report][nearby]") {
  const std::string text = flat_report(vesting_eve + " --set termination.date=2000-10-01");
  CHECK(tells(text, "leaving before 2000-10-01 (a vesting day of K1) would take away 180,000.00 of spread"));
}

// A quarter of 8 shares at 16.00 is 2 shares, worth 2 x (36.00 - 16.00) = 40.00 more than their price.
TEST_CASE("A turn of forty dollars is told: there is no least amount", "[report][nearby]") {
  const std::string small = vesting_eve +
                            " --set 'grants=[{id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: 8, "
                            "price: 16.00}]'";
  CHECK(tells(flat_report(small),
              "leaving on or after 2000-10-01 (a vesting day of K1) would add 40.00 of spread"));
}

TEST_CASE("Days further away than asked for are not looked at", "[report][nearby]") {
  CHECK(!tells(flat_report(vesting_eve + " --nearby 0"), "leaving on or after"));
  CHECK(!tells(flat_report(vesting_eve + " --set termination.date=2000-08-15"), "2000-10-01 (a vesting day"));
  CHECK(tells(flat_report(vesting_eve + " --set termination.date=2000-08-15 --nearby 60"),
              "2000-10-01 (a vesting day"));
}

TEST_CASE("The day after a date of the agreement is told with what it adds", "[report][nearby]") {
  // EA 5.7: 120,000 + 54,000 + 3,600 for those who leave after 2000-02-17
  const std::string text = flat_report("scenarios/icg/resignation-2000-02-16.yaml");
  CHECK(tells(text, "leaving on or after 2000-02-18"));
  CHECK(tells(text, "would add 177,600.00 of severance"));
}

TEST_CASE("The last protected day is told from the fee that ends with it", "[report][nearby]") {
  // the fee falls from 2 x 363,000 to 363,000 on the day after 2001-03-15
  const std::string text = flat_report("scenarios/icg/company-notice-last-protected-day.yaml");
  CHECK(tells(text, "2001-03-16"));
  CHECK(tells(text, "would take away 363,000.00 of severance"));
}

TEST_CASE("Days nearby are notes: they change no exit status", "[report][nearby]") {
  CHECK(payout_run("report --strict scenarios/icg/resignation-2000-02-18.yaml").status == 0);
}
