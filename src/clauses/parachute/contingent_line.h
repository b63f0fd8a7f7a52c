#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

/// The rule that counts a payment as contingent on the change, or leaves it out.
enum class ContingencyRule {
  in_full,             ///< would not have been paid without the change: all of it
  paid_early,          ///< vested already, paid early: the time value
  vested_early,        ///< would have vested by service: time value and 1% a full month
  vested_only,         ///< vests early, paid no earlier: 1% a full month of the present value
  performance_vested,  ///< vested although its performance goal is not met: all of it
  presumed,            ///< granted or agreed within a year before the change: presumed contingent, all of it
  full_spread,         ///< a reading of the agreement: the whole spread
  ended_near_change,   ///< employment ended within a year before or after the change: presumed, all of it
  supplied,            ///< given among the facts
  not_contingent,      ///< owed without any change in control
  before_change,       ///< the right arose before the change
  too_late,            ///< the right arose too long after the change to be laid to it
  taken_out,           ///< a clause of the agreement takes it out
  unlikely,            ///< uncertain, and less than half likely: nothing of it counts
  not_made,            ///< uncertain, and not made in the end
  no_value,            ///< nothing to be had on the day
  approved,            ///< the shareholders of a corporation without traded stock approved it
  securities_law,      ///< agreed in violation of a securities law: counts whatever the sum of the others
  under_three_times,   ///< beside such a payment: without a violation the payments stay below the threshold
  waived,              ///< given up for a vote of the shareholders that failed: it is not paid
};
constexpr std::array<std::string_view, 20> contingency_rule_names{
    "in_full",       "paid_early",  "vested_early",      "vested_only",       "performance_vested",
    "presumed",      "full_spread", "ended_near_change", "supplied",          "not_contingent",
    "before_change", "too_late",    "taken_out",         "unlikely",          "not_made",
    "no_value",      "approved",    "securities_law",    "under_three_times", "waived"};
constexpr std::span<const std::string_view> names_of(ContingencyRule) {
  return contingency_rule_names;
}

/// What a payment is, as far as the order of a cutback asks.
enum class PaymentClass { cash, options, deferred, other };
constexpr std::array<std::string_view, 4> payment_class_names{"cash", "options", "deferred", "other"};
constexpr std::span<const std::string_view> names_of(PaymentClass) {
  return payment_class_names;
}

/// One vesting step or payment that a change in control brought forward, as it was valued.
struct ContingentPart {
  Date vests = {};
  Date accelerated = {};
  Shares shares = {};
  Money payment = {};
  int days = 0;
  int full_months = 0;
  Money time_value = {};
  std::optional<Rate> discount_rate = {};
  Money one_percent = {};
  Money value = {};
};
template <std::same_as<ContingentPart> Self>
constexpr auto describe(const Self*) {
  return record("contingent part", "An accelerated vesting step or payment, as it was valued",
                field<&ContingentPart::vests>("vests", "Day it would have vested, or been paid"),
                field<&ContingentPart::accelerated>("accelerated", "Day it vested, or is paid"),
                field<&ContingentPart::shares>("shares", "Shares"),
                field<&ContingentPart::payment>("payment", "Value on the day it vested"),
                field<&ContingentPart::days>("days", "Days in between"),
                field<&ContingentPart::full_months>("full_months", "Full months in between"),
                field<&ContingentPart::time_value>("time_value", "Payment less its present value"),
                field<&ContingentPart::discount_rate>("discount_rate", "120 % of the AFR that it uses"),
                field<&ContingentPart::one_percent>("one_percent", "1 % of the payment a full month"),
                field<&ContingentPart::value>("value", "What counts").as_shorthand());
}

/// One of the payments of a line that is paid in several, each worth less the later it is paid.
struct ContingentPayment {
  int id = 0;  ///< that of the payment
  std::optional<Date> paid = {};
  Money amount = {};
  Money present_value = {};
  std::optional<Rate> discount_rate = {};
  Money cut = {};
};
template <std::same_as<ContingentPayment> Self>
constexpr auto describe(const Self*) {
  using P = ContingentPayment;
  return record(
      "contingent installment", "One of the payments of a line that is paid in several",
      field<&P::id>("id", "Its number"), field<&P::paid>("paid", "Day it is paid"),
      field<&P::amount>("amount", "Amount"),
      field<&P::present_value>("present_value", "Its present value on the day of the change").as_shorthand(),
      field<&P::discount_rate>("discount_rate", "120 % of the AFR, where it is discounted"),
      field<&P::cut>("cut", "Given up under a cutback"));
}

