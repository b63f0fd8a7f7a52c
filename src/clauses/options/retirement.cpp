#include "clauses/options/retirement.h"

#include <fmt/format.h>

#include "clauses/case.h"

namespace payout {
namespace {

void warn_not_met(const Case& c, const ClauseHead& clause) {
  if (c.situation.reason != Reason::retirement) return;
  c.warn(Module::options, "not-a-retirement", "termination.reason",
         fmt::format("age and service do not qualify for Retirement ({})", clause.cite),
         "treated as a resignation: the same window, but no rule for the estate of a retiree", clause.cite);
}

/// The facts matter only to the estate of somebody who died after leaving.
void ask_for_facts(const Case& c, const ClauseHead& clause) {
  const bool died_after = c.situation.death && *c.situation.death > *c.situation.end;
  if (c.situation.reason != Reason::retirement || !died_after) return;
  const Employee& who = c.facts.employee;
  if (!who.born) c.missing(Module::options, clause, "employee.born", "the date of birth");
  if (!who.years_of_service) {
    c.missing(Module::options, clause, "employee.years_of_service", "the length of service");
  }
}

void test(const Case& c, Situation& s, const ClauseOf<Retirement>& clause, size_t at) {
  const Employee& who = c.facts.employee;
  if (!who.born || !who.years_of_service) return ask_for_facts(c, clause.head);
  // A birthday on the last day counts; somebody born on February 29 is a year older on February 28.
  const bool old_enough = *c.situation.end >= after(*who.born, clause.terms.age, MonthEnd::clamp);
  if (old_enough && *who.years_of_service >= clause.terms.years_of_service) {
    s.find(Finding::retirement, at);
  } else {
    warn_not_met(c, clause.head);
  }
}

}  // namespace

void find_retirement(const Case& c, Situation& s) {
  if (!c.situation.end || c.situation.by != Party::employee) return;
  for (const size_t i : c.agreement.of_kind<Retirement>()) {
    const Clause& clause = c.agreement.clauses[i];
    if (c.under(clause.head.document())) test(c, s, {clause.head, *clause.as<Retirement>()}, i);
  }
}

}  // namespace payout
