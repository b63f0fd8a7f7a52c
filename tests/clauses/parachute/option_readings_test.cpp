#include <fstream>
#include <sstream>

#include "clauses/parachute/evaluated.h"

namespace {

std::string text_of(const std::string& name) {
  std::ifstream in{std::string{PAYOUT_ROOT} + "/scenarios/icg/" + name};
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// By how much a reading changes the sum of everything.
std::string change(const std::string& reading) {
  // The worked example counts whole months to the anniversary and takes the presumption as rebutted.
  static const std::string facts = text_of("change-in-control-everything.yaml");
  const auto before = evaluated(facts), after = evaluated(facts, {"readings." + reading});
  REQUIRE(before->space.result.totals.all.has_value());
  REQUIRE(after->space.result.totals.all.has_value());
  return payout::plain(*after->space.result.totals.all - *before->space.result.totals.all);
}

}  // namespace

TEST_CASE("Each reading moves the sum by the amount worked out by hand", "[parachute]") {
  // 123,000 less fee, and 0.20 x 123,000 / 0.3615348 = 68,043.24 less gross-up
  CHECK(change("multiplier_scope=salary_only") == "-191043.24");
  // 363,000 less, and 72,600 / 0.3615348 = 200,810.54
  CHECK(change("cic_payment_and_fee=offset") == "-563810.54");
  // 225,107.12 / 0.1615348 = 1,393,551.85, less 622,643.02
  CHECK(change("total_payments_include_gross_up=yes_literal") == "770908.83");
  // 780,000 rather than 236,535.60: 0.20 x 543,464.40 / 0.3615348
  CHECK(change("option_parachute_value=full_spread") == "300642.93");
  // K2 in full, 240,000 rather than 80,378.74: 0.20 x 159,621.26 / 0.3615348
  CHECK(change("one_year_presumption=applies") == "88302.01");
}

TEST_CASE("A grant within a year before the change is warned of with the other figure", "[parachute]") {
  const auto e = evaluated(text_of("change-in-control-everything.yaml"));
  REQUIRE(e->remark("granted-within-a-year") != nullptr);
  CHECK(e->remark("granted-within-a-year")->message.find("240,000.00 rather than 80,378.74") !=
        std::string::npos);
}

TEST_CASE("Options are valued in full where they vest on performance, by a supplied value, or by formula",
          "[parachute]") {
  const std::string facts = text_of("accelerated-tranche.yaml");
  CHECK(evaluated(facts, {"readings.option_parachute_value=full_spread"})->at("parachute.contingent[G]") ==
        "120000.00");
  CHECK(evaluated(facts, {"grants[G].performance_vesting=true"})->at("parachute.contingent[G]") == "120000.00");
  // a supplied 150,000: 150,000 - 150,000/1.04^2.5 + 0.15 x 150,000 = 14,009.71 + 22,500
  CHECK(evaluated(facts,
                  {"readings.option_parachute_value=supplied_option_model", "grants[G].value_at_change=150000"})
            ->at("parachute.contingent[G]") == "36509.71");
  const auto missing = evaluated(facts, {"readings.option_parachute_value=supplied_option_model"});
  REQUIRE(missing->remark("missing-fact") != nullptr);
  CHECK(missing->remark("missing-fact")->path == "grants[G].value_at_change");
}

TEST_CASE("An option under water counts for nothing and needs no rate", "[parachute]") {
  const auto e = evaluated(text_of("accelerated-tranche.yaml"), {"grants[G].price=40.00"});
  CHECK(e->at("parachute.contingent[G].rule") == "no_value");
  CHECK(e->at("parachute.contingent[G].counted") == "false");
  CHECK(e->at("parachute.total") == "363000.00");
}

TEST_CASE("Without a supplied rate the table of the month is used; a month and term without one is asked for",
          "[parachute]") {
  std::string facts = text_of("accelerated-tranche.yaml");
  facts.replace(facts.find("  afr_120: 8%\n"), 14, "");
  // March 2000 has only the mid-term rate, and 15 months are short term.
  const auto e = evaluated(facts);
  REQUIRE(e->remark("missing-fact") != nullptr);
  CHECK(e->remark("missing-fact")->path == "tax.afr_120");
}

TEST_CASE("Pay for leaving voluntarily is contingent only where a reading or the presumption says so",
          "[parachute]") {
  // SEV-26: 363,000 on the change and 120,000 + 54,000 + 3,600 = 177,600 under 5.7. Base amount 100,000.
  const std::string facts = R"(
agreement: icg
employee: {name: Michael D. Kallet}
salary: {base: 240000/year, target_bonus: 45%, car_allowance: 500/month, benefits: {health_insurance: 7200/year, other_insurance: 1800/year}}
events: [{kind: ownership, date: 2000-03-15, percent: 51%}]
termination: {reason: change_in_control, by: employee, notice: 2000-04-15, date: 2000-05-15}
tax: {base_amount: 100000, marginal: {federal: 39.6%, state: 4.63%, medicare: 1.45%}}
)";
  const std::string rebutted = "readings.one_year_presumption=rebutted_with_warning";
  const auto e = evaluated(facts, {rebutted});
  CHECK(e->at("parachute.excise") == "52600.00");  // 0.20 x (363,000 - 100,000)
  CHECK(e->at("parachute.contingent[departure_salary].counted") == "false");
  CHECK(e->at("parachute.contingent[departure_salary].otherwise") == "120000.00");
  const auto other = evaluated(facts, {rebutted, "readings.sec5_7_contingent=parachute"});
  CHECK(other->at("parachute.excise") == "88120.00");  // 35,520 more
  CHECK(other->at("parachute.contingent[departure_salary].rule") == "in_full");
  // The Agreement of 1999-07-01 was made within a year before the change.
  const auto presumed = evaluated(facts);
  CHECK(presumed->at("parachute.excise") == "88120.00");
  CHECK(presumed->at("parachute.contingent[departure_salary].rule") == "presumed");
  CHECK(presumed->at("parachute.contingent[departure_salary].otherwise") == "0.00");
}

