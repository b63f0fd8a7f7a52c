#include <algorithm>

#include "report/paths/diagnostic_lists.h"

namespace payout {

const std::vector<DiagnosticId>& remark_ids() {
  static const std::vector<DiagnosticId> ids{
      // how employment ended, and what the company went through
      {"absence-too-short", "fewer days of absence than disability needs"},
      {"acquirer-not-stated", "an owner of whom nobody says who it is"},
      {"before-agreement", "an end of employment before the agreement began"},
      {"change-after-termination", "a change in control after the end that relies on it"},
      {"constructive-dismissal-possible", "a cut in pay that would have given good reason"},
      {"contested", "a clause whose words can be disputed on these facts"},
      {"contested-day", "an end on the very day that a right turns on"},
      {"documents-part", "an event that one document takes for a change in control and another does not"},
      {"earlier-services", "services that are set off against what is no contingent payment"},
      {"held-invalid", "a part that does not bind where a court held it invalid"},
      {"incomplete", "figures that are left out because another part has none"},
      {"merger-without-approval", "a merger whose approval by the stockholders is not dated"},
      {"no-change-in-control", "a right that needs a change in control, and there is none"},
      {"no-constructive-dismissal", "good reason claimed on facts that give none"},
      {"not-cause", "cause claimed on facts that give none"},
      {"notice-before-right", "notice before the right that it uses"},
      {"notice-in-time-end-too-late", "notice within the time of a right, and an end after it"},
      {"reading-not-used", "a reading that is chosen and that nothing asks about, with the reason"},
      {"right-after-change-possible", "the same end would pay more under a right after the change"},
      {"right-ended", "a right that had ended"},
      {"stale-dismissal", "notice long after the act that gives good reason"},
      {"built-in-agreement", "no agreement is named, so the built-in example is used"},
      {"too-early", "an end before the day that a right asks for"},
      {"unknown-route", "a clause named for the end of employment that is no such clause"},
      {"wrong-route", "a clause that does not fit the reason or the party"},
      // severance
      {"end-moved-by-notice", "a last day that a reading moves to the end of the whole notice"},
      {"fact-not-read", "a fact on the conduct that its kind does not turn on"},
      {"notice-short-of-clause", "an end under one clause on less notice than another asks for"},
      {"payment-not-owed", "a payment said to be made or unpaid that nobody owes"},
      {"unpaid-at-death", "a sum due before a death, of which nobody says that it was paid"},
      {"conflicting-clauses", "two clauses that both pay and do not replace one another"},
      {"early-notice", "notice before the term can be ended"},
      {"no-notice", "an end that asks for notice, and none is dated"},
      {"both-pay", "two clauses that pay on one end of employment, and neither replaces the other"},
      {"own-departure-pays", "an amount that is due although the employee left"},
      {"plan-benefit-unknown", "benefits under plans that are not among the documents"},
      {"repaid", "an amount that has to be given back"},
      {"same-transaction-assumed", "two changes in control taken as one transaction"},
      {"short-notice", "fewer days of notice than the clause asks for"},
      {"unlikely-pay", "pay far from what the agreement states"},
      // options
      {"route-not-settled", "options that hang on an end which the facts do not settle"},
      {"award-not-signed", "a grant without a signed agreement"},
      {"exercise-before-closing", "options that nobody assumes and that must be exercised before the event"},
      {"exercised-by-another", "an exercise in life by somebody else"},
      {"exercised-too-much", "more shares exercised than were granted"},
      {"good-cause-too-early", "an end before the conduct has become good cause"},
      {"good-cause-without-notice", "cause without the notice that the plan asks for"},
      {"grant-outside-plan", "a grant on a day when the plan granted none"},
      {"iso-modified", "a longer window that may make an incentive option a new grant"},
      {"iso-price-below-floor", "an incentive option below the price that the plan asks for"},
      {"iso-to-non-employee", "an incentive option for somebody who is no employee"},
      {"net-exercise-underwater", "a net exercise without value above the price"},
      {"no-price", "shares that can be exercised, and no price of the day"},
      {"no-trading-day-price", "a day near which no price is given"},
      {"no-window", "options of which no document says how long they can be exercised"},
      {"not-a-retirement", "age and service that do not qualify for retirement"},
      {"not-exercisable", "an exercise of more shares than could be exercised that day"},
      {"not-performance-based", "a price below the value at grant"},
      {"part-time-service", "full-time service that a grant asks for"},
      {"performance-based-below-floor", "performance-based pay below the price that it asks for"},
      {"pool-exhausted", "a formula grant for which no shares are left"},
      {"split-not-applied", "a split that no document applies to a plan"},
      {"stale-price", "a last price that is too old to stand in for the day asked about"},
      {"spread-not-given", "the spread of an exercise that counts as pay and is not given"},
      {"subject-to-committee", "figures that are subject to a committee's interpretation"},
      {"term-too-long", "an option that expires after the longest term"},
      {"two-theories", "two readings of one clause that contradict each other in theory"},
      {"underwater", "options whose price is above the value"},
      {"unknown-plan", "a plan that no document speaks of"},
      {"vesting-delayed", "vested shares that can be exercised only later"},
      {"weekend-price", "a price that the facts date on a Saturday or Sunday"},
      {"yearly-cap", "grants of a year over the cap of the plan"},
      // deferred compensation
      {"affiliate-transfer", "a move to a company of the group that takes no part in the plan"},
      {"all-pay-deferred", "an election of the whole pay"},
      {"assignment-refused", "an assignment of an account that cannot be assigned"},
      {"assumed-payment-date", "a payment day that the plan does not name"},
      {"balance-date", "a balance of another day than the payment needs"},
      {"before-the-plan", "contributions or a balance from before the plan"},
      {"change-pay-under-election", "an election that reaches pay for a change in control"},
      {"contributions-suspended", "contributions while they are suspended"},
      {"election-irrevocable", "a change of an election that cannot be changed"},
      {"election-window", "an election outside its window"},
      {"end-of-plan", "what the end of the plan means for the account"},
      {"facility-of-payment", "payment to somebody who cares for the person"},
      {"forfeiture-not-revived", "a change in control after a forfeiture"},
      {"gross-up-under-election", "a gross-up paid in service that an election of deferrals reaches"},
      {"in-the-balance", "something that happened before the balance that holds it"},
      {"installments-not-offered", "a number of installments that the plan does not offer"},
      {"late-form-election", "a form of payment elected after first eligibility"},
      {"late-transfer", "a transfer after its last day"},
      {"no-acceleration", "an acceleration that the plan does not allow"},
      {"no-beneficiary", "a death without a named beneficiary"},
      {"no-payment-event", "an event that the plan does not pay upon"},
      {"no-schedule", "payments that cannot be shown without earnings"},
      {"not-applied", "a decision or fact that changes nothing on these facts"},
      {"not-a-valuation-date", "contributions credited on a day that is no valuation date"},
      {"not-eligible", "a person who cannot take part in the plan"},
      {"over-402g-limit", "a transfer over the year's dollar limit"},
      {"over-the-most", "an election over the most that the plan allows"},
      {"participation-ended", "contributions after participation ended"},
      {"payment-too-early", "a first payment before distributions may begin"},
      {"superseded-agreement", "an earlier agreement that the plan replaces"},
      {"transfer-after-payment", "a transfer after the account, or a part of it, was paid"},
      {"transfer-too-early", "a transfer before the plan year ended"},
      {"unsecured-account", "an account that is an unsecured claim"},
      {"unvested-rest", "a balance that is not vested and not paid"},
      {"yearly-pay", "pay that is given for the year as a whole"},
      // taxes on a change in control
      {"repayment-not-known", "an overpayment of which nobody says what was refunded"},
      {"true-up-not-known", "a later determination without its excise"},
      {"assumed-return", "facts of the tax return that are taken as none"},
      {"base-years", "years of taxable pay that do not make a base period"},
      {"base-years-short", "a base period of fewer than five years"},
      {"cut-reaches-vesting", "a cutback that reaches what would not have vested"},
      {"determination-binds", "figures that the accountants' determination replaces"},
      {"exempt", "payments that the law exempts, by the form of the corporation or a vote"},
      {"granted-within-a-year", "a grant within a year of the change, presumed to be contingent"},
      {"near-threshold", "payments near three times the base amount"},
      {"no-gross-up", "rates at which no gross-up can be found"},
      {"no-state-tax", "no state tax rate is given"},
      {"no-table", "no tax table for the year or state"},
      {"no-tax-table", "no tax table for the withholding on an exercise"},
      {"not-discounted", "payments that are not discounted because no rate is known"},
      {"not-modelled", "facts outside what is modeled"},
      {"option-model", "options valued by a formula"},
      {"refund-over-overpayment", "refunds that are more than the overpayment"},
      {"room", "what is left under the threshold"},
      {"full-months", "full months of the 1 % that readers count in two ways"},
      {"idle-remedy", "a clause on the excise tax that can do nothing on these facts"},
      {"no-parachute-clause", "a parachute test by the statute alone: no clause says which payments count"},
      {"no-parachute-test", "tax facts that nothing uses: there is no change in control to test"},
      {"parachute-not-tested",
       "a change in control that cannot be tested for the excise tax: facts are missing"},
      {"presumption-decides", "the presumption for agreements of the year before the change decides the test"},
      {"presumption-rebutted", "a presumption that a fact rebuts, with its reason"},
      {"rebuttal-unused", "a rebuttal of a presumption that holds for nothing"},
      {"statutory-change", "a change in control for the parachute tax that no clause of the agreement knows"},
      {"tested-again", "an uncertain payment that came out otherwise: the second parachute test"},
      {"unlike-years", "a year of the base period that stands far off its neighbors"},
      {"under-water-at-change", "options without value when they vested"},
      {"withholding-estimate", "withholding that is an estimate"},
      // other duties
      {"claim-day-assumed", "a claim whose time is counted from the day the benefit is due"},
      {"claim-day-unknown", "a day of the claims procedure that cannot be counted, for want of a fact"},
      {"covenant-not-settled", "a covenant that hangs on an end which the facts do not settle"},
      {"letter-first", "a claim that begins with a letter"},
      {"review-too-late", "a review asked for after the last day to do so"},
      // what-ifs and tables
      {"bad-cliffs", "--cliffs on a list of values"},
      {"bad-goal", "--goal that is not ITEM=VALUE"},
      {"bad-range", "--vary with a range that cannot be stepped through"},
      {"bad-vary", "--vary that is not PATH=VALUES"},
      {"nearby-day", "a day near the last one on which figures turn"},
      {"too-many-values", "--vary with more values than can be looked at"},
  };
  return ids;
}

const std::vector<DiagnosticId>& all_diagnostics() {
  static const std::vector<DiagnosticId> all = [] {
    std::vector<DiagnosticId> list = diagnostic_ids();
    list.insert(list.end(), remark_ids().begin(), remark_ids().end());
    std::ranges::stable_sort(list, {}, &DiagnosticId::id);
    const auto [first, last] = std::ranges::unique(list, {}, &DiagnosticId::id);
    list.erase(first, last);
    return list;
  }();
  return all;
}

const DiagnosticId* find_diagnostic(std::string_view id) {
  const auto found = std::ranges::find(all_diagnostics(), id, &DiagnosticId::id);
  return found == all_diagnostics().end() ? nullptr : &*found;
}

}  // namespace payout
