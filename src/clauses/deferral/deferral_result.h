#pragma once
#include <optional>
#include <vector>

#include "clauses/deferral/deferral_year_result.h"
#include "clauses/payee.h"
#include "clauses/workings.h"
#include "document/scalars.h"
#include "scenario/deferred_comp.h"

namespace payout {

/// One payment of the account: opening + earnings = amount + closing.
struct DeferralPayment {
  int id = 0;  ///< 1, 2, ...
  std::string_view account = {};
  std::string_view cite = {};
  Payee payee = Payee::employee;
  Date due = {};
  bool assumed = false;
  bool accelerated = false;
  Money opening = {};
  Money earnings = {};
  Money amount = {};
  Money closing = {};
  std::optional<Money> withheld = {};
  StepRef arithmetic = {};
};
template <std::same_as<DeferralPayment> Self>
constexpr auto describe(const Self*) {
  using P = DeferralPayment;
  return record("payment", "One payment of the account", field<&P::id>("id", "Number of the payment"),
                field<&P::account>("account", "The account, where several are kept apart"),
                field<&P::cite>("cite", "Clause that gives it"), field<&P::payee>("payee", "Who is paid"),
                field<&P::due>("due", "Day of the payment"),
                field<&P::assumed>("assumed", "The plan specifies no payment date: the day is assumed"),
                field<&P::accelerated>("accelerated", "Paid early on the committee's decision"),
                field<&P::opening>("opening", "Balance after the previous payment"),
                field<&P::earnings>("earnings", "Earnings credited since"),
                field<&P::amount>("amount", "Amount paid").as_shorthand(),
                field<&P::closing>("closing", "Balance left"),
                field<&P::withheld>("withheld", "Tax withheld from it"),
                field<&P::arithmetic>("arithmetic", "How the amount arises"));
}

/// A part of the company's contributions that vested because of a change in control.
struct VestedByChange {
  Money amount = {};
  Date on = {};
  std::optional<Date> otherwise = {};
  std::optional<Date> paid = {};
};
template <std::same_as<VestedByChange> Self>
constexpr auto describe(const Self*) {
  using V = VestedByChange;
  return record("vested by change", "A part that vested because of a change in control",
                field<&V::amount>("amount", "Amount").as_shorthand(), field<&V::on>("on", "Day of the change"),
                field<&V::otherwise>("otherwise", "Day it would have vested, where the schedule is given"),
                field<&V::paid>("paid", "Day of the first payment of the account"));
}

struct DeferralResult {
  std::optional<Money> balance = {};
  std::optional<Money> own = {};
  std::optional<Money> company = {};
  std::optional<Date> as_of = {};
  std::optional<Rate> vested_share = {};
  std::optional<Money> vested = {};
  std::optional<Money> forfeited = {};
  std::optional<Money> vesting_waived = {};
  std::vector<VestedByChange> vested_by_change = {};
  std::optional<Date> end = {};
  std::optional<Date> participation_ended = {};
  std::string_view participation_ended_cite = {};
  std::optional<Date> suspended_through = {};
  std::string_view suspended_through_cite = {};
  std::optional<PayoutForm> form = {};
  std::optional<Date> start = {};
  std::optional<Date> valuation = {};
  std::optional<Money> distributable = {};
  std::optional<Date> first_payment = {};
  std::vector<DeferralPayment> payments = {};
  std::optional<Money> total = {};
  std::optional<Money> earnings = {};
  std::optional<Money> withheld = {};
  std::optional<Money> present_value = {};
  std::vector<DeferralYear> plan_years = {};
  std::vector<DeferralPosting> history = {};
  std::vector<JudgedElection> elections = {};
};
template <std::same_as<DeferralResult> Self>
constexpr auto describe(const Self*) {
  using R = DeferralResult;
  return record(
      "deferred", "Deferred compensation",
      field<&R::balance>("balance", "Account balance, before any forfeiture"),
      field<&R::own>("own", "Employee contributions with earnings"),
      field<&R::company>("company", "Employer contributions with earnings"),
      field<&R::as_of>("as_of", "Valuation date of the balance").as_aside(),
      field<&R::vested_share>("vested_share", "Vested share of the company part"),
      field<&R::vested>("vested", "Vested account"),
      field<&R::forfeited>("forfeited", "Forfeited at termination"),
      field<&R::vesting_waived>("vesting_waived",
                                "Part whose early vesting was given up for a vote of the shareholders that "
                                "failed: the change does not vest it"),
      field<&R::vested_by_change>("vested_by_change", "Parts that vested because of a change in control"),
      field<&R::end>("end", "Day employment ended under the plan"),
      field<&R::participation_ended>("participation_ended",
                                     "Day participation and deferrals ended while employment went on"),
      field<&R::participation_ended_cite>("participation_ended_cite", "Clause that ended it"),
      field<&R::suspended_through>("suspended_through",
                                   "Last day on which a hardship withdrawal suspends contributions"),
      field<&R::suspended_through_cite>("suspended_through_cite", "Clause that suspends them"),
      field<&R::form>("form", "Form of distribution that holds"),
      field<&R::start>("start", "First day on which distribution may begin"),
      field<&R::valuation>("valuation", "Valuation date before the first payment"),
      field<&R::distributable>("distributable", "Account to be paid, on that date"),
      field<&R::first_payment>("first_payment", "Day of the first payment"),
      field<&R::payments>("payments", "Payments, in order"), field<&R::total>("total", "Sum of the payments"),
      field<&R::earnings>("earnings", "Earnings credited after the first valuation"),
      field<&R::withheld>("withheld", "Tax withheld from the payments"),
      field<&R::present_value>("present_value", "Present value of the payments when employment ended"),
      field<&R::plan_years>("plan_years", "Contributions by plan year").as_aside(),
      field<&R::history>("history", "Postings of the account, in order").as_aside(),
      field<&R::elections>("elections", "Elections of a percentage"));
}

}  // namespace payout
