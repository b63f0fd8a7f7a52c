#include <sstream>

#include "catch.h"
#include "report/explain/expectation.h"
#include "report/what_if/compare_readings.h"
#include "scenario/load.h"
#include "support/files.h"

using namespace payout;

namespace {

/// A figure of a worked example in another reading than the one used.
struct WorkedAlternative {
  const char* scenario;
  std::vector<std::string> sets;
  const char* key;
  const char* reading;
  const char* path;
  const char* value;
};

/// A shipped scenario, evaluated.
struct ReadAnew {
  std::unique_ptr<LoadedScenario> loaded;
  std::vector<Document> keep;
  Agreement agreement;
  Workspace space;

  ReadAnew(const std::string& name, const std::vector<std::string>& sets) {
    Problems problems;
    const std::string path = std::string{PAYOUT_ROOT} + "/scenarios/icg/" + name;
    loaded = load_scenario(path, sets, problems);
    agreement = load_agreement(loaded->facts.agreement.value_or("icg"), path, problems, keep);
    space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
    for (const Problem& p : problems.all()) INFO(render(p));
    REQUIRE(!problems.any_errors());
    evaluate(agreement, loaded->facts, space);
  }

  /// The value at a path in another reading; "(not asked)" where the evaluation did not ask about the point.
  std::string in_reading(const std::string& key, const std::string& reading, const std::string& path) const {
    std::string value = "(not asked)";
    each_other_reading(agreement, loaded->facts, space,
                       [&](const Reading& point, const Reading::Word& word, const Workspace& other) {
                         bool found = false;
                         if (point.key == key && word.name == reading)
                           value = value_at(other.result, other.work, path, found);
                       });
    return value;
  }
};

}  // namespace

