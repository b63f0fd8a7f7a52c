#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/kind.h"
#include "clauses/severance/interest_rate.h"
#include "clauses/severance/late_interest.h"
#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

enum class DelayUntil { six_months, six_months_and_a_day, first_of_seventh_month };
constexpr std::array<std::string_view, 3> delay_until_names{"six_months", "six_months_and_a_day",
                                                            "first_of_seventh_month"};
constexpr std::span<const std::string_view> names_of(DelayUntil) {
  return delay_until_names;
}
enum class DelayThen { business_day, payday };
constexpr std::array<std::string_view, 2> delay_then_names{"business_day", "payday"};
constexpr std::span<const std::string_view> names_of(DelayThen) {
  return delay_then_names;
}
enum class CoverFirst { earliest, latest };
constexpr std::array<std::string_view, 2> cover_first_names{"earliest", "latest"};
constexpr std::span<const std::string_view> names_of(CoverFirst) {
  return cover_first_names;
}

/// Interest on what is held back.
struct DelayInterest {
  InterestRate rate = {};
  Compounded compounded = {};
};
template <std::same_as<DelayInterest> Self>
constexpr auto describe(const Self*) {
  return record(
      "delay interest", "Interest on what is held back, from each payment's own day, actual/365",
      field<&DelayInterest::rate>("rate", "A year: 5%, or by a rate of the scenario: `prime`, `prime + 2%`")
          .as_shorthand(),
      field<&DelayInterest::compounded>("compounded", "none or yearly: the same for less than a year")
          .optional_with("none"));
}

/// The delay for a specified employee of a public company, 26 U.S.C. 409A(a)(2)(B)(i).
struct SixMonthDelay {
  DelayUntil until = {};
  std::optional<DelayThen> then = {};
  std::optional<Period> on_death = {};
  std::optional<DelayInterest> interest = {};
};
template <std::same_as<SixMonthDelay> Self>
constexpr auto describe(const Self*) {
  using D = SixMonthDelay;
  return record(
      "six-month delay", "The delay for a specified employee of a public company, 26 U.S.C. 409A(a)(2)(B)(i)",
      field<&D::until>("until",
                       "What would be due before is paid on this day: six months after the end of employment, "
                       "the day after that, or the first day of the seventh month after that of the end")
          .as_shorthand(),
      field<&D::then>("then", "And on the first business day or payday from it on"),
      field<&D::on_death>("on_death",
                          "After a death before that day, which ends the delay: what was held back is paid "
                          "within so long after it; on the day of the death when absent"),
      field<&D::interest>("interest", "Interest on what is held back"));
}

/// The exemption of separation pay on an involuntary end, 26 CFR 1.409A-1(b)(9)(iii).
struct SeparationPay {
  CoverFirst order = {};
};
template <std::same_as<SeparationPay> Self>
constexpr auto describe(const Self*) {
  return record(
      "separation pay", "The exemption of separation pay on an involuntary end of employment",
      field<&SeparationPay::order>("order", "Which payments it covers first: the earliest or the latest")
          .as_shorthand()
          .optional_with("earliest"));
}

/// Section 409A on the cash that a document's clauses pay on an end of employment: what is exempt stays on its
/// day, and what is not waits for six months where the person is a specified employee.
struct PaymentRules {
  static constexpr std::string_view kind = "payment_rules";
  static constexpr std::string_view doc =
      "Section 409A on cash: what is exempt, and the six-month delay of the rest";
  static constexpr RowStage row_stage = RowStage::delay;
  std::optional<SixMonthDelay> six_month_delay = {};
  bool separate_payments = false;
  bool short_term_deferral = false;
  std::optional<SeparationPay> separation_pay = {};
  bool good_reason_is_involuntary = false;
  std::vector<std::string> clauses = {};
  std::vector<std::string> plans = {};
  std::optional<LateInterest> late_interest = {};
};
template <std::same_as<PaymentRules> Self>
constexpr auto describe(const Self*) {
  using R = PaymentRules;
  return record(
      "payment_rules", R::doc,
      field<&R::six_month_delay>("six_month_delay", "The delay, and the day on which it ends"),
      field<&R::separate_payments>("separate_payments",
                                   "Each installment is a separate payment, 26 CFR 1.409A-2(b)(2)(iii)")
          .optional_with("false"),
      field<&R::short_term_deferral>("short_term_deferral",
                                     "Short-term deferrals stay on their day, 26 CFR 1.409A-1(b)(4)")
          .optional_with("false"),
      field<&R::separation_pay>(
          "separation_pay",
          "Separation pay on an involuntary end stays on its day up to the limit of 26 CFR "
          "1.409A-1(b)(9)(iii)"),
      field<&R::good_reason_is_involuntary>(
          "good_reason_is_involuntary",
          "A resignation for good reason is an involuntary end, 26 CFR 1.409A-1(n)")
          .optional_with("false"),
      field<&R::clauses>("clauses", "The clauses whose payments it reaches; all of its document when absent")
          .names_clause(),
      field<&R::plans>(
          "plans",
          "Plans whose stock units and performance shares are deferred pay: what a clause vests on "
          "an end of employment is settled after the delay; none when absent"),
      field<&R::late_interest>("late_interest",
                               "Interest on what is paid after its day (`payments: [{line: ID, made: DAY}]`)"));
}

/// Moves what is held back, and adds the interest on it.
void act_on_rows(const PaymentRules& terms, const ClauseHead& clause, const Case& c);

/// Moves the settlement of awards that are deferred pay.
void act_on_awards(const PaymentRules& terms, const ClauseHead& clause, const Case& c);

/// When the delay ends. The law holds nothing back from the day of a death on: what is due then keeps its day.
struct DelayEnd {
  Figure day = {};      ///< on which what was held back is paid
  bool died = false;    ///< a death ended it
  Date holds_before{};  ///< what is due before this day is held back
};
DelayEnd end_of_delay(const PaymentRules& terms, const ClauseHead& clause, const Case& c);

/// "what would be due before 2020-03-01 is held until then", and what a death changes of it.
std::string held_words(std::string_view what, std::string_view verb, const DelayEnd& delay);

/// Whether the delay holds for this person; nothing where no fact says so, which is asked for.
std::optional<bool> delay_holds(const PaymentRules& terms, const ClauseHead& clause, const Case& c);

/// Tells exemptions from a delay that there is not.
void check(const PaymentRules& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
