#include "words/kinds_called.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "words/nearest.h"

namespace payout {
namespace {

struct Called {
  std::string_view word, kinds;
};
constexpr std::array called{
    Called{"definition", "`defined_amount`, or `change_in_control`"},
    Called{"severance", "`cash_payment`, `stated_amount` or `remaining_term_fee`"},
    Called{"severance_pay", "`cash_payment`, `stated_amount` or `remaining_term_fee`"},
    Called{"payment", "`cash_payment`, `stated_amount` or `accrued_pay`"},
    Called{"bonus", "`cash_payment` or `stated_amount`"},
    Called{"retention_bonus", "stated_amount"},
    Called{"separation_pay", "`cash_payment`, `stated_amount` or `remaining_term_fee`"},
    Called{"separation_payment", "`cash_payment`, `stated_amount` or `remaining_term_fee`"},
    Called{"termination_payment", "`cash_payment`, `stated_amount` or `remaining_term_fee`"},
    Called{"severance_payment", "`cash_payment`, `stated_amount` or `remaining_term_fee`"},
    Called{"pro_rata_bonus", "`cash_payment` (with `prorated` in its line)"},
    Called{"prorated_bonus", "`cash_payment` (with `prorated` in its line)"},
    Called{"annual_bonus", "`cash_payment` or `stated_amount`"},
    Called{"annual_bonus_amount", "`defined_amount` (`payout terms measures` lists the bonuses there are)"},
    Called{"target_bonus", "`cash_payment` (with `of: target_bonus`; `payout terms measures`)"},
    Called{"maximum_bonus", "`cash_payment` (with `of: {bonus: maximum}`; `payout terms measures`)"},
    Called{"actual_bonus", "`cash_payment` (with `of: {bonus: actual}`; `payout terms measures`)"},
    Called{"retention", "stated_amount"},
    Called{"signing_bonus",
           "`stated_amount` (to pay it) and `repayment` (with `of` and `declines`, to give it back)"},
    Called{"transaction_bonus", "`stated_amount` (with `when: {change: ID}`)"},
    Called{"garden_leave",
           "`cash_payment` (with `pay: {installments: ...}`) for its pay, and `note` for the duty"},
    Called{"notice", "`route` (with `notice`) for the time, `cash_payment` for pay in its place"},
    Called{"notice_period", "`route` (with `notice`) for the time, `cash_payment` for pay in its place"},
    Called{"pay_in_lieu_of_notice", "cash_payment"},
    Called{"rif", "`route` (with `reason: without_cause`)"},
    Called{"voluntary", "`route` (with `reason: resignation`)"},
    Called{"voluntary_termination", "`route` (with `reason: resignation`)"},
    Called{"voluntary_resignation", "`route` (with `reason: resignation`)"},
    Called{"termination_without_cause", "`route` (with `reason: without_cause`)"},
    Called{"termination_for_cause", "`route` (with `reason: cause`) or `good_cause`"},
    Called{"for_cause", "`route` (with `reason: cause`) or `good_cause`"},
    Called{"constructive_dismissal", "`route` (with `reason: constructive_dismissal` and `dismissal`)"},
    Called{"constructive_termination", "`route` (with `reason: constructive_dismissal` and `dismissal`)"},
    Called{"disability", "`route` (with `reason: disability`) or `disability_benefit`"},
    Called{"good_leaver", "`route` (one for each way that counts, and `when: {route: [ID, ID]}`)"},
    Called{"bad_leaver", "`route` (with `reason: cause`, or `resignation`)"},
    Called{"modified_single_trigger", "`route` (with `after_change`)"},
    Called{"protection_period", "protected_period"},
    Called{"change_of_control_period", "protected_period"},
    Called{"change_in_control_period", "protected_period"},
    Called{"employment_term", "contract_term"},
    Called{"term", "contract_term"},
    Called{"equity", "`acceleration`, `exercise_window` and `award_settlement`"},
    Called{"equity_acceleration", "acceleration"},
    Called{"accelerated_vesting", "acceleration"},
    Called{"stock_option", "`vesting_schedule`, `acceleration` and `exercise_window`"},
    Called{"stock_options", "`vesting_schedule`, `acceleration` and `exercise_window`"},
    Called{"option", "`vesting_schedule`, `acceleration` and `exercise_window`"},
    Called{"options", "`vesting_schedule`, `acceleration` and `exercise_window`"},
    Called{"rsus", "`acceleration` and `award_settlement` (the award itself is a grant of `type: rsu`)"},
    Called{"health_insurance", "benefit_continuation"},
    Called{"health_coverage", "benefit_continuation"},
    Called{"medical", "benefit_continuation"},
    Called{"benefits_continuation", "benefit_continuation"},
    Called{"life_insurance", "`stated_amount` (with `in_kind`)"},
    Called{"car_allowance", "stated_amount"},
    Called{"perquisites", "`stated_amount` (with `in_kind`)"},
    Called{"section_280g", "`contingent_payments`, with `gross_up`, `cutback` or `best_net`"},
    Called{"tax_gross_up", "gross_up"},
    Called{"deferred_compensation", "`deferral_account` and `account_distribution`"},
    Called{"nonqualified_plan", "`deferral_account` and `account_distribution`"},
    Called{"supplemental_retirement", "`stated_amount` (with `section: retirement`)"},
    Called{"retirement_plan",
           "`stated_amount` (with `section: retirement`), or `retirement` for who may retire"},
    Called{"401k", "`stated_amount` (with `section: retirement`)"},
    Called{"non_disparagement", "`covenant` or `note`"},
    Called{"indemnification", "note"},
    Called{"indemnity", "note"},
    Called{"arbitration", "note"},
    Called{"governing_law", "note"},
    Called{"cooperation", "note"},
    Called{"expenses", "reimbursement"},
    Called{"guarantee", "note"},
    Called{"definitions", "`defined_amount`, or `change_in_control`"},
    Called{"lump_sum", "cash_payment"},
    Called{"salary_continuation", "cash_payment"},
    Called{"accrued_obligations", "accrued_pay"},
    Called{"change_of_control", "change_in_control"},
    Called{"cic", "change_in_control"},
    Called{"look_back", "protected_period"},
    Called{"tail", "protected_period"},
    Called{"double_trigger", "`protected_period` (a payment then has `when: {route: ID, if: ID}`)"},
    Called{"single_trigger", "`change_in_control` (a payment then has `when: {change: ID}`)"},
    Called{"walk_right", "`route` (with `after_change`)"},
    Called{"good_reason", "`route` (with `reason: good_reason` and `dismissal`)"},
    Called{"cause", "`route` (with `reason: cause`) or `good_cause`"},
    Called{"termination", "route"},
    Called{"involuntary", "`route` (with `reason: without_cause`, or good reason)"},
    Called{"involuntary_termination", "`route` (with `reason: without_cause`, or good reason)"},
    Called{"qualifying_termination", "`route` (one for each way, and `when: {route: [ID, ID]}`)"},
    Called{"layoff", "`route` (with `reason: without_cause`)"},
    Called{"reduction_in_force", "`route` (with `reason: without_cause`)"},
    Called{"without_cause", "`route` (with `reason: without_cause`)"},
    Called{"resignation", "`route` (with `reason: resignation`)"},
    Called{"death", "`route` (with `reason: death`)"},
    Called{"evergreen", "`contract_term` (with `renews`, or `then_always`)"},
    Called{"renewal", "`contract_term` (with `renews`)"},
    Called{"non_renewal", "`contract_term` (with `renews`) and `route` (with the act `non_renewal`)"},
    Called{"clawback", "repayment"},
    Called{"recoupment", "repayment"},
    Called{"sign_on_bonus",
           "`stated_amount` (to pay it) and `repayment` (with `of` and `declines`, to give it back)"},
    Called{"repay_bonus", "`repayment` (with `of` and `declines`)"},
    Called{"catch_up_payment", "payment_rules"},
    Called{"separation_from_service", "payment_rules"},
    Called{"release_effective_date", "release"},
    Called{"post_termination_exercise_period", "exercise_window"},
    Called{"safe_harbor_amount", "cutback"},
    Called{"golden_parachute", "`contingent_payments`, with `gross_up`, `cutback` or `best_net`"},
    Called{"280g", "`contingent_payments`, with `gross_up`, `cutback` or `best_net`"},
    Called{"excise_tax", "`contingent_payments`, with `gross_up`, `cutback` or `best_net`"},
    Called{"modified_gross_up", "`gross_up` (with `only_over`, or `if_better_by`)"},
    Called{"conditional_gross_up", "`gross_up` (with `only_over`, or `if_better_by`)"},
    Called{"better_of", "best_net"},
    Called{"serp", "`stated_amount` (with `section: retirement`)"},
    Called{"pension", "`stated_amount` (with `section: retirement`)"},
    Called{"non_solicit", "covenant"},
    Called{"non_solicitation", "covenant"},
    Called{"confidentiality", "covenant"},
    Called{"car", "`stated_amount` (with `in_kind`)"},
    Called{"relocation", "`route` (with `dismissal: {acts: {relocation: ...}}`)"},
    Called{"vesting", "vesting_schedule"},
    Called{"rsu", "`acceleration` and `award_settlement` (the award itself is a grant of `type: rsu`)"},
    Called{"psu", "`acceleration` (with `performance`; the award itself is a grant of `type: psu`)"},
    Called{"sar", "`exercise_window` or `award_settlement` (the award itself is a grant of `type: sar`)"},
    Called{"restricted_stock", "`acceleration` (the award itself is a grant of `type: restricted_stock`)"},
    Called{"stock_award", "`acceleration` and `award_settlement`"},
    Called{"cash_out", "`award_settlement` (with `as: spread_in_cash`)"},
    Called{"continued_vesting", "`acceleration` (with `amount: {as_if_employed_until: ...}`)"},
    Called{"settlement", "award_settlement"},
    Called{"underwater", "`award_settlement` (with `as: spread_in_cash`)"},
    Called{"tranche", "vesting_schedule"},
    Called{"cliff", "vesting_schedule"},
    Called{"option_acceleration", "acceleration"},
    Called{"post_termination_exercise", "exercise_window"},
    Called{"cobra", "benefit_continuation"},
    Called{"benefits", "`benefit_continuation`, or `stated_amount` (with `in_kind`)"},
    Called{"health", "benefit_continuation"},
    Called{"best_of_net", "best_net"},
    Called{"safe_harbor", "cutback"},
    Called{"non_compete", "covenant"},
    Called{"noncompete", "covenant"},
    Called{"duty", "note"},
    Called{"general_release", "release"},
    Called{"waiver", "release"},
    Called{"section_409a", "payment_rules"},
    Called{"409a", "payment_rules"},
    Called{"six_month_delay", "payment_rules"},
    Called{"specified_employee", "payment_rules"},
    Called{"cap", "`limit` (over clauses), or `at_most` on a payment"},
    Called{"outplacement", "reimbursement"},
    Called{"election", "`choice` (of one promise among several)"},
    Called{"greater_of", "`choice` (with `by: greatest`), or the amount `{greater_of: [...]}`"},
    Called{"mitigation", "`cash_payment` (with `on_new_job`)"},
    Called{"offset", "`cash_payment` (with `on_new_job` for new pay, `credit` for another clause)"},
    Called{"cutback_order", "`cutback` (with `order`, `first` or `person_chooses`)"},
    Called{"legal_fees", "reimbursement"},
};

/// Small letters, with _ between words.
std::string plain(std::string_view word) {
  std::string out{word};
  for (char& ch : out) {
    if (ch >= 'A' && ch <= 'Z') ch = static_cast<char>(ch - 'A' + 'a');
    if (ch == ' ' || ch == '-') ch = '_';
  }
  return out;
}

/// A slip of one or two letters.
bool is_near(std::string_view word, std::string_view other) {
  const size_t longer = std::max(word.size(), other.size()), shorter = std::min(word.size(), other.size());
  return !word.empty() && shorter > 3 && longer - shorter <= 1 && word.front() == other.front();
}

}  // namespace

std::string_view kind_called(std::string_view word) {
  const std::string as_written = plain(word);
  const auto found = std::ranges::find(called, as_written, &Called::word);
  return found != called.end() ? found->kinds : std::string_view{};
}

std::string_view kind_nearly_called(std::string_view word) {
  const std::string as_written = plain(word);
  std::vector<std::string_view> words;
  for (const Called& each : called)
    if (is_near(as_written, each.word)) words.push_back(each.word);
  return kind_called(nearest(as_written, words));
}

}  // namespace payout
