#include "clauses/deferral/plan.h"

#include <fmt/format.h>

#include <algorithm>

namespace payout {
namespace {

template <class K>
DeferralClause<K> clause_of(const Case& c) {
  DeferralClause<K> found;
  c.agreement.each<K>([&](const ClauseOf<K>& clause) {
    if (!found && c.under(clause.head.document())) found = {&clause.head, &clause.terms};
  });
  return found;
}

/// A move out of the plan's employers ends employment under it; inside the controlled group readers differ.
std::optional<Date> transferred_out(const DeferralPlan& plan, const Transfer& move) {
  const Case& c = plan.c;
  if (move.designated) return std::nullopt;
  const Date last = move.date - 1;
  if (!move.controlled_group) return last;
  const bool ends = c.choose(plan.account->affiliate_transfer) == GroupTransfer::termination_if_not_designated;
  if (c.explain) {
    c.warn(Module::deferred, "affiliate-transfer", "events",
           fmt::format(
               "the move of {} is to a company of the group that does not take part in the plan: treated as {} "
               "of employment",
               to_string(move.date), ends ? "an end" : "no end"),
           "another interpretation: `--set readings.affiliate_transfer=...`, see `payout readings FILE`",
           plan.account.head->cite);
  }
  return ends ? std::optional{last} : std::nullopt;
}

void refuse_what_the_plan_forbids(const DeferralPlan& plan) {
  const Case& c = plan.c;
  const DeferralDecisions& d = plan.facts.decisions;
  if (d.assignee && plan.account->no_assignment) {
    c.error(Module::deferred, "assignment-refused", "deferred_comp.assignee",
            fmt::format("the account cannot be assigned, pledged or garnished, and `{}` is named", *d.assignee),
            "remove the assignee", *plan.account->no_assignment);
  }
  if (d.pay_account_on_change.value_or(false) && !plan.distribution->pays_on_change) {
    c.error(Module::deferred, "no-payment-event", "deferred_comp.pay_account_on_change",
            "a change in control vests the account and is no payment event of the plan",
            "remove it; the account is paid after employment ends", plan.distribution.head->cite);
  }
  const auto must_hold = [&](const std::optional<bool>& fact, std::string_view path, std::string_view what) {
    if (fact.value_or(true) || !plan.election) return;
    c.error(Module::deferred, "not-eligible", path,
            fmt::format("the executive is not {}, and cannot take part", what),
            "remove `deferred_comp`, or correct the fact",
            cite_or(plan.election->eligibility, plan.election.head->cite));
  };
  must_hold(plan.facts.k401_eligible, "deferred_comp.k401_eligible", "eligible for the 401(k) plan");
  must_hold(plan.facts.select_group, "deferred_comp.select_group", "in the select group");
}

/// An ended plan leaves accounts alone, unless the clauses that say so are read to refer to nothing.
void note_end_of_plan(const DeferralPlan& plan) {
  const auto& ended = plan.facts.decisions.plan_terminated;
  if (!ended || !plan.account->protection) return;
  const bool literal = plan.c.choose(plan.account->cross_references) == CrossReferences::literal;
  const auto& board = plan.facts.decisions.board_full_vesting;
  plan.c.note(
      Module::deferred, "end-of-plan", "deferred_comp.plan_terminated",
      fmt::format("the plan ended on {}; {}", to_string(*ended),
                  literal ? "the clauses that protect accounts refer to sections that do not exist and are "
                            "read literally: their reach is in doubt"
                  : board && !(plan.end && *board > *plan.end)
                      ? "the board vested every account, and they are paid at their time"
                      : "accounts go on vesting and are paid at their time"),
      "another interpretation: `--set readings.dcp_cross_references=...`, see `payout readings FILE`",
      literal ? *plan.account->protection : cite_or(plan.account->end_of_plan, *plan.account->protection));
}

void add_notes(const DeferralPlan& plan) {
  const Case& c = plan.c;
  const DeferralAccount& terms = *plan.account.terms;
  const DeferralDecisions& d = plan.facts.decisions;
  if (terms.unsecured) {
    c.note(
        Module::deferred, "unsecured-account", "deferred_comp",
        "the account is an unsecured claim on the company; if it becomes insolvent its creditors come first, a "
        "trust included",
        {}, *terms.unsecured);
  }
  if (terms.interpretation) {
    c.note(Module::deferred, "subject-to-committee", "deferred_comp",
           "the committee's interpretation of the plan binds; these figures are subject to it", {},
           *terms.interpretation);
  }
  if (d.other_agreements.value_or(false) && terms.prior_agreements) {
    c.warn(Module::deferred, "superseded-agreement", "deferred_comp.other_agreements",
           "the plan replaces earlier deferral agreements; nothing is added for the one named", {},
           *terms.prior_agreements);
  }
  if (d.incapacitated.value_or(false) && terms.incapacity) {
    const bool claimed = d.representative.value_or(false);
    c.note(Module::deferred, "facility-of-payment", "deferred_comp.incapacitated",
           claimed     ? "a legal representative has claimed the payments and takes them"
           : d.paid_to ? "payments go where the committee directs them, and that discharges the company"
                       : "the committee may direct payment to a relative or to somebody in the household",
           claimed || d.paid_to ? "" : "give `deferred_comp.paid_to` where it has", *terms.incapacity);
  }
  if (!d.incapacitated.value_or(false) && (d.paid_to || d.representative.value_or(false))) {
    c.warn(Module::deferred, "not-applied",
           d.paid_to ? "deferred_comp.paid_to" : "deferred_comp.representative",
           "nobody else is paid: the facts do not say that the executive cannot manage his or her affairs",
           "give `deferred_comp.incapacitated: true`", cite_or(terms.incapacity, plan.account.head->cite));
  }
}

}  // namespace

std::optional<DeferralPlan> find_plan(const Case& c) {
  if (!c.facts.deferred_comp) return std::nullopt;
  DeferralPlan plan{c, *c.facts.deferred_comp};
  plan.account = clause_of<DeferralAccount>(c);
  plan.distribution = clause_of<AccountDistribution>(c);
  if (!plan.account || !plan.distribution) return std::nullopt;
  plan.pay = clause_of<DeferrablePay>(c);
  plan.election = clause_of<DeferralElection>(c);
  plan.match = clause_of<CompanyMatch>(c);
  plan.transfer = clause_of<PlanTransfer>(c);
  plan.vesting = clause_of<AccountVesting>(c);
  plan.end = end_under(plan);
  if (plan.facts.decisions.removed) plan.removed = plan.facts.decisions.removed->date;
  return plan;
}

std::optional<Date> end_under(const DeferralPlan& plan) {
  std::optional<Date> end = plan.c.situation.end;
  for (const Event& event : plan.c.facts.events) {
    const auto* move = std::get_if<Transfer>(&event);
    if (move == nullptr || (end && *end < move->date)) continue;
    if (const auto out = transferred_out(plan, *move)) end = end ? std::min(*end, *out) : *out;
  }
  return end;
}

void remark_on(const DeferralPlan& plan) {
  refuse_what_the_plan_forbids(plan);
  if (!plan.c.explain) return;
  add_notes(plan);
  note_end_of_plan(plan);
}

}  // namespace payout
