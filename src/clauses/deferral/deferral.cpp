#include "clauses/deferral/deferral.h"
#include "clauses/known_days.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/contributions.h"
#include "clauses/deferral/deferral_steps.h"
#include "clauses/deferral/discount.h"
#include "clauses/deferral/earnings.h"
#include "clauses/deferral/elections.h"
#include "clauses/deferral/history.h"
#include "clauses/deferral/kept_account.h"
#include "clauses/deferral/out_of_pay.h"
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
  DeferralResult& out = plan.out();
  const auto add = [](std::optional<Money>& sum, Money part) { sum = sum.value_or(Money{}) + part; };
  if (account.supplied != nullptr && account.supplied->vested) {  // of unknown parts
    add(out.balance, *account.supplied->vested);
    out.as_of = account.as_of;
    return;
  }
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
  const DeferralSteps steps{plan};
  if (!steps.wanted()) return;
  const Figure day = steps.valuation(posting.date);
  explain_posting(steps, posting, day, steps.none("what is forfeited earns nothing", {day}));
}

/// What happened before the balance that the facts give is in it, or out of it, already.
void note_earlier_facts(const DeferralPlan& plan, const KeptAccount& account) {
  if (account.supplied == nullptr) return;
  const auto& removed = plan.facts.decisions.removed;
  if (removed && removed->lump_sum && !lump_sum_of(plan, account))
    note_in_balance(plan, account, *removed->lump_sum, "the sum that the committee paid on", "removed");
  for (const auto& [day, unused] : plan.facts.returns) {
    if (day <= account.supplied->as_of) note_in_balance(plan, account, day, "what was earned by", "returns");
  }
}

/// An account that is looked at on a later day, and of which nothing is payable yet: its balance on the
/// valuation date on or before that day, with what it has earned.
KeptAccount carried_forward(const DeferralPlan& plan, KeptAccount account) {
  const auto& day = plan.c.facts.as_of;
  const bool waits = !plan.end && !lump_sum_of(plan, account) && plan.facts.decisions.accelerations.empty();
  const bool parts = account.supplied != nullptr && !account.supplied->vested && plan.out().history.empty();
  if (!day || !waits || !parts || !knows_earnings(plan)) return account;
  const Date valuation = is_valuation_date(plan, *day) ? *day : valuation_before(plan, *day);
  if (valuation <= account.as_of || account.parts.total() == Money{}) return account;
  Pool pool = account.pool;
  if (!roll(plan, pool, valuation)) return account;
  Workings& work = plan.c.work;
  const auto grown = [&](Figure part, Money now, std::string_view label) {
    if (now.exact() == part.value) return part;
    std::vector<Figure> from = earnings_facts(plan, account.as_of, valuation);
    from.push_back(part);
    return work.derived(now.exact(), Unit::money, label, std::span<const Figure>{from});
  };
  account.own = grown(account.own, pool.balance().own, "own part with what it earned");
  account.company = grown(account.company, pool.balance().company, "company part with what it earned");
  account.parts = pool.balance(), account.pool = pool, account.as_of = valuation;
  return account;
}

SettledAccount settle(const DeferralPlan& plan, const KeptAccount& given) {
  note_earlier_facts(plan, given);
  SettledAccount settled{carried_forward(plan, given)};
  const KeptAccount& account = settled.account;
  show_balance(plan, account);
  const auto& history = plan.out().history;
  if (!history.empty() && account.id.empty()) settled.last_posting = history.back().id;
  settled.vested = vest(plan, account);
  if (!settled.vested) return settled;
  post_forfeiture(plan, account, *settled.vested);
  distribute(plan, account, *settled.vested);
  return settled;
}

