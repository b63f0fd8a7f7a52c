#include <algorithm>
#include <memory>

#include "catch.h"
#include "clauses/evaluate.h"
#include "report/what_if/compare_readings.h"
#include "scenario/load.h"
#include "support/shipped.h"

using namespace payout;

namespace {

/// What the other interpretations of a scenario under the built-in agreement give.
struct Alternatives {
  Problems problems = {};
  std::vector<Document> keep = {};
  std::unique_ptr<LoadedScenario> loaded = {};
  Agreement agreement = {};
  Workspace space = {};
  std::vector<ReadingResult> readings = {};

  explicit Alternatives(const std::string& facts) {
    loaded = parse_scenario("test", "agreement: icg\n" + facts, {}, problems);
    agreement = load_agreement("icg", "", problems, keep);
    REQUIRE(!problems.any_errors());
    space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
    evaluate(agreement, loaded->facts, space);
    readings = compare_readings(agreement, loaded->facts, space);
  }

  std::vector<std::string> changes(std::string_view key, std::string_view word) const {
    for (const ReadingResult& reading : readings) {
      for (const OtherReading& other : reading.others) {
        if (reading.key == key && other.reading == word) return other.changes;
      }
    }
    return {"not asked"};
  }
  std::string_view cite(std::string_view key) const {
    const auto found = std::ranges::find(readings, key, &ReadingResult::key);
    return found == readings.end() ? std::string_view{} : found->cite;
  }
};

using Changes = std::vector<std::string>;

const std::string pay =
    "employee: {name: The Executive}\n"
    "salary: {base: 264000/year, target_bonus: 50%, car_allowance: 450/month, "
    "benefits: {health_insurance: 7200/year}}\n";

}  // namespace

// What another interpretation changes was told in the words of paths ("K1 market on none", "deferred history 1
// own"), with all that follows from one change.

TEST_CASE("Another interpretation tells of a grant what can be exercised and until when, once for all grants",
          "[readings]") {
  // The end, 2001-07-30, is a day before six months from 2001-01-31. Without the bar all 3,000 of each can be
  // exercised for twelve months (EA 5.6): to 2002-07-30.
  const Alternatives e{
      pay +
      "termination: {reason: without_cause, by: company, notice: 2001-05-20, date: 2001-07-30}\n"
      "grants:\n"
      "  - {id: A, plan: sop, type: nso, granted: 2001-01-31, shares: 3000, price: 12.00, "
      "vesting: [{date: 2001-01-31, percent: 100%}]}\n"
      "  - {id: B, plan: sop, type: nso, granted: 2001-01-31, shares: 3000, price: 12.00}\n"
      "prices: {2001-07-30: 20.00}\n"};
  CHECK(e.changes("six_month_rule", "ea_overrides") ==
        Changes{"A, B: 3,000 shares exercisable", "A, B: last day to exercise 2002-07-30"});
}

TEST_CASE("Another interpretation tells the payments of an account in one sentence", "[readings]") {
  // 92,000 at 8 %: eleven payments instead of ten, the first a eleventh: 92,000 / 11 = 8,363.64 on 2001-01-31,
  // the last ten years later: (92,000 / 11) x 1.08^10 = 8,363.636... x 2.158925 = 18,056.46.
  const Alternatives e{
      "documents: [DCP]\nemployee: {name: The Executive}\n"
      "termination: {reason: resignation, by: employee, date: 2000-08-31}\n"
      "deferred_comp: {first_eligible: 1997-01-01, election: {percent: 5, form: installments, filed: "
      "1997-01-20}, balance: {as_of: 2000-12-31, vested: 92000}, earnings: 8%/year}\n"};
  CHECK(e.changes("installment_count", "11") ==
        Changes{"the account is paid in 11 payments, 8,363.64 on 2001-01-31 to 18,056.46 on 2011-01-31"});
  // The date alone: 92,000 / 10 = 9,200.00 on 2001-03-16; (92,000 / 10) x 1.08^9 = 9,200 x 1.999005 =
  // 18,390.84 nine years later.
  const Changes dates = e.changes("dcp_payment_date", "after_march_15_transfer");
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].starts_with("payments of the account 9,"));
  CHECK(dates[0].find(" on 2001-03-16 to ") != std::string::npos);
  CHECK(dates[0].ends_with(" on 2010-03-16"));
}

TEST_CASE("A duty that is done by a day is told as due on it, and a deadline by its name", "[readings]") {
  // 32 of 60 days: 1999-12-31 + 60 days = 2000-02-29.
  const Alternatives e{pay +
                       "termination: {reason: retirement, by: employee, notice: 1999-12-31, date: "
                       "2000-02-01}\n"};
  const Changes moved = e.changes("short_notice", "extend_to_minimum");
  CHECK(std::ranges::find(moved, "Return of documents due on 2000-02-29") != moved.end());
}

TEST_CASE("No effect of another interpretation is told in the words of paths", "[readings][shipped]") {
  size_t i = 0;
  for (const auto& one : shipped_cases()) {
    if (!one->evaluated || i++ % 9 != 0) continue;
    INFO(one->path);
    for (const ReadingResult& reading :
         compare_readings(*one->agreement, one->loaded->facts, one->space, ReadingScope::asked)) {
      for (const OtherReading& other : reading.others) {
        for (const std::string& change : other.changes) {
          // What is asked for is a path, and a remark may name one.
          if (change.starts_with("needs ") || change.find(": ") != std::string::npos) continue;
          INFO(reading.key << ": " << other.reading << ": " << change);
          CHECK(change.find('_') == std::string::npos);
          CHECK_FALSE(change.ends_with(" none"));
        }
      }
    }
  }
}

// A rule of counting stands in no clause: the clauses are cited whose days it moves. Here the window of the
// plan (SOP V(A)(viii)), the two years of EA 6.2 and the ten of EA 7.1.

TEST_CASE("A counting rule is cited from the clauses whose days it moves", "[readings]") {
  const std::string grant =
      "grants: [{id: R, plan: sop, type: nso, granted: 1999-03-22, shares: 4000, price: 11.00}]\n";
  const std::string end = "termination: {reason: resignation, by: employee, date: 2001-09-10}\n";
  CHECK(Alternatives{"documents: [SOP]\nemployee: {name: X}\n" + end + grant}.cite("window_last_day") ==
        "SOP V(A)(viii)");
  CHECK(Alternatives{"documents: [EA]\n" + pay + end}.cite("window_last_day") == "EA 6.2, EA 7.1");
  CHECK(Alternatives{pay + end + grant}.cite("window_last_day") == "SOP V(A)(viii), EA 6.2, EA 7.1");
  CHECK(Alternatives{"documents: [SOP, EA]\n" + pay + end + grant}.cite("window_last_day") ==
        "SOP V(A)(viii), EA 6.2, EA 7.1");
}
