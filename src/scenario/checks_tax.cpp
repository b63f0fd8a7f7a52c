#include <fmt/format.h>

#include <algorithm>

#include "document/locate.h"
#include "scenario/load.h"

namespace payout {
namespace {

struct TaxChecks {
  const Scenario& facts;
  const TaxFacts& tax;
  const Document& source;
  Problems& problems;

  void contradiction(std::string_view path, std::string message, std::string help) const {
    const NodeRef node = locate(source, path);
    problems.error("contradiction", node ? node.origin() : Origin{}, std::move(message), std::move(help));
  }

  void one_source_of_rates() const {
    if (!tax.marginal || !tax.from_tables.value_or(false)) return;
    contradiction("tax.from_tables", "`tax.marginal` gives the rates and `tax.from_tables` asks for others",
                  "keep one of the two");
  }

  void one_base_amount() const {
    if (!tax.base_pay.empty() && (tax.base_amount || !facts.w2.empty()))
      contradiction("tax.base_pay", "the pay of the base years is given, and `w2` or the base amount as well",
                    "keep one of them");
    if (!tax.base_amount || facts.w2.empty()) return;
    contradiction("tax.base_amount",
                  "the base amount is given, and `w2` from which it would be worked out as well",
                  "keep one of the two");
  }

  /// What is determined is the tax on a change: nobody determines it before anything has happened.
  void determined_after_the_change() const {
    if (!tax.determination_delivered || facts.events.empty()) return;
    Date first = date_of(facts.events.front());
    for (const Event& event : facts.events) first = std::min(first, date_of(event));
    if (*tax.determination_delivered >= first) return;
    const NodeRef node = locate(source, "tax.determination_delivered");
    problems.error("dates-out-of-order", node ? node.origin() : Origin{},
                   fmt::format("the determination was delivered on {}, and the first event is of {}",
                               to_string(*tax.determination_delivered), to_string(first)),
                   "correct one of the two dates");
  }

  void one_vote() const {
    if (!tax.vote) return;
    const VoteFacts& v = *tax.vote;
    if (tax.exempt)
      contradiction("tax.exempt",
                    "`tax.exempt` says what the law makes of the payments, and `tax.vote` gives the vote",
                    "keep one of the two");
    if (v.approved_by && (v.entitled || v.of_recipients || v.in_favor))
      contradiction("tax.vote.approved_by",
                    "the share that approved is given, and votes from which it would follow",
                    "keep one of the two");
    if (!v.entitled) return;
    const int64_t left_out = v.of_recipients ? v.of_recipients->count : 0;
    if (left_out > v.entitled->count)
      return contradiction(
          "tax.vote.of_recipients",
          fmt::format("the recipients hold {} of {} votes", grouped(left_out), grouped(v.entitled->count)),
          "correct one of the two");
    const int64_t counted = left_out < v.entitled->count ? v.entitled->count - left_out : left_out;
    if (v.in_favor && v.in_favor->count > counted)
      contradiction(
          "tax.vote.in_favor",
          fmt::format("{} votes in favor of {} that count", grouped(v.in_favor->count), grouped(counted)),
          "leave the recipients' votes out");
  }

  /// A part of a payment, or all of it, or what is above the safe harbor was put to the vote.
  void one_thing_put_to_the_vote() const {
    if (!tax.vote) return;
    const VoteFacts& v = *tax.vote;
    const bool above = v.above_safe_harbor.value_or(false);
    if (above && (!v.payments.empty() || !v.parts.empty()))
      return contradiction("tax.vote.above_safe_harbor",
                           "what exceeds the safe harbor was put to the vote, and payments are named as well",
                           "keep one of the two");
    for (const auto& [id, part] : v.parts) {
      if (std::ranges::find(v.payments, id) == v.payments.end()) continue;
      contradiction(fmt::format("tax.vote.parts.{}", id),
                    fmt::format("a part of `{}` was put to the vote, and all of it as well", id),
                    "keep one of the two");
    }
  }

  /// A payment that was not made has no day and no amount.
  void made_before_it_is_dated() const {
    for (size_t i = 0; i < tax.other_contingent.size(); ++i) {
      const OtherContingent& other = tax.other_contingent[i];
      if (other.made.value_or(false) || (!other.made_on && !other.made_amount)) continue;
      contradiction(
          fmt::format("tax.other_contingent[{}].{}", i, other.made_on ? "made_on" : "made_amount"),
          fmt::format("`{}` is said to have been paid in the end, and {}", other.id,
                      other.made ? "`made` says that it was not made" : "`made` does not say that it was made"),
          "give `made: true`, or take it out");
    }
  }

  void one_final_figure() const {
    if (!tax.true_up || !tax.true_up->final_excise || !tax.true_up->additional_parachute) return;
    contradiction("tax.true_up.additional_parachute",
                  "`final_excise` says what the excise is, and `additional_parachute` by how much it changes",
                  "keep one of the two");
  }
};

}  // namespace

/// Nobody is paid by the company for years before the first day of employment, 280G(d)(2).
static void pay_begins_with_employment(const Scenario& facts, const Document& source, Problems& problems) {
  const auto& hired = facts.employee.hired;
  if (!hired) return;
  for (const auto& [year, pay] : facts.w2) {
    if (year >= hired->year()) continue;
    const NodeRef node = locate(source, fmt::format("w2.{}", year));
    problems.error("contradiction", node ? node.origin() : Origin{},
                   fmt::format("`w2` gives {} for {}, and employment began on {} (`employee.hired`)",
                               grouped(pay), year, to_string(*hired)),
                   "take the year out: a predecessor's pay belongs in `tax.predecessor_pay`");
  }
}

void check_tax(const Scenario& facts, const Document& source, Problems& problems) {
  pay_begins_with_employment(facts, source, problems);
  if (!facts.tax) return;
  const TaxChecks checks{facts, *facts.tax, source, problems};
  checks.one_source_of_rates();
  checks.one_base_amount();
  checks.one_final_figure();
  checks.one_vote();
  checks.one_thing_put_to_the_vote();
  checks.made_before_it_is_dated();
  checks.determined_after_the_change();
}

}  // namespace payout