std::vector<SettledAccount> settle_all(const DeferralPlan& plan) {
  std::vector<SettledAccount> settled;
  const DeferredComp& facts = plan.facts;
  const FirstElection* election = facts.election ? &*facts.election : nullptr;
  for (const SeparateAccount& kept : facts.accounts) {
    KeptAccount account{kept.id, kept.election ? &*kept.election : election};
    account.first_payment = kept.first_payment ? kept.first_payment : facts.first_payment;
    if (const auto ready = from_balance(plan, kept.balance, account)) settled.push_back(settle(plan, *ready));
  }
  if (!facts.balance && !has_history(plan)) return settled;
  KeptAccount account{{}, election};
  account.first_payment = facts.first_payment;
  if (facts.balance) {
    const auto ready = from_balance(plan, *facts.balance, account);
    if (!ready) return settled;
    account = *ready;
  }
  if (has_history(plan) && !keep(plan, account)) return settled;
  settled.push_back(settle(plan, account));
  return settled;
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
    if (plan.end && line.due.value_or(line.arises) > *plan.end) continue;
    const bool held = plan.facts.balance && plan.facts.balance->as_of >= line.due.value_or(line.arises);
    const int percent = plan.facts.election->percent->value;
    const Money part = to_the_cent(line.amount, Exact::fraction(percent, 100));
    plan.c.warn(
        Module::deferred, "change-pay-under-election", "deferred_comp.plan_years",
        held
            ? fmt::format("the election of {}% also reaches {} of change-in-control pay; if {} of it is in the "
                          "balance of {}, it was not paid in cash as well",
                          percent, grouped(line.amount), grouped(part), to_string(plan.facts.balance->as_of))
            : fmt::format("the election of {}% also reaches {} of change-in-control pay; nothing is credited "
                          "for it",
                          percent, grouped(line.amount)),
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
  // While employment goes on nothing is payable yet; a day that the facts name is still the day.
  for (VestedByChange& part : out.vested_by_change) part.paid = plan.facts.first_payment;
  number_payments(out);
  settle_at_death(plan);
  if (!out.total) return;
  for (const DeferralPayment& p : out.payments) {
    *out.total += p.amount;
    if (p.withheld) out.withheld = out.withheld.value_or(Money{}) + *p.withheld;
  }
  for (VestedByChange& part : out.vested_by_change) part.paid = out.first_payment;
  const auto& rate = plan.facts.present_value_rate;
  if (rate && plan.end) out.present_value = present_value(out.payments, rate->value, *plan.end);
}

void explain_participation(const DeferralPlan& plan) {
  Workings& work = plan.c.work;
  if (!work.explaining()) return;
  const DeferralDecisions& d = plan.facts.decisions;
  const DeferralResult& out = plan.out();
  if (out.participation_ended)
    work.account("deferred.participation_ended",
                 d.removed && d.removed->date == *out.participation_ended
                     ? work.fact(d.removed->date, "first day outside the group")
                     : work.fact(*d.plan_terminated, "end of the plan"),
                 plan.election ? std::string_view{plan.election.head->id} : "");
  if (!out.suspended_through) return;
  const Period& length = d.hardship->suspended ? *d.hardship->suspended : *plan.election->hardship_suspension;
  const Figure suspended = d.hardship->suspended
                               ? work.fact_at(&length, length.count, Workings::unit_of(length), "suspended")
                               : work.term(length, "suspension");
  work.account(
      "deferred.suspended_through",
      work.date_after(work.fact(d.hardship->date, "hardship withdrawal"), suspended, *out.suspended_through),
      plan.election.head->id);
}

/// The clause that ended participation: that on removals, or that on ends of participation in general.
std::string_view participation_cite(const DeferralPlan& plan, bool removed) {
  if (removed && !plan.distribution->on_removal.empty()) return plan.distribution->on_removal;
  if (!plan.election) return plan.account.head->cite;
  return cite_or(plan.election->participation, plan.election.head->cite);
}

/// Participation that ended, and contributions that are suspended, while employment went on.
void show_participation(const DeferralPlan& plan) {
  DeferralResult& out = plan.out();
  const DeferralDecisions& d = plan.facts.decisions;
  const Date last = last_day_of_participation(plan);
  const bool removed = plan.removed && last == *plan.removed - 1;
  if ((removed || d.plan_terminated == last) && (!plan.end || last < *plan.end)) {
    out.participation_ended = removed ? *plan.removed : last;
    out.participation_ended_cite = participation_cite(plan, removed);
  }
  out.suspended_through = suspended_through(plan);
  if (out.suspended_through) out.suspended_through_cite = plan.election.head->cite;
  explain_participation(plan);
  if (plan.c.lists && out.suspended_through && *out.suspended_through <= last)
    plan.c.deadline("contributions_suspended", *out.suspended_through,
                    "last day on which contributions are suspended", plan.election.head->cite);
  if (plan.c.work.explaining() && out.suspended_through)
    account_calendar_day(plan.c, "contributions_suspended", *out.suspended_through,
                         "deferred.suspended_through", "last day of the suspension");
}

void repeat_in_calendar(const DeferralPlan& plan, std::string_view id, const DeferralPayment& payment) {
  if (plan.c.work.explaining())
    account_calendar_day(plan.c, id, payment.due, fmt::format("deferred.payments[{}].due", payment.id),
                         "day of the payment");
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
    repeat_in_calendar(plan, "deferred_payment", first);
    return;
  }
  plan.c.deadline("deferred_first_payment", first.due,
                  fmt::format("deferred compensation, first of {} payments", payments.size()), first.cite,
                  first.assumed);
  const DeferralPayment& last = payments.back();
  plan.c.deadline("deferred_last_payment", last.due, "deferred compensation, last payment", last.cite,
                  last.assumed);
  repeat_in_calendar(plan, "deferred_first_payment", first);
  repeat_in_calendar(plan, "deferred_last_payment", last);
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
              "give `employee.beneficiary`", cite_or(plan.account->beneficiary, plan.distribution.head->cite));
}

