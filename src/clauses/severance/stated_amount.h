#pragma once
#include <string>

#include "clauses/amount.h"
#include "clauses/result.h"
#include "clauses/severance/payment_due.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// The way out for a promise that no kind covers: the amount and the reasoning are given by the author of the
/// terms, and the line is marked as not computed.
struct StatedAmount {
  static constexpr std::string_view kind = "stated_amount";
  static constexpr std::string_view doc = "An amount that is stated with its reasoning, not computed";
  std::string label = {};
  ByTier<Money> amount = {};
  std::optional<AmountName> amount_from = {};
  std::string reasoning = {};
  bool deduction = false;
  bool in_kind = false;
  bool tax_made_good = false;
  std::optional<LineSection> section = {};
  std::optional<Date> vests_on = {};
  std::optional<Amount> at_most = {};
  std::optional<Amount> at_least = {};
  PaymentDue due = {};
  MeasureTerms measures = {};
};
template <std::same_as<StatedAmount> Self>
constexpr auto describe(const Self*) {
  using S = StatedAmount;
  return record(
      "stated_amount", S::doc, field<&S::label>("label", "What it is"),
      field<&S::amount>("amount", "The amount; by tier: `{chief: 75000, officer: 40000}`"),
      field<&S::amount_from>("amount_from", "The person's own sum: its name under `amounts` in the scenario"),
      field<&S::reasoning>("reasoning",
                           "How the author of the terms came to it; not needed for the "
                           "person's own sum")
          .optional_with(""),
      field<&S::deduction>("deduction",
                           "The amount is taken off: in terms it is negative; a sum of "
                           "the executive's own is taken off with a minus or without")
          .optional_with("false"),
      field<&S::in_kind>("in_kind", "It is given in kind, not in money: a car, a policy")
          .optional_with("false"),
      field<&S::tax_made_good>("tax_made_good",
                               "The company makes good the income tax on it, and on what makes it good")
          .optional_with("false"),
      field<&S::section>(
          "section",
          "`retirement` for a retirement promise (a SERP, a pension): it stands under RETIREMENT "
          "and apart in the totals; `equity` for awards of which the value is stated: it counts among the "
          "stock awards and in no sum of cash"),
      field<&S::vests_on>("vests_on",
                          "Day on which the promise would have vested by itself: where a change in control "
                          "vests it earlier, section 280G counts that by 26 CFR 1.280G-1 Q&A-24(c)"),
      field<&S::at_most>("at_most", "The most that it comes to"),
      field<&S::at_least>("at_least", "The least that it comes to"), field<&S::due>("due", "").inline_fields(),
      field<&S::measures>("measures", "").inline_fields());
}

void pay(const StatedAmount& terms, const ClauseHead& clause, const Case& c);

/// Tells a sum that is missing, said twice or of the wrong sign, and one that its words call a limit.
void check(const StatedAmount& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
