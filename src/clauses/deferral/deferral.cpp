#include "clauses/deferral/deferral.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/discount.h"
#include "clauses/deferral/elections.h"
#include "clauses/deferral/history.h"
#include "clauses/deferral/kept_account.h"
#include "clauses/deferral/plan.h"
#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

/// An account that starts from a balance that the facts give.
std::optional<KeptAccount> from_balance(const DeferralPlan& plan, const DeferralBalance& given,
                                        KeptAccount account) {
  Workings& work = plan.c.work;
  if (given.as_of < plan.account->effective) {
    plan.c.error(Module::deferred, "before-the-plan", account.path("balance.as_of"),
                 fmt::format("the balance is dated {}, before the plan, which began {}", to_string(given.as_of),
                             to_string(plan.account->effective)),
                 "correct the date", plan.account.head->cite);
    return std::nullopt;
  }
  account.supplied = &given;
  account.as_of = given.as_of;
  if (given.vested) {
    account.pool = Pool{{*given.vested, {}}, given.as_of};
    return account;
  }
  if (!given.own || !given.company) {
    const std::string_view part = given.own ? "balance.company" : "balance.own";
    plan.missing(plan.account.head, account.path(part), "a part of the balance");
    return std::nullopt;
  }
  account.parts = {*given.own, *given.company};
  account.own = work.fact(*given.own, "own part");
  account.company = work.fact(*given.company, "company part");
  account.pool = Pool{account.parts, given.as_of};
  return account;
}

void show_balance(const DeferralPlan& plan, const KeptAccount& account) {
  if (account.supplied != nullptr && account.supplied->vested) return;
  DeferralResult& out = plan.out();
  const auto add = [](std::optional<Money>& sum, Money part) { sum = sum.value_or(Money{}) + part; };
  add(out.balance, account.parts.total());
  add(out.own, account.parts.own);
  add(out.company, account.parts.company);
  out.as_of = out.history.empty() ? account.as_of : std::max(account.as_of, out.history.back().date);
}

/// The forfeiture ends the history of an account that contributions made.
void post_forfeiture(const DeferralPlan& plan, const KeptAccount& account, const VestedAccount& vested) {
  auto& history = plan.out().history;
  const Money forfeited = account.parts.total() - vested.parts.total();
  if (history.empty() || !plan.end || forfeited == Money{}) return;
  DeferralPosting posting;
  posting.id = static_cast<int>(history.size()) + 1;
  posting.date = std::max(account.as_of, history.back().date);
  posting.opening = account.parts.total();
  posting.forfeited = forfeited;
  posting.closing = vested.parts.total();
  history.push_back(posting);
}

void settle(const DeferralPlan& plan, const KeptAccount& account) {
  show_balance(plan, account);
  const auto vested = vest(plan, account);
  if (!vested) return;
  post_forfeiture(plan, account, *vested);
  distribute(plan, account, *vested);
}

void settle_all(const DeferralPlan& plan) {
  const DeferredComp& facts = plan.facts;
  const FirstElection* election = facts.election ? &*facts.election : nullptr;
  for (const SeparateAccount& kept : facts.accounts) {
    KeptAccount account{kept.id, kept.election ? &*kept.election : election};
    account.first_payment = kept.first_payment ? kept.first_payment : facts.first_payment;
    if (const auto ready = from_balance(plan, kept.balance, account)) settle(plan, *ready);
  }
  if (!facts.balance && !has_history(plan)) return;
  KeptAccount account{{}, election};
  account.first_payment = facts.first_payment;
  if (facts.balance) {
    const auto ready = from_balance(plan, *facts.balance, account);
    if (!ready) return;
    account = *ready;
  }
  if (has_history(plan) && !keep(plan, account)) return;
  settle(plan, account);
}

