#pragma once
#include <array>
#include <string>
#include <vector>

#include "clauses/amount.h"
#include "clauses/severance/payment_due.h"
#include "clauses/severance/proration.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// Notice ends the term, and the fee is pay for what remains of it: what remains?
///   ignored_for_fee           the term as it would have run from the last day of employment
///   renewal_frozen_at_notice  the term as it stood on the day of notice
///   notice_period_only        the days from notice to the last day
///   nil                       nothing
enum class NoticeEffect { ignored_for_fee, renewal_frozen_at_notice, notice_period_only, nil };
constexpr std::array<std::string_view, 4> notice_effect_names{"ignored_for_fee", "renewal_frozen_at_notice",
                                                              "notice_period_only", "nil"};
constexpr std::span<const std::string_view> names_of(NoticeEffect) {
  return notice_effect_names;
}

/// Yearly amounts beside the salary: once each, or in proportion to the time left?
enum class Extras { one_year_each, scaled_to_remaining_term };
constexpr std::array<std::string_view, 2> extras_names{"one_year_each", "scaled_to_remaining_term"};
constexpr std::span<const std::string_view> names_of(Extras) {
  return extras_names;
}

/// Notice before the term renews by itself: within the right, or a breach (then damages for the rest of the
/// term, an estimate)?
enum class EarlyNotice { allowed, breach };
constexpr std::array<std::string_view, 2> early_notice_names{"allowed", "breach"};
constexpr std::span<const std::string_view> names_of(EarlyNotice) {
  return early_notice_names;
}

/// Salary for the rest of the agreement's term, and other yearly amounts beside it. The term is that of the
/// clause's own document.
/// Typical promise: base salary through the end of the term plus a year's target bonus and benefits.
struct RemainingTermFee {
  static constexpr std::string_view kind = "remaining_term_fee";
  static constexpr std::string_view doc = "Salary for the rest of the term, with other yearly amounts";
  std::string line = {};
  std::string label = {};
  std::vector<Amount> plus = {};
  std::optional<Amount> at_most = {};
  std::optional<Amount> at_least = {};
  PaymentDue due = {};
  MeasureTerms measures = {};
  Open<NoticeEffect> notice_effect = {};
  Open<Proration> proration = {};
  Open<Extras> extras = {};
  Open<EarlyNotice> early_notice = {};
};
template <std::same_as<RemainingTermFee> Self>
constexpr auto describe(const Self*) {
  using R = RemainingTermFee;
  return record(
      "remaining_term_fee", R::doc, field<&R::line>("line", "Id of the printed line"),
      field<&R::label>("label", "What it is"), field<&R::plus>("plus", "Yearly amounts added to the salary"),
      field<&R::at_most>("at_most", "The most that it comes to: money, or `{months: 24, of: salary}`"),
      field<&R::at_least>("at_least", "The least that it comes to: the same"),
      field<&R::due>("due", "").inline_fields(), field<&R::measures>("measures", "").inline_fields(),
      field<&R::notice_effect>("notice_effect", "What notice leaves of the term")
          .optional_with("ignored_for_fee"),
      field<&R::proration>("proration", "How salary is spread over part of a year")
          .optional_with("months_then_days_365"),
      field<&R::extras>("extras", "Whether the other amounts follow the time left")
          .optional_with("one_year_each"),
      field<&R::early_notice>("early_notice", "Notice before the term renews by itself")
          .optional_with("allowed"));
}

void pay(const RemainingTermFee& terms, const ClauseHead& clause, const Case& c);

/// Tells a term that is missing or has no end, and amounts that cannot be meant.
void check(const RemainingTermFee& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
