#pragma once
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"
#include "scenario/deferral_decisions.h"
#include "scenario/deferral_elections.h"
#include "scenario/deferral_history.h"

namespace payout {

/// The account on a valuation date, before any forfeiture.
struct DeferralBalance {
  Date as_of = {};
  std::optional<Money> own = {};
  std::optional<Money> company = {};
  std::optional<Rate> company_vested = {};
  std::optional<Money> vested = {};
};
template <std::same_as<DeferralBalance> Self>
constexpr auto describe(const Self*) {
  using B = DeferralBalance;
  return record(
      "balance", "The account on a valuation date, before any forfeiture",
      field<&B::as_of>("as_of", "Valuation date"),
      field<&B::own>("own", "Own contributions with earnings").checked(not_negative_money),
      field<&B::company>("company", "Company contributions with earnings").checked(not_negative_money),
      field<&B::company_vested>("company_vested",
                                "Vested share of the company part, from the 401(k) plan, leaving a change in "
                                "control aside")
          .checked(share_of_one),
      field<&B::vested>("vested", "The vested account, where its parts are not known")
          .checked(not_negative_money));
}

/// The match of the 401(k) plan: a rate on the first part of pay. Several tiers count upwards.
struct MatchTier {
  Rate rate = {};
  std::optional<Rate> on_first = {};
};
template <std::same_as<MatchTier> Self>
constexpr auto describe(const Self*) {
  return record("match", "Match of the 401(k) plan",
                field<&MatchTier::rate>("rate", "Match for each dollar deferred").checked(bonus_rate),
                field<&MatchTier::on_first>("on_first",
                                            "On deferrals up to this share of pay; the plan's cap when "
                                            "absent")
                    .checked(share_of_one));
}

/// An account kept apart: a class year, or a separate election.
struct SeparateAccount {
  std::string id = {};
  std::optional<FirstElection> election = {};
  DeferralBalance balance = {};
  std::optional<Date> first_payment = {};
};
template <std::same_as<SeparateAccount> Self>
constexpr auto describe(const Self*) {
  return record(
      "separate account", "An account kept apart, such as a class year",
      field<&SeparateAccount::id>("id", "Short name"),
      field<&SeparateAccount::election>("election", "Its own form of distribution"),
      field<&SeparateAccount::balance>("balance", "Its balance on a valuation date"),
      field<&SeparateAccount::first_payment>("first_payment", "Day of its first payment, where known"));
}

struct DeferredComp {
  std::optional<Date> first_eligible = {};
  std::optional<bool> k401_eligible = {};
  std::optional<bool> select_group = {};
  std::optional<FirstElection> election = {};
  std::vector<DeferralFiling> elections = {};
  std::optional<DeferralBalance> balance = {};
  std::vector<SeparateAccount> accounts = {};
  Table<int, PlanYearFacts> plan_years = {};
  std::vector<MatchTier> match = {};
  Table<Date, Rate> vesting = {};
  std::optional<YearlyRate> earnings = {};
  Table<Date, PeriodReturn> returns = {};
  std::optional<bool> trust = {};
  std::vector<Date> valuation_dates = {};
  std::optional<Date> first_payment = {};
  std::optional<Rate> withholding = {};
  std::optional<YearlyRate> present_value_rate = {};
  DeferralDecisions decisions = {};
};
template <std::same_as<DeferredComp> Self>
constexpr auto describe(const Self*) {
  using D = DeferredComp;
  return record(
      "deferred_comp", "The deferred-compensation account",
      field<&D::first_eligible>("first_eligible", "Day the executive first became eligible"),
      field<&D::k401_eligible>("k401_eligible", "Eligible for the 401(k) plan"),
      field<&D::select_group>("select_group",
                              "In the management or highly paid group, as the committee decided"),
      field<&D::election>("election", "First election: percentage of pay and form of distribution"),
      field<&D::elections>("elections", "Later elections of a percentage, oldest first"),
      field<&D::balance>("balance", "Balance on a valuation date"),
      field<&D::accounts>("accounts", "Accounts kept apart, in place of one balance"),
      field<&D::plan_years>("plan_years", "Contributions by plan year"),
      field<&D::match>("match", "Match of the 401(k) plan, which is not among the documents"),
      field<&D::vesting>("vesting", "Vested share of the company part from each day on, from the 401(k) plan"),
      field<&D::earnings>("earnings", "Rate of earnings, per year").checked(yearly_growth_rate),
      field<&D::returns>("returns", "Gain or loss by valuation date, in place of a flat rate"),
      field<&D::trust>("trust", "Whether a trust holds the account"),
      field<&D::valuation_dates>("valuation_dates", "Further valuation dates set by the committee"),
      field<&D::first_payment>("first_payment", "Day of the first payment, where it is known"),
      field<&D::withholding>("withholding", "Tax withheld from each payment").checked(share_of_one),
      field<&D::present_value_rate>("present_value_rate", "Rate for the present value of the payments")
          .checked(yearly_growth_rate),
      field<&D::decisions>("decisions", "").inline_fields());
}

}  // namespace payout
