#pragma once
#include <string>

#include "clauses/severance/payment_due.h"
#include "document/leaves.h"

namespace payout {

struct Case;
struct ClauseHead;

/// The way out for a promise that no kind covers: the amount and the reasoning are given by the author of the
/// terms, and the line is marked as not computed.
struct StatedAmount {
  static constexpr std::string_view kind = "stated_amount";
  static constexpr std::string_view doc = "An amount that is stated with its reasoning, not computed";
  std::string label = {};
  Money amount = {};
  std::string reasoning = {};
  bool deduction = false;
  PaymentDue due = {};
};
template <std::same_as<StatedAmount> Self>
constexpr auto describe(const Self*) {
  using S = StatedAmount;
  return record(
      "stated_amount", S::doc, field<&S::label>("label", "What it is"),
      field<&S::amount>("amount", "The amount"),
      field<&S::reasoning>("reasoning", "How the author of the terms came to it"),
      field<&S::deduction>("deduction", "The amount is taken off: it is negative").optional_with("false"),
      field<&S::due>("due", "").inline_fields());
}

void pay(const StatedAmount& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
