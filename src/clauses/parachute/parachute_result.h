#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/parachute/contingent_line.h"
#include "clauses/parachute/net_pay_result.h"
#include "clauses/parachute/remedy_result.h"
#include "clauses/parachute/waived_payment.h"

namespace payout {

/// The law's own tests: of the person (Q&A-15 to 19, 280G(c)), and whether there is a change (Q&A-27 to 29).
inline constexpr std::array<std::string_view, 5> law_test_ids{"shareholder", "officer", "highly_paid",
                                                              "disqualified", "change"};

/// One of the law's own tests of the person or the change: its finding and the facts that decide.
struct LawTest {
  std::string_view id = {};
  std::string_view finding = {};  ///< yes, no or unknown
  std::string_view law = {};
  std::string why = {};
};
template <std::same_as<LawTest> Self>
constexpr auto describe(const Self*) {
  return record("law test", "A test of the law, its finding and the facts that decide",
                field<&LawTest::id>("id", "shareholder, officer, highly_paid, disqualified or change"),
                field<&LawTest::finding>("finding", "yes, no or unknown").as_shorthand(),
                field<&LawTest::law>("law", "Where the test is written"),
                field<&LawTest::why>("why", "The facts that decide (in reports)").as_detail().as_sentences());
}

/// The golden-parachute test and what the agreement does about the excise. Every figure is an estimate.
struct ParachuteResult {
  bool tested = false;
  std::string not_tested = {};
  std::optional<Date> change = {};
  std::vector<LawTest> tests = {};
  std::optional<Money> base_amount = {};
  std::optional<std::string> base_exact = {};
  StepRef base_arithmetic = {};
  bool base_supplied = false;
  std::optional<Money> threshold = {};
  StepRef threshold_arithmetic = {};
  std::vector<ContingentLine> contingent = {};
  std::optional<Money> reasonable_compensation = {};
  std::optional<Money> total = {};
  std::optional<Money> present_value = {};
  bool discounted = false;
  std::string_view discount_source = {};
  std::optional<Money> over = {};
  std::optional<Money> room = {};
  std::optional<Money> safe_harbor = {};
  std::optional<Money> excess = {};
  std::optional<Money> excise_prepaid = {};
  std::optional<Money> excise = {};
  StepRef excise_arithmetic = {};
  std::optional<Rate> rate = {};
  StepRef rate_arithmetic = {};
  std::optional<int> table_year = {};
  std::string_view federal_source = {};
  std::string_view state_source = {};
  std::vector<std::string> left_out = {};
  std::optional<Money> gross_up = {};
  std::optional<Money> gross_up_at_change = {};
  std::optional<Money> gross_up_at_end = {};
  std::optional<Money> gross_up_deferred = {};
  std::optional<Money> gross_up_paid = {};
  StepRef gross_up_arithmetic = {};
  std::string_view gross_up_cite = {};
  std::optional<Money> tax_on_gross_up = {};
  std::optional<Money> federal_on_gross_up = {};
  std::optional<Money> state_on_gross_up = {};
  std::optional<Money> social_security_on_gross_up = {};
  std::optional<Money> medicare_on_gross_up = {};
  std::optional<Money> excise_on_gross_up = {};
  std::optional<Money> kept = {};
  std::optional<Money> shortfall = {};
  std::string residual = {};
  std::optional<Money> cutback = {};
  std::optional<Money> waived = {};
  std::vector<WaivedPayment> waived_payments = {};
  std::optional<Date> determination_due = {};
  std::optional<Date> gross_up_due = {};
  std::vector<RemedyFigures> remedies = {};
  std::optional<TrueUpResult> true_up = {};
  std::vector<WithheldPayment> withholding = {};
  std::vector<YearNet> net_pay = {};
};
template <std::same_as<ParachuteResult> Self>
constexpr auto describe(const Self*) {
  using P = ParachuteResult;
  return record(
      "parachute", "Section 280G / 4999 analysis, an estimate",
      field<&P::tested>("tested", "Whether a change in control called for the test"),
      field<&P::not_tested>("not_tested", "Why it was not made (in reports)").as_detail().as_sentences(),
      field<&P::change>("change", "280G change date"),
      field<&P::tests>("tests", "Who is tested, and whether there is a change: the law's own tests").as_aside(),
      field<&P::base_amount>("base_amount", "Base amount, 26 U.S.C. 280G(b)(3)"),
      field<&P::base_exact>("base_exact",
                            "The base amount with its fraction of a cent, which the test and the excise use"),
      field<&P::base_arithmetic>("base_arithmetic", "How the base amount arises"),
      field<&P::base_supplied>("base_supplied", "The base amount was given, not worked out"),
      field<&P::threshold>("threshold", "Three times the base amount, 280G(b)(2)(A)(ii)"),
      field<&P::threshold_arithmetic>("threshold_arithmetic", "How the threshold arises"),
      field<&P::contingent>("contingent", "Payments looked at, in and out"),
      field<&P::reasonable_compensation>("reasonable_compensation",
                                         "Taken out of the payments as reasonable compensation, (b)(4)(A)"),
      field<&P::total>("total", "Parachute payments (contingent on the change in control)"),
      field<&P::present_value>("present_value",
                               "Present value of the parachute payments on the 280G change date"),
      field<&P::discounted>("discounted", "Whether payments after the change were discounted"),
      field<&P::discount_source>("discount_source",
                                 "Where the discount rate is from: supplied, or source keys of the table"),
      field<&P::over>("over", "Excess of the present value over the 280G threshold"),
      field<&P::room>("room", "What could still be added without reaching the threshold"),
      field<&P::safe_harbor>("safe_harbor", "Safe harbor: the largest present value that a cutback leaves"),
      field<&P::excess>("excess", "Excess over one times the base amount"),
      field<&P::excise>("excise", "Excise tax, 26 U.S.C. 4999(a)"),
      field<&P::excise_prepaid>("excise_prepaid",
                                "What prepays the excise on later payments, 26 CFR 1.280G-1 Q&A-11(c)"),
      field<&P::excise_arithmetic>("excise_arithmetic", "How the excise arises"),
      field<&P::rate>("rate", "Combined marginal rate of every other tax on the gross-up"),
      field<&P::rate_arithmetic>("rate_arithmetic", "How the combined marginal rate arises"),
      field<&P::table_year>("table_year", "Year of the tax tables used, where they were"),
      field<&P::federal_source>("federal_source", "Source keys of the federal table"),
      field<&P::state_source>("state_source", "Source keys of the state table"),
      field<&P::left_out>("left_out", "What the tables leave out that touches the gross-up").as_sentences(),
      field<&P::gross_up>("gross_up", "Gross-up payment"),
      field<&P::gross_up_at_change>("gross_up_at_change",
                                    "Of the gross-up, what was fixed on the change in control"),
      field<&P::gross_up_at_end>("gross_up_at_end",
                                 "Of the gross-up, what the end of employment added, or took off"),
      field<&P::gross_up_deferred>("gross_up_deferred", "Part of the gross-up deferred into an account"),
      field<&P::gross_up_paid>("gross_up_paid", "Part of the gross-up paid in cash, where some is deferred"),
      field<&P::gross_up_arithmetic>("gross_up_arithmetic", "How the gross-up arises"),
      field<&P::gross_up_cite>("gross_up_cite", "Clause that gives the gross-up"),
      field<&P::tax_on_gross_up>("tax_on_gross_up", "Proof: all other taxes on the gross-up"),
      field<&P::federal_on_gross_up>("federal_on_gross_up", "Federal income tax on the gross-up, from tables"),
      field<&P::state_on_gross_up>(
          "state_on_gross_up", "State income tax on the gross-up, from tables, and local at the rate given"),
      field<&P::social_security_on_gross_up>("social_security_on_gross_up",
                                             "Social security on the gross-up, from tables"),
      field<&P::medicare_on_gross_up>("medicare_on_gross_up", "Medicare on the gross-up, from tables"),
      field<&P::excise_on_gross_up>("excise_on_gross_up", "Proof: excise tax on the gross-up"),
      field<&P::kept>("kept", "Proof: what is left of the gross-up"),
      field<&P::shortfall>("shortfall", "Proof: excise tax that is not covered"),
      field<&P::residual>("residual",
                          "Proof: what is left less the excise, to a millionth of a dollar (in reports)"),
      field<&P::cutback>("cutback", "Payments given up, at their nominal amount"),
      field<&P::waived>("waived",
                        "Given up for a vote of the shareholders that failed, and not paid, 26 CFR 1.280G-1 "
                        "Q&A-7(b)(1)"),
      field<&P::waived_payments>("waived_payments", "The payments of which it was given up"),
      field<&P::determination_due>("determination_due", "Last day of the accounting firm's determination"),
      field<&P::gross_up_due>("gross_up_due", "Last day to pay the gross-up"),
      field<&P::remedies>("remedies", "Alternatives (gross-up, cutback, best-net) side by side").as_aside(),
      field<&P::true_up>("true_up", "What a later determination changes"),
      field<&P::withholding>("withholding", "Estimates of withholding, by payment").as_aside(),
      field<&P::net_pay>("net_pay", "Estimates of net pay, by tax year").as_aside());
}

}  // namespace payout
