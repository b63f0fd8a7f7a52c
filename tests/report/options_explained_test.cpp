#include "catch.h"
#include "support/process.h"

namespace {

std::string explained(const std::string& scenario, const std::string& figure) {
  return payout_run("explain scenarios/icg/options/" + scenario + " '" + figure + "'").out;
}

bool says(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("A day of early vesting is that of the event that gives it, also on the last day of employment",
          "[explain][options]") {
  const std::string text = explained("change-on-the-last-day.yaml", "grants[H].tranches[2].accelerated");
  CHECK(says(text, "change in control [events[0].date"));
  CHECK_FALSE(says(text, "termination.date"));
}

TEST_CASE("Why nothing can be exercised names what failed", "[explain][options]") {
  const std::string forfeited = explained("forfeited-and-nothing-vests.yaml", "grants[C2].exercisable");
  CHECK(says(forfeited, "forfeited on 2000-09-22"));
  CHECK_FALSE(says(forfeited, "employment lasts until 1999-04-20"));
  // Six months from 2000-05-04.
  const std::string barred = explained("never-exercisable-has-no-last-day.yaml", "grants[E1].exercisable");
  CHECK(says(barred, "employment lasts until 2000-11-04"));
  CHECK(says(barred, "it ended on 2000-10-12"));
  CHECK(says(barred, "was not done (SOP V(A)(iii))"));
  const std::string lapsed = explained("retiree-dead-after-the-three-months.yaml", "grants[R1].exercisable");
  CHECK(says(lapsed, "the day looked at is 2001-07-18 or earlier"));
}

TEST_CASE("A price after a split is explained with the ratio", "[explain][options]") {
  const std::string text = explained("split-price-of-no-four-decimals.yaml", "grants[P1].price");
  CHECK(says(text, "10.7143"));
  CHECK(says(text, "7/3 new shares for one"));
}

TEST_CASE("The time for an incentive option is that of the rule, or of the option where it ends before",
          "[explain][options]") {
  const std::string text = explained("iso-time-that-the-option-outlives-not.yaml", "grants[I1].iso_until");
  CHECK(says(text, "2003-05-31"));
  CHECK(says(text, "2003-05-28 last day to exercise"));
}

TEST_CASE("An interpretation that lacks a fact of several grants names that of the grant asked about",
          "[explain][options]") {
  // "H" begins the name of "HH": the fact named was always that of the first grant.
  const std::string facts =
      "agreement: icg\\nemployee: {name: The Executive}\\nsalary: {base: 264000/year, target_bonus: 50%%}\\n"
      "termination: {reason: without_cause, by: company, notice: 2001-01-19, date: 2001-03-22}\\n"
      "grants: [{id: H, plan: sop, type: nso, granted: 1999-03-22, shares: 4000, price: 10.00}, "
      "{id: HH, plan: sop, type: nso, granted: 1999-03-25, shares: 400, price: 10.00}]\\n";
  const std::string text = shell("printf '" + facts + "' | payout explain - 'grants[HH].last_day'").out;
  CHECK(says(text, "needs `grants[HH].window_in_award`"));
  CHECK_FALSE(says(text, "needs `grants[H].window_in_award`"));
}
