#include "clauses/deferral/payment_terms.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/plan_calendar.h"
#include "clauses/known_days.h"
#include "law/irc_409a.h"

namespace payout {
namespace {

/// Why an account becomes payable, and the day from which the plan counts.
struct Trigger {
  enum class Kind { end, death, removal, change } kind = Kind::end;
  Date day = {};
  Figure how = {};
};

std::optional<Trigger> trigger_of(const DeferralPlan& plan, const KeptAccount& account) {
  const AccountDistribution& terms = *plan.distribution.terms;
  const Situation& s = plan.c.situation;
  if (terms.pays_on_change) {
    const Change* change = s.first_change(*terms.pays_on_change);
    if (change != nullptr && (!plan.end || change->date <= *plan.end))
      return Trigger{Trigger::Kind::change, change->date, change_figure(plan.c, *change)};
  }
  if (const auto lump = lump_sum_of(plan, account))
    return Trigger{Trigger::Kind::removal, *lump,
                   plan.c.work.fact(*plan.facts.decisions.removed->lump_sum, "day of the lump sum")};
  if (!plan.end) return std::nullopt;
  const bool died = s.death && *s.death <= *plan.end;
  return Trigger{
      died ? Trigger::Kind::death : Trigger::Kind::end, *plan.end,
      plan.c.work.figure(Workings::serial(*plan.end), Unit::date, "deferred.end", "end of employment")};
}

/// An election of a form after first eligibility. Nothing where it cannot be told.
std::optional<bool> filed_late(const DeferralPlan& plan, const KeptAccount& account) {
  if (account.election == nullptr || !account.election->filed || !plan.distribution->form_only_at_first ||
      !plan.election)
    return false;
  if (!plan.facts.first_eligible) {
    plan.missing(plan.distribution.head, "deferred_comp.first_eligible", "the day of first eligibility");
    return std::nullopt;
  }
  const Date eligible = std::max(*plan.facts.first_eligible, plan.account->effective);
  return *account.election->filed > plan.c.last_day_of(eligible, plan.election->first_window);
}

/// The form that holds where `wanted` was elected: an election of another form than the plan's own must have
/// been filed in time.
std::optional<PayoutForm> form_of(const DeferralPlan& plan, const KeptAccount& account,
                                  std::optional<PayoutForm> wanted, std::string_view cite) {
  const PayoutForm usual = plan.distribution->default_form;
  if (!wanted || *wanted == usual) return usual;
  const auto late = filed_late(plan, account);
  if (!late) return std::nullopt;
  if (!*late) return *wanted;
  const bool honored = plan.c.choose(plan.distribution->late_form_election, cite) == LateFormElection::honored;
  const PayoutForm holds = honored ? *wanted : usual;
  if (plan.c.explain) {
    plan.c.warn(Module::deferred, "late-form-election", account.path("election.filed"),
                fmt::format("the form was elected on {}, after first eligibility: paid as {}",
                            to_string(*account.election->filed), name_of(holds)),
                "another interpretation: `--set readings.late_form_election=...`, see `payout readings FILE`",
                cite);
  }
  return holds;
}

/// The clause under which an account becomes payable.
std::string_view cite_of(const DeferralPlan& plan, Trigger::Kind why) {
  if (why == Trigger::Kind::death) return plan.distribution->on_death;
  return why == Trigger::Kind::removal ? plan.distribution->on_removal : plan.distribution.head->cite;
}

std::optional<PayoutForm> form_for(const DeferralPlan& plan, const KeptAccount& account, Trigger::Kind why) {
  if (why == Trigger::Kind::removal || why == Trigger::Kind::change) return PayoutForm::lump_sum;
  std::optional<PayoutForm> wanted;
  if (account.election != nullptr) {
    wanted = why == Trigger::Kind::death ? account.election->on_death : account.election->form;
  }
  return form_of(plan, account, wanted, cite_of(plan, why));
}

int count_of(const DeferralPlan& plan, const KeptAccount& account, std::string_view cite) {
  const AccountDistribution& terms = *plan.distribution.terms;
  const auto elected = account.election != nullptr ? account.election->installments : std::nullopt;
  if (elected) {
    if (*elected != terms.installments &&
        std::ranges::find(terms.elective_installments, *elected) == terms.elective_installments.end()) {
      plan.c.error(Module::deferred, "installments-not-offered", account.path("election.installments"),
                   fmt::format("{} installments cannot be elected", *elected),
                   fmt::format("the plan's own number is {}", terms.installments), cite);
    }
    return *elected;
  }
  return terms.installments +
         (plan.c.choose(terms.installment_count, cite) == InstallmentCount::one_more ? 1 : 0);
}

/// The fact that names the first day of payment: the account's own, or that of all accounts.
const Date& supplied_fact(const DeferralPlan& plan, const KeptAccount& account) {
  for (const SeparateAccount& kept : plan.facts.accounts) {
    if (kept.id == account.id && kept.first_payment) return *kept.first_payment;
  }
  return *plan.facts.first_payment;
}

/// The first day of payment where the facts name one.
bool supplied_date(const DeferralPlan& plan, const KeptAccount& account, PaymentTerms& terms) {
  if (!account.first_payment) return false;
  terms.first = *account.first_payment;
  terms.paid_from = plan.c.work.fact(supplied_fact(plan, account), "day supplied");
  if (terms.first < terms.start) {
    plan.c.error(Module::deferred, "payment-too-early",
                 account.id.empty() ? "deferred_comp.first_payment" : account.path("first_payment"),
                 fmt::format("the first payment is dated {}; distributions may not begin before {}",
                             to_string(terms.first), to_string(terms.start)),
                 "correct the date", terms.cite);
  }
  return true;
}

bool assume_date(const DeferralPlan& plan, Figure counted, PaymentTerms& terms) {
  const AccountDistribution& d = *plan.distribution.terms;
  Workings& w = plan.c.work;
  const Date counted_from = day_of(counted);
  switch (plan.c.choose(d.payment_date, terms.cite)) {
    case PaymentDate::supplied:
      plan.missing(plan.distribution.head, "deferred_comp.first_payment", "the day of the first payment");
      return false;
    case PaymentDate::after_transfer:
      if (plan.transfer) {
        terms.first = plan.transfer->deadline.in(counted_from.year() + 1) + 1;
        terms.paid_from = day_after(
            plan.c, w.derived(Workings::serial(terms.first - 1), Unit::date, "last day for the transfer",
                              {counted, w.by_clause(Workings::serial(terms.first - 1), Unit::date,
                                                    plan.transfer.head->id, "last day for it")}));
        break;
      }
      [[fallthrough]];
    case PaymentDate::assumed_day:
      terms.first = d.assumed_after ? after(counted_from, *d.assumed_after, MonthEnd::clamp) : terms.start;
      terms.paid_from =
          d.assumed_after ? w.date_after(counted, w.term(*d.assumed_after, {}), terms.first) : terms.starts;
      break;
  }
  terms.assumed = true;
  return true;
}

/// 26 U.S.C. 409A(a)(2)(B)(i), where the plan says so: only payments because of the end of employment.
bool delay_specified_employee(const DeferralPlan& plan, PaymentTerms& terms) {
  if (!plan.distribution->six_month_delay || *plan.end < law::section_409a_from) return true;
  const auto& specified = plan.c.facts.employee.specified_employee;
  if (!specified) {
    plan.missing(plan.distribution.head, "employee.specified_employee", "whether this is a specified employee");
    return false;
  }
  if (!*specified) return true;
  const Date due = law::delayed_for_specified_employee(terms.first, *plan.end, plan.c.situation.death);
  if (due == terms.first) return true;
  Workings& w = plan.c.work;
  terms.assumed = false;
  terms.first = due;
  terms.paid_from = w.derived(Workings::serial(due), Unit::date,
                              "six months later for a specified employee, 26 U.S.C. 409A(a)(2)(B)(i)",
                              {terms.paid_from, w.fact_at(&*specified, {}, Unit::word, "specified employee")});
  return true;
}

bool date_first_payment(const DeferralPlan& plan, const KeptAccount& account, const Trigger& trigger,
                        PaymentTerms& terms) {
  if (trigger.kind == Trigger::Kind::removal || trigger.kind == Trigger::Kind::change) {
    terms.start = terms.first = terms.yearly = trigger.day;
    terms.starts = terms.paid_from = trigger.how;
    return true;
  }
  Workings& w = plan.c.work;
  Figure counted = trigger.how;
  if (plan.distribution->start == DistributionStart::after_plan_year) {
    const Exact last = Workings::serial(plan_year_end(plan, trigger.day));
    counted = w.derived(last, Unit::date, "last day of the plan year",
                        {trigger.how, w.by_clause(last, Unit::date, plan.account.head->id, "plan year")});
  }
  terms.starts = day_after(plan.c, counted);
  terms.start = day_of(terms.starts);
  if (!supplied_date(plan, account, terms) && !assume_date(plan, counted, terms)) return false;
  terms.yearly = terms.first;
  return trigger.kind == Trigger::Kind::death || delay_specified_employee(plan, terms);
}

/// Death after employment ended and before the first payment: in which form is the beneficiary paid?
bool apply_death_before_payment(const DeferralPlan& plan, const KeptAccount& account, PaymentTerms& terms) {
  const auto& death = plan.c.situation.death;
  if (!death || *death <= *plan.end || *death > terms.first) return true;
  terms.payee = Payee::beneficiary;
  const auto wanted = form_for(plan, account, Trigger::Kind::death);
  if (!wanted) return false;
  if (*wanted == terms.form) return true;
  if (plan.c.choose(plan.distribution->death_before_first_payment, terms.cite) ==
      DeathBeforePayment::death_form)
    terms.form = *wanted;
  return true;
}

}  // namespace

std::optional<Date> lump_sum_of(const DeferralPlan& plan, const KeptAccount& account) {
  const auto& removed = plan.facts.decisions.removed;
  if (!removed || !removed->lump_sum) return std::nullopt;
  const bool paid_before = account.supplied != nullptr && *removed->lump_sum < account.supplied->as_of;
  return paid_before ? std::nullopt : removed->lump_sum;
}

std::optional<PaymentTerms> payment_terms(const DeferralPlan& plan, const KeptAccount& account) {
  const auto trigger = trigger_of(plan, account);
  if (!trigger) return std::nullopt;
  PaymentTerms terms;
  terms.cite = cite_of(plan, trigger->kind);
  if (trigger->kind == Trigger::Kind::death) terms.payee = Payee::beneficiary;
  const auto form = form_for(plan, account, trigger->kind);
  if (!form) return std::nullopt;
  terms.form = *form;
  if (!date_first_payment(plan, account, *trigger, terms)) return std::nullopt;
  if (trigger->kind == Trigger::Kind::end && !apply_death_before_payment(plan, account, terms))
    return std::nullopt;
  if (terms.form == PayoutForm::installments) terms.count = count_of(plan, account, terms.cite);
  return terms;
}

}  // namespace payout