TEST_CASE("Other readings give the figures worked out by hand", "[report][readings]") {
  const std::vector<WorkedAlternative> all{
      // 18 months of salary are left: 360,000; bonus and benefits 108,000 + 15,000 = 123,000
      {"company-notice-in-first-year.yaml",
       {},
       "sec4_notice_effect",
       "nil",
       "severance.termination_fee",
       "123000.00"},
      // 60 x 240,000 / 365 + 123,000
      {"company-notice-in-first-year.yaml",
       {},
       "sec4_notice_effect",
       "notice_period_only",
       "severance.termination_fee",
       "162452.05"},
      // 360,000 + 1.5 x 123,000
      {"company-notice-in-first-year.yaml",
       {},
       "sec4_bonus_and_benefits",
       "scaled_to_remaining_term",
       "severance.termination_fee",
       "544500.00"},
      // one day more: 360,000 + 240,000 / 365 + 123,000
      {"company-notice-in-first-year.yaml",
       {},
       "initial_term_last_day",
       "2001-07-01",
       "severance.termination_fee",
       "483657.53"},
      {"options/company-notice-before-six-months.yaml",
       {},
       "six_month_rule",
       "ea_overrides",
       "grants[K2].exercisable",
       "16000"},
      // ten months and a day to 2001-10-02: 10 x 20,000 + 240,000 / 365 = 200,657.53, and 123,000
      {"company-notice-evergreen.yaml",
       {},
       "sec4_notice_effect",
       "renewal_frozen_at_notice",
       "severance.termination_fee",
       "323657.53"},
      {"options/company-notice-evergreen.yaml",
       {},
       "ea_vs_plan_window",
       "plan_controls",
       "grants[K1].last_day",
       "2001-03-01"},
      {"options/company-notice-evergreen.yaml",
       {},
       "ea_vs_plan_window",
       "plan_controls",
       "grants[K2].last_day",
       "2001-03-01"},
      {"merger-approved-options-assumed.yaml",
       {},
       "merger_cic",
       "closing",
       "severance.change_in_control_payment.due",
       "2000-12-29"},
      // 2 x 240,000 + 108,000 + 15,000
      {"company-ends-after-change.yaml",
       {},
       "multiplier_scope",
       "salary_only",
       "severance.termination_fee",
       "603000.00"},
      // the payment of 363,000 counts toward the fee of 726,000
      {"company-ends-after-change.yaml", {}, "cic_payment_and_fee", "offset", "severance.total", "726000.00"},
      {"walk-right-after-2000-02-17.yaml", {}, "sec5_7_stacking", "exclusive", "severance.total", "363000.00"},
      // 2 x (200,000 x 1.45 + 15,000)
      {"salary-cut.yaml", {}, "cd_salary_basis", "at_termination", "severance.termination_fee", "610000.00"},
      // 120,000 + 54,000 + 3,600
      {"resignation-2000-02-17.yaml", {}, "sec5_7_first_day", "on_2000_02_17", "severance.total", "177600.00"},
      // 120,000 + half of 60,000 + 3,600
      {"resignation-2000-02-18.yaml",
       {"salary.bonus_paid.1999=60000"},
       "sec5_7_bonus",
       "last_paid",
       "severance.total",
       "153600.00"},
      // six of eleven working days of 10,000
      {"last-pay-packet.yaml", {}, "accrual_proration", "working_days", "severance.accrued_salary", "5454.55"},
      {"options/default-vesting-odd-lot.yaml",
       {},
       "month_end_rule",
       "sticky_month_end",
       "grants[R1].last_day",
       "2000-12-31"},
      {"options/six-months-a-day-short.yaml",
       {},
       "six_month_rule",
       "ea_overrides",
       "grants[K3].exercisable",
       "9000"},
      // 18,000 / 25.00 are withheld
      {"options/net-exercise-on-monday.yaml",
       {},
       "net_exercise_valuation_day",
       "exercise_day",
       "grants[D1].exercises[0].surrendered",
       "720"},
      {"options/director-formula-grant.yaml",
       {},
       "fmv_non_trading_day",
       "next_trading_day",
       "grants[F2000].price",
       "19.50"},
      {"options/change-at-40-percent-then-resignation.yaml",
       {},
       "sop_cic_acceleration",
       "pre_closing_window_only",
       "grants[V1].exercisable",
       "1000"},
      // 354,000 x 0.10 / 1.10
      {"deferred/contributions-and-match.yaml",
       {},
       "dcp_deferral_addback",
       "net_of_dcp_literal",
       "deferred.plan_years[1999].own",
       "32181.82"},
      // 21,240 x 10,500 / 35,400
      {"deferred/transfer-to-401k.yaml",
       {},
       "match_attribution",
       "pro_rata",
       "deferred.plan_years[2000].transferred_company",
       "6300.00"},
      // 9,200 + 8 % x (92,000 - 9,200); in all 92,000 + 8 % x 9,200 x 45
      {"deferred/ten-installments.yaml",
       {},
       "installment_method",
       "principal_plus_earnings",
       "deferred.payments[2]",
       "15824.00"},
      {"deferred/ten-installments.yaml",
       {},
       "installment_method",
       "principal_plus_earnings",
       "deferred.total",
       "125120.00"},
      // 92,000 / ((1 - 1.08^-10) / 0.08 x 1.08)
      {"deferred/ten-installments.yaml",
       {},
       "installment_method",
       "level_annuity",
       "deferred.payments[1]",
       "12695.10"},
      // 92,000 / 11
      {"deferred/ten-installments.yaml", {}, "installment_count", "11", "deferred.payments[1]", "8363.64"},
      // 177,800 / (1 - 0.4384652 - 0.40)
      {"gross-up-five-year-history.yaml",
       {},
       "total_payments_include_gross_up",
       "yes_literal",
       "parachute.gross_up",
       "1100691.62"},
      // 177,800 / (1 - 0.4568 - 0.20)
      {"gross-up-five-year-history.yaml", {}, "state_tax_deductible", "no", "parachute.gross_up", "518065.27"},
      // (177,800 - 20,000) / 0.3615348
      {"gross-up-five-year-history.yaml",
       {"tax.reasonable_compensation=100000"},
       "noncompete_value",
       "supplied",
       "parachute.gross_up",
       "436472.51"},
      {"accelerated-tranche.yaml",
       {},
       "option_parachute_value",
       "full_spread",
       "parachute.contingent[G]",
       "120000.00"},
  };
  for (const WorkedAlternative& a : all) {
    DYNAMIC_SECTION(a.scenario << ": " << a.key << "=" << a.reading << " " << a.path) {
      const ReadAnew evaluated{a.scenario, a.sets};
      CHECK(evaluated.in_reading(a.key, a.reading, a.path) == a.value);
    }
  }
}

TEST_CASE("California's rate in place of Colorado's gives the gross-up worked out by hand",
          "[report][readings]") {
  // 177,800 / (1 - 0.396 - 0.0145 - 0.093 x 0.604 - 0.20)
  const ReadAnew other{"gross-up-five-year-history.yaml", {"tax.marginal.state=9.3%"}};
  bool found = false;
  CHECK(value_at(other.space.result, other.space.work, "parachute.gross_up", found) == "533408.53");
}

TEST_CASE("Every open point of the agreements exists with all its readings", "[report][readings]") {
  std::vector<Document> keep;
  Problems problems;
  const Agreement agreement = load_agreement("icg", {}, problems, keep);
  std::istringstream list{read_text(std::filesystem::path{PAYOUT_ROOT} / "tests/report/open_points.txt")};
  size_t listed = 0;
  for (std::string line; std::getline(list, line);) {
    if (line.starts_with('#')) continue;
    ++listed;
    INFO(line);
    const std::string key = line.substr(0, line.find(':'));
    std::string found = key + ':';
    for (const Reading& reading : agreement.readings) {
      if (reading.key != key) continue;
      for (const Reading::Word& word : reading.words) found += ' ' + word.name;
    }
    CHECK(found == line);
  }
  CHECK(listed == 96);
}
