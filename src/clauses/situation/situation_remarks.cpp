#include "clauses/situation/remarks.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/severance/interest_rate.h"
#include "clauses/severance/payment_due.h"
#include "clauses/severance/severance.h"
#include "clauses/situation/alternative_end.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/route.h"
#include "document/visit.h"
#include "law/state_table.h"

namespace payout {
namespace {

void append(std::string& list, std::string_view item) {
  if (!list.empty()) list += ", ";
  list += item;
}

/// Percentages that are a change in control for some documents only; owners whose standing is not given.
void on_ownership(const Case& c, const Ownership& event, size_t index) {
  std::string reached, not_reached;
  bool exclusions = false;
  c.agreement.each<ChangeInControl>([&](const ClauseOf<ChangeInControl>& definition) {
    if (!c.under(definition.head.document()) || !tests_ownership(definition.terms)) return;
    if (owns_enough(definition.terms, event.percent)) {
      append(reached, definition.head.cite);
      exclusions = exclusions || !definition.terms.excluded.empty();
    } else {
      append(not_reached, fmt::format("{} ({})", definition.head.cite, ownership_needed(definition.terms)));
    }
  });
  const std::string path = fmt::format("events[{}]", index);
  if (!reached.empty() && !not_reached.empty()) {
    c.note(Module::facts, "documents-part", path + ".percent",
           fmt::format("{} is a change in control under {}, not under {}", to_string(event.percent), reached,
                       not_reached));
  }
  if (exclusions && !event.acquirer) {
    c.warn(
        Module::facts, "acquirer-not-stated", path,
        "the acquirer is not identified: taken as an outsider; if it is a plan participant, a plan fiduciary "
        "or the group, the results differ",
        "add `acquirer: outsider`, `participant`, `executive`, `plan_trustee`, ...");
  }
}

/// A state that does not exist: rates that are given beside it would hide that.
void on_state(const Case& c) {
  const auto& written = c.facts.employee.state;
  if (!written || law::state_code(*written)) return;
  c.warn(Module::facts, "unknown-state", "employee.state",
         fmt::format("`{}` is no state of the United States", *written),
         "write its two letters, such as CO, or its name; leave it out for who lives in none");
}

/// The day on which the salary fell, where it did.
std::optional<Date> salary_cut(const Case& c) {
  if (!c.facts.salary) return std::nullopt;
  std::optional<Date> found;
  Money before = c.facts.salary->base.yearly();
  for (const PayChange& change : *c.situation.pay_changes) {
    if (!change.base || change.from > *c.situation.end) continue;
    if (change.base->yearly() < before) found = change.from;
    before = change.base->yearly();
  }
  return found;
}

bool has_route(const Case& c, auto&& wanted) {
  bool found = false;
  c.agreement.each<Route>(
      [&](const ClauseOf<Route>& route) { found = found || (c.in_force(route.head) && wanted(route.terms)); });
  return found;
}

/// What the clauses in force say of new work.
struct NewJobTerms {
  bool any = false;
  bool similar = false;
};
NewJobTerms new_job_terms(const Case& c) {
  NewJobTerms found;
  for (const Clause& clause : c.agreement.clauses) {
    const auto due = clause.terms.kind().due;
    if (due == nullptr || !c.in_force(clause.head)) continue;
    const auto& terms = due(clause.terms.object())->on_new_job;
    found.any = found.any || terms;
    found.similar = found.similar || (terms && terms->only_if);
  }
  return found;
}

/// Whether a clause takes interest by a rate that the scenario names.
bool takes_rate(const Case& c, const std::string& name) {
  const Scalar* leaf = &scalar_of(static_cast<const InterestRate*>(nullptr));
  bool found = false;
  for (const Clause& clause : c.agreement.clauses) {
    visit_values(type_of<Clause>(), static_cast<const void*>(&clause), [&](const Part& part) {
      const bool rate = is_single(*part.type) && part.type->scalar == leaf;
      found = found || (rate && static_cast<const InterestRate*>(part.value)->name == name);
      return !found;
    });
  }
  return found;
}

/// Facts that no kind of clause reads: given, they would pass for counted.
void on_unread_facts(const Case& c) {
  const auto tell = [&](std::string_view path, std::string_view what) {
    c.warn(Module::facts, "fact-not-used", path, fmt::format("`{}` changes nothing: {}", path, what),
           "leave it out, or take what it comes to into a `stated_amount`");
  };
  const NewJobTerms terms = new_job_terms(c);
  for (const NewJob& job : c.facts.new_employment) {
    if ((job.pay || job.similar) && !terms.any)
      tell("new_employment", "no clause says what new work does to its payments; only `health_from` is read");
    else if (job.similar && !terms.similar)
      tell("new_employment.similar", "no clause asks whether the new work is similar");
  }
  for (const auto& [name, rate] : c.facts.rates) {
    if (!takes_rate(c, name)) tell(fmt::format("rates.{}", name), "no clause takes interest by this rate");
  }
  const auto reads = [&](std::string_view fact) {
    return std::ranges::any_of(c.agreement.clauses, [&](const Clause& clause) {
      const auto read = clause.terms.kind().fact_read;
      return read != nullptr && c.in_force(clause.head) && read(clause.terms.object()) == fact;
    });
  };
  if (c.facts.breach && !reads("breach"))
    tell("breach", "no clause stops payments or asks for them back on a breach");
  if (c.facts.dispute && !reads("dispute"))
    tell("dispute", "no clause pays legal fees (`reimbursement` with `if`)");
  const auto& t = c.facts.termination;
  const bool asks_for_offer = has_route(c, [](const Route& r) {
    return r.dismissal && std::ranges::find(r.dismissal->acts, DismissalKind::no_comparable_offer,
                                            &CountedAct::act) != r.dismissal->acts.end();
  });
  if (t && t->dismissal && t->dismissal->comparable_offer && !asks_for_offer)
    tell("termination.dismissal.comparable_offer", "no clause asks whether comparable employment was offered");
  const bool person_cuts = std::ranges::any_of(c.agreement.clauses, [&](const Clause& clause) {
    return clause.terms.kind().gives_up_payments && c.in_force(clause.head);
  });
  if (c.facts.parachute && !person_cuts) tell("parachute.cut", "no clause gives up payments");
  if (!c.facts.chosen.empty()) check_choices(c);
}

/// "After a change in control" is said of an end by a right that the change itself gives. Where no clause gives
/// one, nothing is paid for it, and most often a dismissal or a resignation is meant.
void on_right_of_change(const Case& c) {
  const Situation& s = c.situation;
  if (!s.end || s.reason != Reason::change_in_control || s.route != nullptr || s.route_refused) return;
  const auto names_it = [](const std::vector<Reason>& reasons) {
    return std::ranges::find(reasons, Reason::change_in_control) != reasons.end();
  };
  const bool asked = std::ranges::any_of(c.agreement.clauses, [&](const Clause& clause) {
    return std::ranges::any_of(clause.head.when, [&](const When& when) { return names_it(when.reason); });
  });
  const bool any = has_route(c, [](const Route&) { return true; });
  if (!any || asked || has_route(c, [&](const Route& r) { return names_it(r.reason); })) return;
  c.warn(Module::severance, "no-right-of-change", "termination.reason",
         "`change_in_control` is an end by a right that the change itself gives, and no clause gives one",
         s.by == Party::company ? "a dismissal after a change in control is `without_cause`"
                                : "a resignation after it is `good_reason` or `resignation`");
}

/// A resignation that could have claimed more.
void on_resignation(const Case& c) {
  const Situation& s = c.situation;
  if (!s.end || (*s.reason != Reason::resignation && *s.reason != Reason::retirement)) return;
  Termination other = *c.facts.termination;
  other.by = Party::employee;
  other.under.clear();
  const auto cut = salary_cut(c);
  if (cut && !other.dismissal && has_route(c, [](const Route& r) { return r.dismissal.has_value(); })) {
    other.reason = Reason::constructive_dismissal;
    other.dismissal = Dismissal{DismissalKind::salary_cut, *cut};
    if (const auto outcome = outcome_with(c, other))
      c.note(Module::severance, "constructive-dismissal-possible", "salary.changes",
             fmt::format("salary fell on {}; a termination under {} would pay {}", to_string(*cut),
                         outcome->route, outcome->total));
  }
  const auto walk_right = [](const Route& r) { return r.after_change && r.by == Party::employee; };
  if (s.notice && !s.changes.empty() && has_route(c, walk_right)) {
    other.reason = Reason::change_in_control;
    other.dismissal.reset();
    if (const auto outcome = outcome_with(c, other); outcome && outcome->route != route_cites(s))
      c.note(Module::severance, "right-after-change-possible", "termination.reason",
             fmt::format("the same notice could be given under {}, with what that gives to options",
                         outcome->route));
  }
}

}  // namespace

void remark_on(const Case& c) {
  for (size_t i = 0; i < c.facts.events.size(); ++i) {
    if (const auto* owned = std::get_if<Ownership>(&c.facts.events[i])) on_ownership(c, *owned, i);
  }
  on_state(c);
  on_unread_facts(c);
  on_resignation(c);
  on_right_of_change(c);
  warn_of_other_documents(c);
}

}  // namespace payout