/// One payment looked at, whether it counts or not, and why.
struct ContingentLine {
  std::string id = {};
  std::string label = {};
  std::string_view cite = {};
  bool counted = false;
  ContingencyRule rule = ContingencyRule::not_contingent;
  std::string_view law = {};
  Money amount = {};
  Money present_value = {};
  std::optional<Rate> discount_rate = {};
  std::optional<Date> paid = {};
  Money reasonable_compensation = {};
  Money earlier_services = {};
  std::optional<Money> put_to_vote = {};
  std::optional<Money> otherwise = {};
  std::string_view rebutted_by = {};
  Money base_allocated = {};
  Money excess = {};
  std::optional<Money> prepaid = {};
  bool violates_securities_law = false;
  Money cut = {};
  Money would_cut = {};
  std::vector<ContingentPart> parts = {};
  std::vector<ContingentPayment> payments = {};
  StepRef arithmetic = {};
  PaymentClass type = PaymentClass::other;  ///< for the order of a cutback
};
template <std::same_as<ContingentLine> Self>
constexpr auto describe(const Self*) {
  return record(
      "contingent payment", "A payment and whether it is contingent on the change",
      field<&ContingentLine::id>("id", "Id of the line or grant"),
      field<&ContingentLine::label>("label", "What it is"),
      field<&ContingentLine::cite>("cite", "Clause that gives it"),
      field<&ContingentLine::counted>("counted", "Whether it counts toward the threshold"),
      field<&ContingentLine::rule>("rule", "Rule that counts it or leaves it out"),
      field<&ContingentLine::law>("law", "Where that rule is written"),
      field<&ContingentLine::amount>("amount", "Amount that is contingent; of a payment left out, all of it")
          .as_shorthand(),
      field<&ContingentLine::present_value>("present_value", "Its present value on the day of the change"),
      field<&ContingentLine::discount_rate>("discount_rate", "120 % of the AFR, where it is discounted"),
      field<&ContingentLine::paid>("paid", "Day it is paid, where known"),
      field<&ContingentLine::reasonable_compensation>("reasonable_compensation",
                                                      "Taken out of it as reasonable compensation, (b)(4)(A)"),
      field<&ContingentLine::earlier_services>("earlier_services",
                                               "Reasonable pay for earlier services in the payment, (b)(4)(B)"),
      field<&ContingentLine::put_to_vote>("put_to_vote",
                                          "Part of it that was put to a vote of the shareholders, and does not "
                                          "count: approved, or given up and not paid"),
      field<&ContingentLine::otherwise>("otherwise",
                                        "Agreed within a year before the change: what it counts for where the "
                                        "presumption of 280G(b)(2)(C) falls away, or holds"),
      field<&ContingentLine::rebutted_by>("rebutted_by", "What rebuts that presumption, as the facts say"),
      field<&ContingentLine::base_allocated>("base_allocated", "Part of the base amount allocated to it"),
      field<&ContingentLine::excess>("excess", "Excess parachute payment"),
      field<&ContingentLine::prepaid>("prepaid",
                                      "What prepays the excise on it in the year of the change, Q&A-11(c)"),
      field<&ContingentLine::violates_securities_law>(
          "violates_securities_law", "Paid under an agreement that violates a securities law, Q&A-37"),
      field<&ContingentLine::cut>("cut", "Given up under a cutback"),
      field<&ContingentLine::would_cut>("would_cut", "What a cutback takes of it, whether agreed or not"),
      field<&ContingentLine::parts>("parts", "Accelerated vesting steps or payments"),
      field<&ContingentLine::payments>("payments", "Its payments, where it is paid in several").as_detail(),
      field<&ContingentLine::arithmetic>("arithmetic", "How the amount arises"),
      field<&ContingentLine::type>("type", "cash, options, deferred or other"));
}

}  // namespace payout
