#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/leaves.h"
#include "document/type.h"

namespace payout {

enum class PayoutForm { installments, lump_sum };
constexpr std::array<std::string_view, 2> payout_form_names{"installments", "lump_sum"};
constexpr std::span<const std::string_view> names_of(PayoutForm) {
  return payout_form_names;
}

/// The form of distribution and when it was elected.
struct FormElection {
  PayoutForm form = {};
  std::optional<Date> filed = {};
  std::optional<PayoutForm> on_death = {};
};
template <std::same_as<FormElection> Self>
constexpr auto describe(const Self*) {
  return record("form election", "The form of distribution",
                field<&FormElection::form>("form", "lump_sum or installments").as_shorthand(),
                field<&FormElection::filed>("filed", "Day the form was elected; first eligibility when absent"),
                field<&FormElection::on_death>("on_death", "Form elected for death while employed"));
}

struct DeferralBalance {
  Date as_of = {};
  Money own = {};
  Money company = {};
  std::optional<Rate> company_vested = {};
};
template <std::same_as<DeferralBalance> Self>
constexpr auto describe(const Self*) {
  return record(
      "balance", "The account on a valuation date", field<&DeferralBalance::as_of>("as_of", "Valuation date"),
      field<&DeferralBalance::own>("own", "Own contributions with earnings").checked(not_negative_money),
      field<&DeferralBalance::company>("company", "Company contributions with earnings")
          .checked(not_negative_money),
      field<&DeferralBalance::company_vested>("company_vested",
                                              "Vested share of the company part, from the 401(k) plan")
          .checked(share_of_one));
}

struct DeferredComp {
  std::optional<Date> first_eligible = {};
  std::optional<FormElection> election = {};
  std::optional<DeferralBalance> balance = {};
  std::optional<YearlyRate> earnings = {};
  std::optional<Date> first_payment = {};
};
template <std::same_as<DeferredComp> Self>
constexpr auto describe(const Self*) {
  return record(
      "deferred_comp", "The deferred-compensation account",
      field<&DeferredComp::first_eligible>("first_eligible", "Day the person first became eligible"),
      field<&DeferredComp::election>("election",
                                     "Form of distribution elected; the plan's own form when absent"),
      field<&DeferredComp::balance>("balance", "Balance on a valuation date"),
      field<&DeferredComp::earnings>("earnings", "Rate of earnings, per year"),
      field<&DeferredComp::first_payment>("first_payment", "Day of the first payment, where it is known"));
}

}  // namespace payout