/// The plan specifies no date: the one printed is a reading, and the report says so.
void note_assumed_date(const DeferralPlan& plan) {
  const auto& payments = plan.out().payments;
  const auto assumed = std::ranges::find(payments, true, &DeferralPayment::assumed);
  if (!plan.c.explain || assumed == payments.end()) return;
  plan.c.note(Module::deferred, "assumed-payment-date", "deferred_comp.first_payment",
              fmt::format("the plan specifies no payment date; {} is assumed", to_string(assumed->due)),
              "give `deferred_comp.first_payment` when it is known", assumed->cite);
}

}  // namespace

void note_in_balance(const DeferralPlan& plan, const KeptAccount& account, Date day, std::string_view what,
                     std::string_view fact) {
  if (!plan.c.explain) return;
  plan.c.note(Module::deferred, "in-the-balance", fmt::format("deferred_comp.{}", fact),
              fmt::format("{} {} is in the balance of {} already and is not counted again", what,
                          to_string(day), to_string(account.supplied->as_of)),
              {}, plan.account.head->cite);
}

/// A fraction that is too long to be kept exactly leaves these figures without their steps, not without a
/// value.
static void explain_deferral(const DeferralPlan& plan, const std::vector<SettledAccount>& settled) {
  try {
    explain_accounts({plan}, settled);
    explain_distribution({plan});
  } catch (const Overflow&) {
    return;
  }
}

void evaluate_deferral(const Case& c) {
  for (Line& line : c.out.severance.lines) line.deferred.reset(), line.paid.reset();
  c.out.severance.deferred.reset(), c.out.severance.paid.reset();  // of another evaluation, taken over
  const auto plan = find_plan(c);
  if (!plan) return;
  remark_on(*plan);
  judge_elections(*plan);
  mention_deferred_change_pay(*plan);
  plan->out().end = plan->end;
  show_participation(*plan);
  const auto settled = settle_all(*plan);
  if (!stands(*plan)) return;
  sum_up_lines(*plan);
  sum_up(*plan);
  explain_deferral(*plan, settled);
  add_to_calendar(*plan);
  note_assumed_date(*plan);
  ask_for_beneficiary(*plan);
}

}  // namespace payout
