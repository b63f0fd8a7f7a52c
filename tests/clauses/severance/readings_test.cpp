#include <vector>

#include "catch.h"
#include "clauses/evaluate.h"
#include "report/explain/expectation.h"
#include "scenario/load.h"

using namespace payout;

namespace {

/// A shipped scenario under another reading, and what then stands at a path. Figures are worked by hand.
struct OtherReadingOf {
  std::string scenario;
  std::string reading;
  std::string path;
  std::string expected;
  std::vector<std::string> also = {};  ///< further `--set` arguments
};

std::string value_under(const OtherReadingOf& a) {
  Problems problems;
  std::vector<std::string> sets{"readings." + a.reading};
  sets.insert(sets.end(), a.also.begin(), a.also.end());
  const auto loaded =
      load_scenario(std::string{PAYOUT_ROOT} + "/scenarios/icg/" + a.scenario + ".yaml", sets, problems);
  std::vector<Document> keep;
  const Agreement agreement = load_agreement("icg", "", problems, keep);
  Workspace space;
  space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
  for (const Problem& p : problems.all()) FAIL_CHECK(render(p));
  evaluate(agreement, loaded->facts, space);
  bool found = false;
  const std::string value = value_at(space.result, space.work, a.path, found);
  return found ? value : "none";
}

const std::string fee = "severance.termination_fee", total = "severance.total";

// The yearly sum is 240,000 x 1.45 + 15,000 = 363,000; target bonus and benefits are 123,000 of it.
const std::vector<OtherReadingOf> alternatives{
    // ---- counting ----
    // the year after 2000-03-15 ends on 03-14, so T = 2001-03-15 is outside: 240,000 + 123,000
    {"company-notice-last-protected-day", "window_last_day=day_before", fee, "363000.00"},
    // a year after February 29 rolled forward ends on March 1
    {"ownership-50-percent",
     "month_end_rule=roll_forward",
     "calendar[protection]",
     "2001-03-01",
     {"events[0].date=2000-02-29"}},
    {"ownership-50-percent",
     "month_end_rule=sticky_month_end",
     "calendar[protection]",
     "2001-02-28",
     {"events[0].date=2000-02-29"}},
    // thirty clear days from 05-31 end on 07-01, so 06-30 is a day short
    {"company-ends-after-change", "notice_counting=clear_days", "header.how",
     "The company ended employment on 2000-06-30 after a change in control, under EA 5.3, on 30 days of notice "
     "(31 "
     "needed)."},
    // 2000-07-15 is a Saturday
    {"company-ends-after-change", "weekend_roll=next_business_day", fee + ".due", "2000-07-17"},
    {"company-ends-after-change", "weekend_roll=previous_business_day", fee + ".due", "2000-07-14"},
    // from 06-02, thirty days end on 07-02; 28 days were given
    {"mailed-notice", "notice_effective=on_receipt", "header.how",
     "The company ended employment on 2000-06-30 after a change in control, under EA 5.3, on 28 days of notice "
     "(30 "
     "needed)."},

    // ---- Section 4 and its fee ----
    // one day more: 360,000 + 240,000 / 365 + 123,000
    {"company-notice-in-first-year", "initial_term_last_day=2001-07-01", fee, "483657.53"},
    // to 2001-10-31, 11 months and 16 days: 220,000 + 16 x 240,000 / 365 = 230,520.55; + 123,000
    {"company-notice-mid-month", "remaining_term=month_start_evergreen", fee, "353520.55"},
    // to 2001-11-30, 12 months and 15 days: 240,000 + 9,863.01 = 249,863.01; + 123,000
    {"company-notice-mid-month", "remaining_term=month_end_evergreen", fee, "372863.01"},
    // to 2001-10-02, ten months and a day: 200,657.53; 60 days: 39,452.05; nothing; each + 123,000
    {"company-notice-evergreen", "sec4_notice_effect=renewal_frozen_at_notice", fee, "323657.53"},
    {"company-notice-evergreen", "sec4_notice_effect=notice_period_only", fee, "162452.05"},
    {"company-notice-evergreen", "sec4_notice_effect=nil", fee, "123000.00"},
    {"company-notice-in-first-year", "sec4_notice_effect=nil", fee, "123000.00"},
    {"company-notice-in-first-year", "sec4_notice_effect=notice_period_only", fee, "162452.05"},
    // damages for the rest of the Term: 360,000 + 1.5 x 123,000
    {"company-notice-in-first-year", "sec4_notice_in_first_year=only_after_2000_07_01", fee, "544500.00"},
    {"company-notice-evergreen", "sec4_notice_in_first_year=only_after_2000_07_01", fee, "363000.00"},
    // fifteen days more, or fifteen days of pay beside the fee: 15 x 240,000 / 365
    {"short-notice", "short_notice=extend_to_minimum", "header.termination", "2000-12-16"},
    {"short-notice", "short_notice=pay_in_lieu", "severance.pay_in_lieu_of_notice", "9863.01"},
    {"short-notice", "short_notice=pay_in_lieu", total, "372863.01"},
    {"short-notice", "short_notice=reject", total, "none"},
    // 31 half-months: 310,000; 472 days: 310,356.16; 465 days of 360: 310,000; + 123,000
    {"company-notice-broken-months", "proration=semi_monthly_periods", fee, "433000.00"},
    {"company-notice-broken-months", "proration=actual_365", fee, "433356.16"},
    {"company-notice-broken-months", "proration=30_360", fee, "433000.00"},
    // 547 days: 359,671.23; 366/366 + 181/365 years: 359,013.70; + 123,000
    {"company-notice-in-first-year", "proration=actual_365", fee, "482671.23"},
    {"company-notice-in-first-year", "proration=actual_actual", fee, "482013.70"},
    // six working days of the eleven from September 1 to 15: 10,000 x 6 / 11; and 8 x 240,000 / 365
    {"last-pay-packet", "accrual_proration=working_days", "severance.accrued_salary", "5454.55"},
    {"last-pay-packet", "accrual_proration=actual_365", "severance.accrued_salary", "5260.27"},
    // 360,000 + 1.5 x 123,000
    {"company-notice-in-first-year", "sec4_bonus_and_benefits=scaled_to_remaining_term", fee, "544500.00"},
    {"company-notice-evergreen", "sec4_fee_due=no_stated_date", fee + ".due", "none"},

    // ---- amounts ----
    // 3 x (363,000 + 20,880) = 1,151,640; 3 x (348,000 + 24,000) = 1,116,000; 3 x (348,000 + 6,000) =
    // 1,062,000
    {"benefits-and-their-value", "benefits_value=plus_retirement_contributions", total, "1151640.00"},
    {"benefits-and-their-value", "benefits_value=cost_to_replace", total, "1116000.00"},
    {"benefits-and-their-value", "benefits_value=car_only", total, "1062000.00"},
    // 2 x 240,000 + 108,000 + 15,000
    {"company-ends-after-change", "multiplier_scope=salary_only", fee, "603000.00"},
    // 726,000 in all
    {"company-ends-after-change", "cic_payment_and_fee=offset", fee, "363000.00"},
    {"company-ends-after-change", "cic_payment_and_fee=offset", total, "726000.00"},
    // both on 240,000; on the W-2 pay of 1999: 262,500 x 1.45 + 15,000 = 395,625, three times
    {"merger-then-company-ends", "final_salary_measure=initial_240000", total, "1089000.00"},
    {"merger-then-company-ends", "final_salary_measure=w2_last_year", total, "1186875.00"},

    // ---- change in control ----
    // 2 x 363,000; A-16b: the right runs from the first stage
    {"two-triggers-one-deal", "cic_repeat=each_trigger", total, "726000.00"},
    {"two-deals", "cic_repeat=once_ever", total, "363000.00"},
    {"two-triggers-one-deal", "cic_window_anchor=first_trigger", "calendar[protection]", "2001-03-01"},
    //
    {"merger-approved-options-assumed", "merger_cic=closing", "severance.change_in_control_payment.due",
     "2000-12-29"},
    {"merger-abandoned", "merger_cic=closing", total, "0.00"},
    {"merger-abandoned", "merger_cic=approval_repay_if_abandoned", total, "0.00"},
    // A-18a: 363,000 on the change and twice that
    {"notice-in-time-end-too-late", "sec5_3_window=notice_within_one_year", total, "1089000.00"},
    // A-18b: fourteen months and fifteen days to 2001-06-30: 280,000 + 9,863.01 + 123,000
    {"notice-before-change", "sec4_cic_test_date=notice_date", fee, "412863.01"},
    // A-18c
    {"change-after-termination-of-employment", "sec4_cic_direction=before_or_after", fee, "463000.00"},
    {"change-after-termination-of-employment", "sec4_cic_direction=before_or_after",
     "severance.termination_fee_top_up", "263000.00"},
    //
    {"board-vacancy-appointees", "cic_director_count=vacancy_appointees_count_as_not_nominated", total,
     "363000.00"},
    {"assets-half-sold", "cic_asset_measure=book_value", total, "363000.00"},
    {"assets-half-sold", "cic_asset_measure=fair_value", total, "363000.00"},

    // ---- other routes ----
    // 2 x (200,000 x 1.45 + 15,000)
    {"salary-cut", "cd_salary_basis=at_termination", fee, "610000.00"},
    // half of 60,000; half of 90,000; beside 120,000 + 3,600
    {"resignation-after-5-7", "sec5_7_bonus=last_paid", total, "153600.00"},
    {"resignation-after-5-7", "sec5_7_bonus=current_year_actual", total, "168600.00"},
    //
    {"walk-right-after-2000-02-17", "sec5_7_stacking=exclusive", total, "363000.00"},
    {"employee-notice-after-2000-02-17", "sec5_7_stacking=exclusive", total, "0.00"},
    // 726,000 + 177,600
    {"duties-changed", "sec5_7_with_5_4=yes", total, "903600.00"},
    //
    {"resignation-2000-02-17", "sec5_7_first_day=on_2000_02_17", total, "177600.00"},
    // 6 x 867 = 5,202; no cash for insurance; fifteen days; six months
    {"resignation-after-5-7", "sec5_7_health=cash_full_premium", total, "179202.00"},
    {"resignation-after-5-7", "sec5_7_health=in_kind", total, "174000.00"},
    {"resignation-after-5-7", "sec5_7_health=in_kind", "obligations[departure_health]", "2001-02-28"},
    {"resignation-after-5-7", "sec5_7_payment=t_plus_15", "severance.departure_salary.due", "2000-09-15"},
    {"resignation-after-5-7", "sec5_7_payment=salary_continuation_6_months", "severance.departure_salary.due",
     "2001-02-28"},
    {"resignation-after-5-7", "sec5_7_notice=sixty_days", total, "0.00"},
    // the Term as it stood on 2000-08-31
    {"resignation-after-5-7", "noncompete_after_5_7=rest_of_term", "obligations[noncompete_for_term]",
     "2001-08-31"},
    //
    {"dismissal-91-days-old", "cd_staleness=waived_after_reasonable_time", fee, "none"},
    {"bonus-payout-cut", "cd_bonus_level=target_only", fee, "none"},
    //
    {"cause-after-change", "cause_cutoff=all_unpaid_lost", total, "0.00"},
    //
    {"death-in-notice-period", "death_in_notice_period=fee_accrued_at_notice", total, "363000.00"},
    {"death-in-notice-period", "death_in_notice_period=fee_accrued_at_notice", fee + ".payee", "estate"},
    // 363,000 + 726,000
    {"disability-after-change", "sec5_2_after_cic=treated_as_5_3", total, "1089000.00"},
    //
    {"all-clauses-after-change", "confidentiality_end=ten_years_7_1", "obligations[confidentiality]",
     "2010-06-30"},
};

}  // namespace

TEST_CASE("Each other reading of the employment agreement gives the figure worked out for it",
          "[severance][readings]") {
  for (const OtherReadingOf& a : alternatives) {
    DYNAMIC_SECTION(a.scenario << " with " << a.reading << ": " << a.path) {
      CHECK(value_under(a) == a.expected);
    }
  }
}
