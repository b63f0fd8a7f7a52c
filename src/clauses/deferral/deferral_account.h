#pragma once
#include <array>
#include <optional>

#include "clauses/clause.h"
#include "clauses/reading.h"
#include "clauses/turning_day.h"
#include "document/scalars.h"

namespace payout {

struct Result;
/// How often the account is valued: on the last day of each month, quarter or plan year.
enum class Valuation { monthly, quarterly, yearly };
constexpr std::array<std::string_view, 3> valuation_names{"monthly", "quarterly", "yearly"};
constexpr std::span<const std::string_view> names_of(Valuation) {
  return valuation_names;
}

/// On one valuation date both earnings and contributions are credited: do the contributions share in the
/// earnings?
enum class CreditOrder { earnings_then_contributions, contributions_then_earnings };
constexpr std::array<std::string_view, 2> credit_order_names{"earnings_then_contributions",
                                                             "contributions_then_earnings"};
constexpr std::span<const std::string_view> names_of(CreditOrder) {
  return credit_order_names;
}

/// What an account earns where no trust holds it.
enum class TrustlessEarnings { deemed_earnings, none };
constexpr std::array<std::string_view, 2> trustless_earnings_names{"deemed_earnings", "none"};
constexpr std::span<const std::string_view> names_of(TrustlessEarnings) {
  return trustless_earnings_names;
}

/// Does a move to a company of the controlled group that does not take part end employment under the plan?
enum class GroupTransfer { no_termination_if_controlled_group, termination_if_not_designated };
constexpr std::array<std::string_view, 2> group_transfer_names{"no_termination_if_controlled_group",
                                                               "termination_if_not_designated"};
constexpr std::span<const std::string_view> names_of(GroupTransfer) {
  return group_transfer_names;
}

/// A clause refers to sections that the document does not have: to those meant, or to none?
enum class CrossReferences { renumber, literal };
constexpr std::array<std::string_view, 2> cross_references_names{"renumber", "literal"};
constexpr std::span<const std::string_view> names_of(CrossReferences) {
  return cross_references_names;
}

/// A day of the year, the same in every year.
struct DayOfYear {
  int month = 12;
  int day = 31;
  Date in(int year) const { return Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(day)); }
};
template <std::same_as<DayOfYear> Self>
constexpr auto describe(const Self*) {
  return record("day of the year", "A day that is the same in every year",
                field<&DayOfYear::month>("month", "Month, 1 to 12"),
                field<&DayOfYear::day>("day", "Day of the month"));
}

/// A bookkeeping account for deferred pay: when it began, its plan year, and when credits and earnings are
/// posted. Typical promise: an unfunded account, valued on the last day of each calendar quarter.
struct DeferralAccount {
  static constexpr std::string_view kind = "deferral_account";
  static constexpr std::string_view doc = "A bookkeeping account for deferred pay and when it is valued";
  static constexpr bool keeps_account = true;
  Date effective = {};
  DayOfYear plan_year_ends = {};
  Valuation valuation = Valuation::quarterly;
  Open<CreditOrder> credit_order = {};
  Open<TrustlessEarnings> no_trust_earnings = {};
  Open<GroupTransfer> affiliate_transfer = {};
  Open<CrossReferences> cross_references = {};
  std::optional<std::string> protection = {};
  std::optional<std::string> unsecured = {};
  std::optional<std::string> interpretation = {};
  std::optional<std::string> no_assignment = {};
  std::optional<std::string> prior_agreements = {};
  std::optional<std::string> incapacity = {};
  std::optional<std::string> beneficiary = {};
  std::optional<std::string> end_of_plan = {};
};
template <std::same_as<DeferralAccount> Self>
constexpr auto describe(const Self*) {
  using K = DeferralAccount;
  return record(
      "deferral_account", K::doc, field<&K::effective>("effective", "First day of the plan"),
      field<&K::plan_year_ends>("plan_year_ends", "Last day of the plan year").optional_with("December 31"),
      field<&K::valuation>("valuation", "How often the account is valued").optional_with("quarterly"),
      field<&K::credit_order>("credit_order",
                              "Whether contributions share in the earnings of their valuation date")
          .optional_with("earnings_then_contributions"),
      field<&K::no_trust_earnings>("no_trust_earnings", "Earnings of an account that no trust holds")
          .optional_with("deemed_earnings"),
      field<&K::affiliate_transfer>("affiliate_transfer", "Whether a move inside the group ends employment")
          .optional_with("no_termination_if_controlled_group"),
      field<&K::cross_references>("cross_references", "References to sections that the document does not have")
          .optional_with("renumber"),
      field<&K::protection>("protection",
                            "Citation of the clauses that protect accounts and make such references"),
      field<&K::unsecured>("unsecured", "Citation of the clause that makes the account an unsecured claim"),
      field<&K::interpretation>("interpretation",
                                "Citation of the clause that lets a committee interpret the plan"),
      field<&K::no_assignment>("no_assignment", "Citation of the clause that forbids assignment and pledge"),
      field<&K::prior_agreements>("prior_agreements",
                                  "Citation of the clause that replaces earlier agreements"),
      field<&K::incapacity>("incapacity", "Citation of the clause on persons who cannot manage their affairs"),
      field<&K::beneficiary>("beneficiary", "Citation of the clause that says who takes after a death"),
      field<&K::end_of_plan>("end_of_plan", "Citation of the clause on the end of the plan"));
}

/// The first days of plan years.
void turning_days(const DeferralAccount& terms, const ClauseHead& clause, const Result& result, Date end,
                  TurningDays& out);

}  // namespace payout
