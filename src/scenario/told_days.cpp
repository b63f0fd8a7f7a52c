#include "scenario/told_days.h"

#include <fmt/format.h>

#include <array>

namespace payout {

/// How a day is told of, in the order of `Told`.
constexpr std::array<std::string_view, 38> told_words{"birth",
                                                      "the first day of employment",
                                                      "the day from which service counts",
                                                      "a break in service",
                                                      "the end of employment",
                                                      "the death",
                                                      "the notice",
                                                      "the act of the company",
                                                      "the notice of the act",
                                                      "the cure of the act",
                                                      "new employment",
                                                      "new health cover",
                                                      "an absence",
                                                      "the last day of an absence",
                                                      "the written warning",
                                                      "the last day of the conduct",
                                                      "a change in pay",
                                                      "an amendment",
                                                      "the last day of paid salary",
                                                      "a payment made",
                                                      "an event",
                                                      "a grant",
                                                      "an exercise",
                                                      "eligibility for the plan",
                                                      "an election",
                                                      "a balance",
                                                      "a decision on the account",
                                                      "a hardship withdrawal or removal",
                                                      "a decision on the whole plan",
                                                      "the vote of the shareholders",
                                                      "the accounting firm's determination",
                                                      "a contingent payment",
                                                      "the right that is claimed",
                                                      "the denial of a claim",
                                                      "the request for a review",
                                                      "election to the board",
                                                      "an interruption of service on the board",
                                                      "the day that is looked at"};

std::string_view words_of(Told what) {
  return told_words[static_cast<size_t>(what)];
}

std::string DayPath::text() const {
  if (entry == none) return std::string{path};
  std::string out = fmt::format("{}[{}].{}", path, entry, field);
  return inner == none ? out : fmt::format("{}[{}].{}", out, inner, inner_field);
}

void walk_days(const Scenario& facts, Told what, TakeDay take, void* to) {
  const auto one = [&](const std::optional<Date>& day, std::string_view path) {
    if (day) take(to, *day, {path});
  };
  const auto entry = [&](Date day, std::string_view list, size_t i, std::string_view field) {
    take(to, day, {list, i, field});
  };
  const auto& t = facts.termination;
  const auto& plan = facts.deferred_comp;
  const auto& claim = facts.claim;
  switch (what) {
    case Told::born: return one(facts.employee.born, "employee.born");
    case Told::hired: return one(facts.employee.hired, "employee.hired");
    case Told::died: return one(facts.employee.died, "employee.died");
    case Told::service_from: return one(facts.employee.service_from, "employee.service_from");
    case Told::broken:
      for (size_t i = 0; i < facts.employee.service_breaks.size(); ++i)
        entry(facts.employee.service_breaks[i].from, "employee.service_breaks", i, "from");
      return;
    case Told::ended:
      if (t) one(t->date, "termination.date");
      return;
    case Told::notice:
      if (!t || !t->notice) return;
      one(t->notice->given, "termination.notice"), one(t->notice->mailed, "termination.notice.mailed");
      return;
    case Told::act:
      if (t && t->dismissal) one(t->dismissal->date, "termination.dismissal.date");
      return;
    case Told::act_noticed:
      if (t && t->dismissal) one(t->dismissal->notice, "termination.dismissal.notice");
      return;
    case Told::cured:
      if (t && t->dismissal && t->dismissal->cured) one(t->dismissal->cured->on, "termination.dismissal.cured");
      return;
    case Told::new_work:
      for (size_t i = 0; i < facts.new_employment.size(); ++i)
        entry(facts.new_employment[i].from, "new_employment", i, "from");
      return;
    case Told::new_cover:
      for (size_t i = 0; i < facts.new_employment.size(); ++i) {
        if (const auto& day = facts.new_employment[i].health_from)
          entry(*day, "new_employment", i, "health_from");
      }
      return;
    case Told::absent:
      for (size_t i = 0; t && i < t->absences.size(); ++i)
        entry(t->absences[i].from, "termination.absences", i, "from");
      return;
    case Told::absent_through:
      for (size_t i = 0; t && i < t->absences.size(); ++i)
        entry(t->absences[i].through, "termination.absences", i, "through");
      return;
    case Told::warned:
      if (t && t->cause) one(t->cause->written_notice_received, "termination.cause.written_notice_received");
      return;
    case Told::continued:
      if (t && t->cause) one(t->cause->continued_until, "termination.cause.continued_until");
      return;
    case Told::pay_changed:
      for (size_t i = 0; facts.salary && i < facts.salary->changes.size(); ++i)
        entry(facts.salary->changes[i].from, "salary.changes", i, "from");
      return;
    case Told::amended:
      for (size_t i = 0; i < facts.amendments.size(); ++i)
        entry(facts.amendments[i].date, "amendments", i, "date");
      return;
    case Told::paid_through:
      if (facts.salary) one(facts.salary->paid_through, "salary.paid_through");
      return;
    case Told::paid:
      for (size_t i = 0; i < facts.payments.size(); ++i) {
        if (facts.payments[i].made) entry(*facts.payments[i].made, "payments", i, "made");
      }
      return;
    case Told::happened:
      for (size_t i = 0; i < facts.events.size(); ++i)
        entry(std::visit([](const auto& e) { return e.date; }, facts.events[i]), "events", i, "date");
      return;
    case Told::granted:
      for (size_t i = 0; i < facts.grants.size(); ++i) {
        if (facts.grants[i].granted) entry(*facts.grants[i].granted, "grants", i, "granted");
      }
      return;
    case Told::exercised:
      for (size_t i = 0; i < facts.grants.size(); ++i) {
        for (size_t k = 0; k < facts.grants[i].exercises.size(); ++k)
          take(to, facts.grants[i].exercises[k].date, {"grants", i, "exercises", k, "date"});
      }
      return;
    case Told::eligible:
      if (plan) one(plan->first_eligible, "deferred_comp.first_eligible");
      return;
    case Told::filed:
      if (!plan) return;
      if (plan->election) one(plan->election->filed, "deferred_comp.election.filed");
      for (size_t i = 0; i < plan->elections.size(); ++i)
        entry(plan->elections[i].filed, "deferred_comp.elections", i, "filed");
      return;
    case Told::balance:
      if (plan && plan->balance) one(plan->balance->as_of, "deferred_comp.balance.as_of");
      for (size_t i = 0; plan && i < plan->accounts.size(); ++i)
        entry(plan->accounts[i].balance.as_of, "deferred_comp.accounts", i, "balance.as_of");
      return;
    case Told::decided:
      if (!plan) return;
      if (plan->decisions.hardship) one(plan->decisions.hardship->date, "deferred_comp.hardship");
      if (plan->decisions.removed) one(plan->decisions.removed->date, "deferred_comp.removed");
      for (size_t i = 0; i < plan->decisions.accelerations.size(); ++i)
        entry(plan->decisions.accelerations[i].date, "deferred_comp.accelerations", i, "date");
      return;
    case Told::stopped:
      if (!plan) return;
      if (plan->decisions.hardship) one(plan->decisions.hardship->date, "deferred_comp.hardship");
      if (plan->decisions.removed) one(plan->decisions.removed->date, "deferred_comp.removed");
      return;
    case Told::plan_ended:
      if (!plan) return;
      one(plan->decisions.plan_terminated, "deferred_comp.plan_terminated");
      one(plan->decisions.board_full_vesting, "deferred_comp.board_full_vesting");
      return;
    case Told::voted:
      if (facts.tax && facts.tax->vote) one(facts.tax->vote->on, "tax.vote.on");
      return;
    case Told::delivered:
      if (facts.tax) one(facts.tax->determination_delivered, "tax.determination_delivered");
      return;
    case Told::contingent_paid:
      for (size_t i = 0; facts.tax && i < facts.tax->other_contingent.size(); ++i) {
        if (const auto& day = facts.tax->other_contingent[i].paid)
          entry(*day, "tax.other_contingent", i, "paid");
      }
      return;
    case Told::entitled:
      if (claim)
        one(claim->entitled ? claim->entitled : claim->benefit_due,
            claim->entitled ? "claim.entitled" : "claim.benefit_due");
      return;
    case Told::denied:
      if (claim) one(claim->denial_received, "claim.denial_received");
      return;
    case Told::reviewed:
      if (claim) one(claim->review_filed, "claim.review_filed");
      return;
    case Told::elected:
      if (facts.director) one(facts.director->since, "director.since");
      return;
    case Told::interrupted:
      for (size_t i = 0; facts.director && i < facts.director->interruptions.size(); ++i)
        entry(facts.director->interruptions[i].from, "director.interruptions", i, "from");
      return;
    case Told::looked_at: return one(facts.as_of, "as_of");
  }
}

}  // namespace payout
