#pragma once
#include <array>
#include <optional>
#include <string>

#include "clauses/amount.h"
#include "clauses/severance/payment_due.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// An amount that follows an index: at_most x the index of the day / the index it was stated at.
struct Indexed {
  std::string index = {};
  Times from = {};
};
template <std::same_as<Indexed> Self>
constexpr auto describe(const Self*) {
  return record("indexed", "An amount that follows an index",
                field<&Indexed::index>("index", "Name of the index; the scenario gives it under `indexes`")
                    .optional_with("index"),
                field<&Indexed::from>("from", "The index at which the amount was stated"));
}

/// Under what condition legal fees are paid: where the person prevails, where the claims were in good faith, or
/// the share that was won.
enum class FeesIf { wins, good_faith, share_won };
constexpr std::array<std::string_view, 3> fees_if_names{"wins", "good_faith", "share_won"};
constexpr std::span<const std::string_view> names_of(FeesIf) {
  return fees_if_names;
}

/// What the company pays back up to a limit: outplacement, advice, moving. In no total, until it is used.
struct Reimbursement {
  static constexpr std::string_view kind = "reimbursement";
  static constexpr std::string_view doc =
      "Expenses or services that the company pays up to a limit: in no total until they are used";
  static constexpr bool uses_own_amount = true;
  std::string label = {};
  std::optional<Amount> at_most = {};
  std::optional<Indexed> indexed = {};
  std::optional<Period> until = {};
  std::optional<Date> until_day = {};
  std::optional<AmountName> used = {};
  std::optional<FeesIf> fees_if = {};
  PaymentDue due = {};
  MeasureTerms measures = {};
};
template <std::same_as<Reimbursement> Self>
constexpr auto describe(const Self*) {
  using R = Reimbursement;
  return record(
      "reimbursement", R::doc, field<&R::label>("label", "What it is for"),
      field<&R::at_most>("at_most", "The limit: money, or `{share: 20%, of: salary}`; none when absent"),
      field<&R::indexed>("indexed", "The limit follows an index"),
      field<&R::until>("until", "How long it can be used, from the day the right arises"),
      field<&R::until_day>("until_day", "The last day on which it can be used, as a date"),
      field<&R::used>("used", "The sum of the scenario that says what was used; `ID_used` when absent"),
      field<&R::fees_if>(
          "if",
          "Of legal fees (fact `dispute`): paid where the executive `wins`, where the claims were in "
          "`good_faith`, or by the `share_won`"),
      field<&R::due>("due", "").inline_fields(), field<&R::measures>("measures", "").inline_fields());
}

/// Where it is of legal fees it reads how the dispute ended.
constexpr std::string_view fact_read(const Reimbursement& terms) {
  return terms.fees_if ? "dispute" : "";
}

void pay(const Reimbursement& terms, const ClauseHead& clause, const Case& c);

/// Tells a limit that cannot be meant, and two last days.
void check(const Reimbursement& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