/// An election in force also reaches pay on a change in control; without the plan year's pay it is only
/// mentioned.
void mention_deferred_change_pay(const DeferralPlan& plan) {
  if (!plan.c.explain || !plan.pay || !plan.facts.election || !plan.facts.election->percent) return;
  if (plan.facts.election->percent->value == 0) return;
  for (const Line& line : plan.c.out.severance.lines) {
    const auto& ids = plan.pay->change_pay;
    const int year = plan_year_of(plan, line.due.value_or(line.arises));
    if (std::ranges::find(ids, line.id) == ids.end() || plan.facts.plan_years.find(year) != nullptr) continue;
    if (plan.facts.balance && plan.facts.balance->as_of >= line.due.value_or(line.arises)) continue;
    plan.c.warn(
        Module::deferred, "change-pay-under-election", "deferred_comp.plan_years",
        fmt::format("the election of {}% also reaches {} of change-in-control pay; nothing is credited for it",
                    plan.facts.election->percent->value, grouped(line.amount)),
        fmt::format("list the pay of {} under `plan_years`", year), plan.pay.head->cite);
  }
}

/// Payments of several accounts become one list, in order of date.
void number_payments(DeferralResult& out) {
  const auto& due = &DeferralPayment::due;
  if (!std::ranges::is_sorted(out.payments, {}, due)) std::ranges::stable_sort(out.payments, {}, due);
  int number = 0;
  for (DeferralPayment& p : out.payments) p.id = ++number;
}

void sum_up(const DeferralPlan& plan) {
  DeferralResult& out = plan.out();
  if (!out.total) return;
  number_payments(out);
  for (const DeferralPayment& p : out.payments) {
    *out.total += p.amount;
    if (p.withheld) out.withheld = out.withheld.value_or(Money{}) + *p.withheld;
  }
  for (VestedByChange& part : out.vested_by_change) part.paid = out.first_payment;
  const auto& rate = plan.facts.present_value_rate;
  if (rate && plan.end) out.present_value = present_value(out.payments, rate->value, *plan.end);
}

void add_to_calendar(const DeferralPlan& plan) {
  const auto& payments = plan.out().payments;
  if (!plan.c.lists || payments.empty()) return;
  const DeferralPayment& first = payments.front();
  if (payments.size() == 1) {
    plan.c.deadline(
        "deferred_payment", first.due,
        first.accelerated ? "deferred compensation, released early" : "deferred compensation, lump sum",
        first.cite, first.assumed);
    return;
  }
  plan.c.deadline("deferred_first_payment", first.due,
                  fmt::format("deferred compensation, first of {} payments", payments.size()), first.cite,
                  first.assumed);
  const DeferralPayment& last = payments.back();
  plan.c.deadline("deferred_last_payment", last.due, "deferred compensation, last payment", last.cite,
                  last.assumed);
}

/// Who takes after a death stands in the other plan; it is asked for, never assumed.
void ask_for_beneficiary(const DeferralPlan& plan) {
  const auto& payments = plan.out().payments;
  const bool to_beneficiary =
      std::ranges::find(payments, Payee::beneficiary, &DeferralPayment::payee) != payments.end();
  if (!plan.c.explain || !to_beneficiary || plan.c.facts.employee.beneficiary) return;
  plan.c.warn(Module::deferred, "no-beneficiary", "employee.beneficiary",
              "no beneficiary is named; the rules of the 401(k) plan, which is not among the documents, decide "
              "who takes",
              "give `employee.beneficiary`", plan.distribution.head->cite);
}

/// The plan names no day: the date printed is a reading, and the report says so.
void note_assumed_date(const DeferralPlan& plan) {
  const auto& payments = plan.out().payments;
  const auto assumed = std::ranges::find(payments, true, &DeferralPayment::assumed);
  if (!plan.c.explain || assumed == payments.end()) return;
  plan.c.note(Module::deferred, "assumed-payment-date", "deferred_comp.first_payment",
              fmt::format("the plan names no day; {} is an assumption (reading dcp_payment_date)",
                          to_string(assumed->due)),
              "give `deferred_comp.first_payment` when it is known", plan.distribution.head->cite);
}

}  // namespace

void evaluate_deferral(const Case& c) {
  const auto plan = find_plan(c);
  if (!plan) return;
  remark_on(*plan);
  judge_elections(*plan);
  mention_deferred_change_pay(*plan);
  plan->out().end = plan->end;
  settle_all(*plan);
  if (!stands(*plan)) return;
  sum_up(*plan);
  add_to_calendar(*plan);
  note_assumed_date(*plan);
  ask_for_beneficiary(*plan);
}

}  // namespace payout
