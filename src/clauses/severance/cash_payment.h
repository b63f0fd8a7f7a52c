#pragma once
#include <array>
#include <optional>
#include <vector>

#include "clauses/measure.h"
#include "clauses/reading.h"
#include "document/leaves.h"

namespace payout {

struct Case;
struct ClauseHead;

/// Does a multiple reach every amount of the sum, or only the first?
enum class MultiplierScope { whole_sum, salary_only };
constexpr std::array<std::string_view, 2> multiplier_scope_names{"whole_sum", "salary_only"};
constexpr std::span<const std::string_view> names_of(MultiplierScope) {
  return multiplier_scope_names;
}

/// One printed line of a payment: a multiple, a number of months or a share of the sum of named amounts.
struct PaymentItem {
  std::string id = {};
  std::string label = {};
  std::optional<int> times = {};
  std::optional<int> months = {};
  std::optional<Rate> share = {};
  std::vector<Measure> of = {};
};
template <std::same_as<PaymentItem> Self>
constexpr auto describe(const Self*) {
  return record("payment item", "One printed line of a payment",
                field<&PaymentItem::id>("id", "Id of the line"),
                field<&PaymentItem::label>("label", "What it is"),
                field<&PaymentItem::times>("times", "So many times the amounts"),
                field<&PaymentItem::months>("months", "So many months of the (yearly) amounts"),
                field<&PaymentItem::share>("share", "A share of the amounts"),
                field<&PaymentItem::of>("of", "Amounts added up"));
}

/// A payment in cash of multiples, months or shares of named amounts, in one sum.
/// Typical promise: twice the sum of base salary, target bonus and benefits, within fifteen days.
struct CashPayment {
  static constexpr std::string_view kind = "cash_payment";
  static constexpr std::string_view doc = "A payment in cash of multiples, months or shares of named amounts";
  std::vector<PaymentItem> items = {};
  std::optional<Period> within = {};
  bool at_once = false;
  bool to_estate = false;
  Open<MultiplierScope> multiplier_scope = MultiplierScope::whole_sum;
};
template <std::same_as<CashPayment> Self>
constexpr auto describe(const Self*) {
  return record(
      "cash_payment", CashPayment::doc, field<&CashPayment::items>("items", "The printed lines"),
      field<&CashPayment::within>("within", "Last day to pay, counted from the day the right arises"),
      field<&CashPayment::at_once>("at_once", "Due on the day the right arises").optional_with("false"),
      field<&CashPayment::to_estate>("to_estate", "Paid to the estate").optional_with("false"),
      field<&CashPayment::multiplier_scope>("multiplier_scope", "What the multiple reaches")
          .optional_with("whole_sum"));
}

/// Adds the payment's lines to the result.
void pay(const CashPayment& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
