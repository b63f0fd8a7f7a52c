#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/amount.h"
#include "clauses/by_tier.h"
#include "clauses/reading.h"
#include "clauses/severance/payment_due.h"
#include "clauses/severance/pro_rata.h"
#include "clauses/severance/weeks_of_pay.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// Does a multiple reach every amount of the sum, or only the first?
enum class MultiplierScope { whole_sum, salary_only };
constexpr std::array<std::string_view, 2> multiplier_scope_names{"whole_sum", "salary_only"};
constexpr std::span<const std::string_view> names_of(MultiplierScope) {
  return multiplier_scope_names;
}

/// Pay that the company's own act reduced: as before the act, or as it is when employment ends?
enum class ReducedPay { pre_reduction, at_termination };
constexpr std::array<std::string_view, 2> reduced_pay_names{"pre_reduction", "at_termination"};
constexpr std::span<const std::string_view> names_of(ReducedPay) {
  return reduced_pay_names;
}

/// Is what another clause has paid taken off?
enum class CreditRule { additive, offset };
constexpr std::array<std::string_view, 2> credit_rule_names{"additive", "offset"};
constexpr std::span<const std::string_view> names_of(CreditRule) {
  return credit_rule_names;
}

/// What another clause pays, taken off (never below zero).
struct Credit {
  std::string clause = {};
  Open<CreditRule> rule = CreditRule::offset;
};
template <std::same_as<Credit> Self>
constexpr auto describe(const Self*) {
  return record(
      "credit", "What another clause pays, taken off",
      field<&Credit::clause>("clause", "The other clause, by id").names_clause().as_shorthand(),
      field<&Credit::rule>("rule", "Whether it is taken off: for open points").optional_with("offset"));
}

/// A part of a line that is paid before the rest is known: the target bonus first, and the excess of the actual
/// one later.
struct Advance {
  std::vector<Amount> of = {};
  std::optional<Pay> pay = {};
};
template <std::same_as<Advance> Self>
constexpr auto describe(const Self*) {
  return record(
      "advance", "A part of a line that is paid before the rest",
      field<&Advance::of>("of", "The amounts, of which the line's multiple and part of the year are taken"),
      field<&Advance::pay>("pay", "When it is paid"));
}

/// One printed line of a payment: a multiple, a number of months or a share of the sum of named amounts.
struct PaymentItem {
  std::string id = {};
  std::string label = {};
  ByTier<Times> times = {};
  ByTier<int> months = {};
  ByTier<Rate> share = {};
  std::optional<AmountName> months_from = {};
  std::optional<AmountName> weeks_from = {};
  std::optional<WeeksOfPay> weeks = {};
  std::optional<WeeksOfPay> months_by_service = {};
  std::optional<WeeksOfPay> times_by_service = {};
  std::vector<Amount> of = {};
  std::optional<ProRata> prorated = {};
  std::optional<Advance> advance = {};
  std::optional<Pay> pay = {};
  std::optional<Amount> at_most = {};
  std::optional<Amount> at_least = {};
};
template <std::same_as<PaymentItem> Self>
constexpr auto describe(const Self*) {
  return record(
      "payment item", "One printed line of a payment", field<&PaymentItem::id>("id", "Id of the line"),
      field<&PaymentItem::label>("label", "What it is"),
      field<&PaymentItem::times>("times", "So many times the amounts; by tier: `{chief: 3, officer: 2}`"),
      field<&PaymentItem::months>("months", "So many months of the (yearly) amounts; or by tier"),
      field<&PaymentItem::share>("share", "A share of the amounts; or by tier"),
      field<&PaymentItem::months_from>("months_from",
                                       "The months are the executive's own: a count under `amounts`"),
      field<&PaymentItem::weeks_from>("weeks_from",
                                      "The weeks (each 1/52 of a year) are the executive's own: a count "
                                      "under `amounts`"),
      field<&PaymentItem::weeks>("weeks", "So many weeks of the (yearly) amounts, each 1/52; by service too"),
      field<&PaymentItem::months_by_service>("months_by_service",
                                             "So many months of the (yearly) amounts by service: `{base: 2, "
                                             "per_year: 1, at_most: 24}`, or a table "
                                             "`{by_service: [{from: 5 years, months: 9}]}`"),
      field<&PaymentItem::times_by_service>("times_by_service", "The same for so many times the amounts"),
      field<&PaymentItem::of>("of", "Amounts added up"),
      field<&PaymentItem::prorated>("prorated", "The part of the fiscal year that was worked"),
      field<&PaymentItem::advance>("advance", "A part of it that is paid first"),
      field<&PaymentItem::pay>("pay", "When this line is paid, where it is not when the others are"),
      field<&PaymentItem::at_most>("at_most",
                                   "The most that the line comes to: money, or `{times: 2.99, of: "
                                   "[salary, target_bonus]}`"),
      field<&PaymentItem::at_least>("at_least", "The least that it comes to: the same"));
}

/// A payment in cash of multiples, months or shares of named amounts. Amounts are taken on the day the right
/// arises: the end of employment, or the change in control.
/// Typical promise: twice the sum of base salary, target bonus and benefits, within fifteen days.
struct CashPayment {
  static constexpr std::string_view kind = "cash_payment";
  static constexpr std::string_view doc = "A payment in cash of multiples, months or shares of named amounts";
  std::vector<PaymentItem> items = {};
  PaymentDue due = {};
  MeasureTerms measures = {};
  Open<MultiplierScope> multiplier_scope = {};
  Open<ReducedPay> reduced_pay = {};
  std::optional<Credit> credit = {};
  std::optional<Amount> at_most = {};
  std::optional<Amount> at_least = {};
};
template <std::same_as<CashPayment> Self>
constexpr auto describe(const Self*) {
  using C = CashPayment;
  return record(
      "cash_payment", C::doc, field<&C::items>("items", "The printed lines"),
      field<&C::due>("due", "").inline_fields(), field<&C::measures>("measures", "").inline_fields(),
      field<&C::multiplier_scope>("multiplier_scope", "What the multiple reaches").optional_with("whole_sum"),
      field<&C::reduced_pay>("reduced_pay", "Which pay counts after a constructive dismissal")
          .optional_with("pre_reduction"),
      field<&C::credit>("credit", "What another clause pays, taken off"),
      field<&C::at_most>("at_most", "The most that the lines come to together; each is cut in proportion"),
      field<&C::at_least>("at_least", "The least that they come to together; the last line carries the rest"));
}

/// Adds the payment's lines to the result.
void pay(const CashPayment& terms, const ClauseHead& clause, const Case& c);

/// Tells lines that say nothing or the same twice, amounts and bounds that cannot be meant, and circles of
/// credits.
void check(const CashPayment& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
