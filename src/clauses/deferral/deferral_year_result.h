#pragma once
#include <optional>
#include <string_view>

#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

/// What was credited for a plan year and what moved out of it.
struct DeferralYear {
  int id = 0;
  std::optional<Money> compensation = {};
  std::optional<Money> own = {};
  std::optional<Money> match_cap = {};
  std::optional<Money> company = {};
  std::optional<Money> own_on_change_pay = {};
  std::optional<Money> company_on_change_pay = {};
  std::optional<Money> transferred_own = {};
  std::optional<Money> transferred_company = {};
  std::optional<Money> transferred = {};
  std::optional<Date> transfer_date = {};
  std::optional<Date> transfer_deadline = {};
  std::optional<Money> stays = {};
  Money own_elsewhere = {};  ///< not printed: of `own_on_change_pay`, what is out of no printed line
  StepRef compensation_arithmetic = {};
  StepRef own_arithmetic = {};
  StepRef company_arithmetic = {};
};
template <std::same_as<DeferralYear> Self>
constexpr auto describe(const Self*) {
  using Y = DeferralYear;
  return record(
      "plan year", "What was credited for a plan year", field<&Y::id>("id", "Plan year"),
      field<&Y::compensation>("compensation", "Compensation as the plan defines it"),
      field<&Y::own>("own", "Own contribution"),
      field<&Y::match_cap>("match_cap", "Deferrals that are matched at most, both plans together"),
      field<&Y::company>("company", "Company contribution"),
      field<&Y::own_on_change_pay>("own_on_change_pay",
                                   "Of the own contribution, what is out of pay on a change in control"),
      field<&Y::company_on_change_pay>("company_on_change_pay",
                                       "Of the company contribution, what is credited only for that pay"),
      field<&Y::transferred_own>("transferred_own", "Own part transferred to the 401(k) plan"),
      field<&Y::transferred_company>("transferred_company", "Company part transferred with it"),
      field<&Y::transferred>("transferred", "Both parts"),
      field<&Y::transfer_date>("transfer_date", "Day of the transfer"),
      field<&Y::transfer_deadline>("transfer_deadline", "Last day for it"),
      field<&Y::stays>("stays", "What stays of the year's credits, with earnings on the part transferred"),
      field<&Y::compensation_arithmetic>("compensation_arithmetic", "How the compensation arises"),
      field<&Y::own_arithmetic>("own_arithmetic", "How the own contribution arises"),
      field<&Y::company_arithmetic>("company_arithmetic", "How the company contribution arises"));
}

/// One posting of the account: opening + earnings + own + company - transferred - forfeited = closing.
struct DeferralPosting {
  int id = 0;
  Date date = {};
  Money opening = {};
  Money earnings = {};
  Money own = {};
  Money company = {};
  Money transferred = {};
  Money forfeited = {};
  Money closing = {};
  StepRef own_arithmetic = {};
  StepRef company_arithmetic = {};
};
template <std::same_as<DeferralPosting> Self>
constexpr auto describe(const Self*) {
  using P = DeferralPosting;
  return record(
      "posting", "One posting of the account", field<&P::id>("id", "Number of the posting"),
      field<&P::date>("date", "Day of the posting"), field<&P::opening>("opening", "Balance before it"),
      field<&P::earnings>("earnings", "Earnings or losses"), field<&P::own>("own", "Own contribution"),
      field<&P::company>("company", "Company contribution"),
      field<&P::transferred>("transferred", "Transferred to the 401(k) plan"),
      field<&P::forfeited>("forfeited", "Forfeited"),
      field<&P::closing>("closing", "Balance after it").as_shorthand(),
      field<&P::own_arithmetic>("own_arithmetic", "How the own contribution arises"),
      field<&P::company_arithmetic>("company_arithmetic", "How the company contribution arises"));
}

/// A filed election of a percentage, as the plan sees it.
struct JudgedElection {
  int id = 0;
  std::optional<Date> filed = {};
  int percent = 0;
  int year = 0;  ///< plan year it is for
  Date from = {};
  bool accepted = false;
};
template <std::same_as<JudgedElection> Self>
constexpr auto describe(const Self*) {
  using E = JudgedElection;
  return record(
      "election", "A filed election of a percentage", field<&E::id>("id", "Number, in order of the file"),
      field<&E::filed>("filed", "Day it was filed"), field<&E::percent>("percent", "Percentage elected"),
      field<&E::year>("year", "Plan year it is for"),
      field<&E::from>("from", "First day of the pay that it reaches"),
      field<&E::accepted>("accepted", "Whether it was filed in its window").as_shorthand());
}

}  // namespace payout
