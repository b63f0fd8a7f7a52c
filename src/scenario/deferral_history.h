#pragma once
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"

/// How a deferred-compensation account came about: pay, contributions, transfers and returns, by date.
namespace payout {

/// Pay of a plan year or of one valuation period in it. Parts that are absent were not paid.
struct DeferrablePayFacts {
  std::optional<Money> compensation = {};
  std::optional<Money> wages = {};
  std::optional<Money> relocation = {};
  std::optional<Money> ps58 = {};
  std::optional<Money> k401_deferral = {};
  std::optional<Money> cafeteria = {};
  std::optional<Money> change_pay = {};
  std::optional<Money> option_spread = {};
  std::optional<Money> paid_after_end = {};
  std::optional<Money> not_deferrable = {};
  std::optional<Money> k401_match = {};
  std::optional<Money> deferred = {};
  std::optional<Money> matched = {};
};
template <std::same_as<DeferrablePayFacts> Self>
constexpr auto describe(const Self*) {
  using F = DeferrablePayFacts;
  return record(
      "deferrable pay", "Pay of a plan year or of one valuation period",
      field<&F::compensation>("compensation", "Compensation as the plan defines it, where already computed")
          .checked(not_negative_money),
      field<&F::wages>("wages",
                       "Wages as for Form W-2, before what is deferred under this plan, and without "
                       "amounts that this report computes")
          .checked(not_negative_money),
      field<&F::relocation>("relocation", "Relocation reimbursements among the wages")
          .checked(not_negative_money),
      field<&F::ps58>("ps58", "P.S. 58 cost of insurance among the wages").checked(not_negative_money),
      field<&F::k401_deferral>("k401_deferral", "Own elective deferrals to the 401(k) plan")
          .checked(not_negative_money),
      field<&F::cafeteria>("cafeteria", "Elective deferrals to a cafeteria plan, 26 U.S.C. 125")
          .checked(not_negative_money),
      field<&F::change_pay>("change_pay",
                            "Change-in-control pay and gross-ups paid in service, where they "
                            "differ from what this report computes")
          .checked(not_negative_money),
      field<&F::option_spread>("option_spread", "Spread of nonqualified options exercised")
          .checked(not_negative_money),
      field<&F::paid_after_end>("paid_after_end", "Pay earned before the end of employment and paid after it")
          .checked(not_negative_money),
      field<&F::not_deferrable>("not_deferrable",
                                "Of the compensation, what was earned before the election was "
                                "filed, while suspended or after participation ended")
          .checked(not_negative_money),
      field<&F::k401_match>("k401_match", "Company match already made in the 401(k) plan")
          .checked(not_negative_money),
      field<&F::deferred>("deferred", "Own contribution as credited, where known").checked(not_negative_money),
      field<&F::matched>("matched", "Company contribution as credited, where known")
          .checked(not_negative_money));
}

/// What testing of the 401(k) plan allows to be moved into it, and when it was moved.
struct TransferFacts {
  Money max = {};
  std::optional<Date> on = {};
  std::optional<Money> earnings = {};
};
template <std::same_as<TransferFacts> Self>
constexpr auto describe(const Self*) {
  return record(
      "plan transfer", "Transfer of a plan year's contributions to the 401(k) plan",
      field<&TransferFacts::max>("max", "What may still be deferred into the 401(k) plan after testing")
          .checked(not_negative_money),
      field<&TransferFacts::on>("on", "Day of the transfer; its last day when absent"),
      field<&TransferFacts::earnings>("earnings", "Earnings on the transferred part until then"));
}

/// One plan year: its pay, as a whole or by valuation date, and its transfer.
struct PlanYearFacts {
  DeferrablePayFacts pay = {};
  Table<Date, DeferrablePayFacts> periods = {};
  std::optional<TransferFacts> transfer = {};
};
template <std::same_as<PlanYearFacts> Self>
constexpr auto describe(const Self*) {
  return record("plan year", "One plan year of contributions",
                field<&PlanYearFacts::pay>("pay", "").inline_fields(),
                field<&PlanYearFacts::periods>("periods", "The same by valuation date on which it is credited"),
                field<&PlanYearFacts::transfer>("transfer", "Transfer to the 401(k) plan for this year"));
}

/// A fund that part of the account follows.
struct FundReturn {
  std::string name = {};
  Rate share = {};
  Rate rate = {};
};
template <std::same_as<FundReturn> Self>
constexpr auto describe(const Self*) {
  return record("fund return", "A fund that part of the account follows",
                field<&FundReturn::name>("name", "The fund"),
                field<&FundReturn::share>("share", "Share of the account in it").checked(share_of_one),
                field<&FundReturn::rate>("rate", "Its gain or loss over the period")
                    .checked(growth_rate)
                    .often_below_one_percent());
}

/// Gain or loss since the previous one, as a rate, by fund, or as an amount. What is in no fund earns nothing.
struct PeriodReturn {
  std::optional<Rate> rate = {};
  std::optional<Money> amount = {};
  std::vector<FundReturn> funds = {};
  std::optional<Money> expenses = {};
};
template <std::same_as<PeriodReturn> Self>
constexpr auto describe(const Self*) {
  return record("return", "Gain or loss credited on a valuation date",
                field<&PeriodReturn::rate>("rate", "Gain or loss over the period")
                    .as_shorthand()
                    .checked(growth_rate)
                    .often_below_one_percent(),
                field<&PeriodReturn::amount>("amount", "Gain or loss in money"),
                field<&PeriodReturn::funds>("funds", "Gain or loss by fund; the rest earns nothing"),
                field<&PeriodReturn::expenses>("expenses", "Trust expenses charged to the account")
                    .checked(not_negative_money));
}

}  // namespace payout
