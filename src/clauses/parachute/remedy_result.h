#pragma once
#include <optional>

#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

/// What one alternative would cost the company and leave the executive, on the same facts.
struct RemedyFigures {
  /// full_gross_up, partial_gross_up, conditional_gross_up, cutback, best_net, no_remedy
  std::string_view id = {};
  bool agreed = false;
  Money paid = {};
  Money cut = {};
  Money excise = {};
  Money gross_up = {};
  Money net = {};
  Money not_deductible = {};
  Money over_pay_limit = {};
  std::optional<Money> lost_deduction = {};
  Money payroll_tax = {};
  Money cost = {};
};
template <std::same_as<RemedyFigures> Self>
constexpr auto describe(const Self*) {
  return record(
      "remedy", "What one alternative would cost the company and leave the executive",
      field<&RemedyFigures::id>(
          "id", "full_gross_up, partial_gross_up, conditional_gross_up, cutback, best_net or no_remedy"),
      field<&RemedyFigures::agreed>("agreed", "Whether it is the one this agreement has"),
      field<&RemedyFigures::paid>("paid", "Parachute payments after any cut"),
      field<&RemedyFigures::cut>("cut", "What is given up"),
      field<&RemedyFigures::excise>("excise", "Excise on the payments, without that on a gross-up"),
      field<&RemedyFigures::gross_up>("gross_up", "Gross-up"),
      field<&RemedyFigures::net>("net",
                                 "Net to the executive after the excise tax and all other taxes, at the "
                                 "marginal rates or, for what is paid in "
                                 "the year of the tables, by bracket"),
      field<&RemedyFigures::not_deductible>("not_deductible",
                                            "Deduction that the company loses, 26 U.S.C. 280G(a)"),
      field<&RemedyFigures::over_pay_limit>("over_pay_limit",
                                            "Further deduction that the company loses, 26 U.S.C. 162(m)"),
      field<&RemedyFigures::lost_deduction>("lost_deduction",
                                            "Tax that costs the company, where its rate is given"),
      field<&RemedyFigures::payroll_tax>("payroll_tax",
                                         "The company's social security and Medicare, 26 U.S.C. 3111"),
      field<&RemedyFigures::cost>(
          "cost", "Total cost to the company: payments, gross-up, payroll taxes and tax on lost deductions")
          .as_shorthand());
}

/// What a later determination changes.
struct TrueUpResult {
  Money additional_excise = {};
  std::optional<Money> underpayment = {};
  std::optional<Money> overpayment = {};
  std::optional<Money> repayment = {};
  std::optional<Money> not_recovered = {};
  StepRef arithmetic = {};
};
template <std::same_as<TrueUpResult> Self>
constexpr auto describe(const Self*) {
  return record(
      "true-up", "What a later determination changes",
      field<&TrueUpResult::additional_excise>(
          "additional_excise", "Excise later found due, with interest and penalties; negative where less was"),
      field<&TrueUpResult::underpayment>("underpayment", "Further gross-up owed to the executive"),
      field<&TrueUpResult::overpayment>("overpayment", "Gross-up that should not have been paid"),
      field<&TrueUpResult::repayment>("repayment", "What the executive must return"),
      field<&TrueUpResult::not_recovered>("not_recovered", "What the company does not get back"),
      field<&TrueUpResult::arithmetic>("arithmetic", "How the gross-up changes"));
}

}  // namespace payout
