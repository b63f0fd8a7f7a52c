#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/clause.h"
#include "clauses/deferral/deferral_account.h"
#include "clauses/reading.h"
#include "document/scalars.h"
#include "scenario/deferred_comp.h"

namespace payout {

struct TermsCheck;

/// When distribution may begin: after the plan year in which employment ends, or at once.
enum class DistributionStart { after_plan_year, after_end };
constexpr std::array<std::string_view, 2> distribution_start_names{"after_plan_year", "after_end"};
constexpr std::span<const std::string_view> names_of(DistributionStart) {
  return distribution_start_names;
}

/// The first payment where the plan names no day: an assumed day of the following year, only a supplied day, or
/// the day after the last day for transfers to the qualified plan. A supplied date always wins.
enum class PaymentDate { assumed_day, supplied, after_transfer };
constexpr std::array<std::string_view, 3> payment_date_names{"assumed_day", "supplied", "after_transfer"};
constexpr std::span<const std::string_view> names_of(PaymentDate) {
  return payment_date_names;
}

/// How a balance becomes yearly payments. Declining fraction: 1/10 of the balance, then 1/9 of what is left
/// with its earnings. Principal plus earnings: equal parts of the first balance, each with the earnings since
/// the payment before. Level annuity: equal amounts at the rate of earnings. The last payment takes what is
/// left.
enum class InstallmentMethod { declining_fraction, principal_plus_earnings, level_annuity };
constexpr std::array<std::string_view, 3> installment_method_names{"declining_fraction",
                                                                   "principal_plus_earnings", "level_annuity"};
constexpr std::span<const std::string_view> names_of(InstallmentMethod) {
  return installment_method_names;
}

/// Annual payments over a time of years: as many as years, or one more, with a payment at both ends.
enum class InstallmentCount { as_years, one_more };
constexpr std::array<std::string_view, 2> installment_count_names{"as_years", "one_more"};
constexpr std::span<const std::string_view> names_of(InstallmentCount) {
  return installment_count_names;
}

/// What an account earns between two yearly payments: what is credited on its valuation dates, or a year at the
/// rate of earnings. In the second case it earns nothing before the first payment.
enum class EarningsBetween { valuation_dates, whole_years };
constexpr std::array<std::string_view, 2> earnings_between_names{"valuation_dates", "whole_years"};
constexpr std::span<const std::string_view> names_of(EarningsBetween) {
  return earnings_between_names;
}

enum class LateFormElection { void_election, honored };
constexpr std::array<std::string_view, 2> late_form_election_names{"void_election", "honored"};
constexpr std::span<const std::string_view> names_of(LateFormElection) {
  return late_form_election_names;
}

/// Death after employment ended and before the first payment.
enum class DeathBeforePayment { same_form_to_beneficiary, death_form };
constexpr std::array<std::string_view, 2> death_before_payment_names{"same_form_to_beneficiary", "death_form"};
constexpr std::span<const std::string_view> names_of(DeathBeforePayment) {
  return death_before_payment_names;
}

/// How the vested account is paid: in what form, in how many payments, from when, and to whom after a death.
struct AccountDistribution {
  static constexpr std::string_view kind = "account_distribution";
  static constexpr std::string_view doc = "How and when a vested account is paid";
  DistributionStart start = {};
  EarningsBetween earnings = {};
  std::optional<Period> assumed_after = {};
  PayoutForm default_form = {};
  int installments = 10;
  std::vector<int> elective_installments = {};
  bool form_only_at_first = true;
  bool committee_may_accelerate = false;
  bool six_month_delay = false;
  std::optional<std::string> pays_on_change = {};
  std::string on_death = {};
  std::string on_removal = {};
  std::string withholding = {};
  Open<PaymentDate> payment_date = {};
  Open<InstallmentMethod> installment_method = {};
  Open<InstallmentCount> installment_count = {};
  Open<LateFormElection> late_form_election = {};
  Open<DeathBeforePayment> death_before_first_payment = {};
};
template <std::same_as<AccountDistribution> Self>
constexpr auto describe(const Self*) {
  using K = AccountDistribution;
  return record(
      "account_distribution", K::doc,
      field<&K::start>("start", "When distribution may begin").optional_with("after_plan_year"),
      field<&K::earnings>("earnings", "What the account earns between two payments")
          .optional_with("valuation_dates"),
      field<&K::assumed_after>("assumed_after", "Assumed time to the first payment, where no day is named"),
      field<&K::default_form>("default_form", "The form without an election").optional_with("installments"),
      field<&K::installments>("installments", "Years over which installments run").optional_with("10"),
      field<&K::elective_installments>("elective_installments",
                                       "Other numbers of installments that may be elected"),
      field<&K::form_only_at_first>("form_only_at_first", "The form can be elected only upon first eligibility")
          .optional_with("true"),
      field<&K::committee_may_accelerate>("committee_may_accelerate", "A committee may pay installments early")
          .optional_with("false"),
      field<&K::six_month_delay>("six_month_delay", "A specified employee waits six months, 26 U.S.C. 409A")
          .optional_with("false"),
      field<&K::pays_on_change>("pays_on_change", "A change in control, by id, on which the account is paid"),
      field<&K::on_death>("on_death", "Citation for a death while employed").optional_with(""),
      field<&K::on_removal>("on_removal", "Citation for a removal from the plan").optional_with(""),
      field<&K::withholding>("withholding", "Citation for withholding and early tax").optional_with(""),
      field<&K::payment_date>("payment_date", "The first payment where no day is named")
          .optional_with("assumed_day"),
      field<&K::installment_method>("installment_method", "How a balance becomes payments")
          .optional_with("declining_fraction"),
      field<&K::installment_count>("installment_count", "Whether n years make n payments or one more")
          .optional_with("as_years"),
      field<&K::late_form_election>("late_form_election", "A form elected after first eligibility")
          .optional_with("void_election"),
      field<&K::death_before_first_payment>("death_before_first_payment", "Death between the end and a payment")
          .optional_with("same_form_to_beneficiary"));
}

/// The terms by themselves and beside the agreement.
void check(const AccountDistribution& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