TEST_CASE("Deferred pay that a change vests counts for one percent a month of its present value",
          "[parachute]") {
  // A-67: 20 % of 40,000 vests eight full months early (2000-12-15, the last day out), 275 days, and is paid on
  // 2001-01-31, 322 days after the change: 8 % x 8,000 / 1.04^(644/365) = 597.21. The other reading: 8,000 -
  // 8,000/1.04^(550/365) + 640 = 1,099.10. To the anniversary and by whole months nine: 671.86, and 8,000 -
  // 8,000/1.04^1.5 + 720 = 1,177.07.
  const std::string facts = R"(
agreement: icg
employee: {name: Michael D. Kallet}
salary: {base: 240000/year, target_bonus: 45%, benefits: {all: 15000/year}}
events: [{kind: ownership, date: 2000-03-15, percent: 52%}]
termination: {reason: change_in_control, by: company, notice: 2000-05-31, date: 2000-06-30}
deferred_comp:
  election: {form: lump_sum}
  vesting: {1999-12-15: 80%, 2000-12-15: 100%}
  balance: {as_of: 2000-12-31, own: 60000, company: 40000}
tax: {base_amount: 200000, afr_120: 8%, marginal: {federal: 39.6%, state: 4.63%, medicare: 1.45%}}
)";
  const std::string line = "parachute.contingent[deferred_vesting]";
  const std::string both = "readings.vesting_only_parachute_value=time_value_and_one_percent";
  const std::string anniversary = "readings.full_months=anniversary",
                    months = "readings.time_value=whole_months";
  CHECK(evaluated(facts)->at(line) == "597.21");
  CHECK(evaluated(facts, {both})->at(line) == "1099.10");
  CHECK(evaluated(facts, {anniversary})->at(line) == "671.86");
  CHECK(evaluated(facts, {both, anniversary, months})->at(line) == "1177.07");
}

TEST_CASE("What is left out and would use up the room under the threshold is named", "[parachute]") {
  // Threshold 3 x 150,000 = 450,000; 363,000 counts, and 86,999.99 more would stay below. The salary of 120,000
  // under 5.7 is more than that, the bonus of 54,000 is not.
  const auto e = evaluated(text_of("independent/p13-walk-5-7-not-contingent.yaml"));
  REQUIRE(e->remark("room") != nullptr);
  CHECK(e->remark("room")->message.find(
            "86,999.99 are left under the threshold; Six months salary of 120,000.00") == 0);
}

TEST_CASE("An option under water at the change is warned of", "[parachute]") {
  const auto e = evaluated(text_of("parachute/option-under-water.yaml"));
  REQUIRE(e->remark("under-water-at-change") != nullptr);
  CHECK(e->remark("under-water-at-change")->path == "grants[G].price");
}

TEST_CASE("A value by formula is named as such, and not as the safe harbor", "[parachute]") {
  const auto e = evaluated(text_of("parachute/option-by-formula.yaml"));
  REQUIRE(e->remark("option-model") != nullptr);
  CHECK(e->remark("option-model")->message.find("not the safe harbor") != std::string::npos);
}
