#include "clauses/options/retirement.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/condition_writer.h"
#include "clauses/options/findings.h"
#include "clauses/service.h"

namespace payout {
namespace {

void warn_not_met(const Case& c, const ClauseHead& clause) {
  if (c.situation.reason != Reason::retirement) return;
  c.warn(Module::options, "not-a-retirement", "termination.reason",
         fmt::format("age and service do not qualify for Retirement ({})", clause.cite),
         "treated as a resignation: what asks for a retirement (`if: retirement`) is not met", clause.cite);
}

/// Years of service, as the clause counts them; nothing where they are not known.
std::optional<int> service_of(const Case& c, const Retirement& terms) {
  if (c.facts.employee.years_of_service) return c.facts.employee.years_of_service;
  return terms.service == RetirementService::calendar ? complete_years_of_service(c) : std::nullopt;
}

void ask(const Case& c, const ClauseOf<Retirement>& clause, Module module) {
  if (!c.facts.employee.born) c.missing(module, clause.head, "employee.born", "the date of birth");
  if (service_of(c, clause.terms)) return;
  if (clause.terms.service == RetirementService::calendar)
    return c.missing(module, clause.head, "employee.hired", "the first day of employment");
  c.missing(module, clause.head, "employee.years_of_service", "the length of service");
}

/// Whether an entry of `when` turns on this definition, for an end of employment such as this one.
bool turns_on(const Case& c, const When& when, size_t at) {
  const auto names = [&](const FindingName& finding) {
    return std::ranges::any_of(finding.tests, [&](const FindingName::Test& test) {
      return std::ranges::find(test.clauses, at) != test.clauses.end();
    });
  };
  if (std::ranges::none_of(when.holds, names) && std::ranges::none_of(when.fails, names)) return false;
  if (!when.reason.empty() && std::ranges::find(when.reason, c.situation.reason) == when.reason.end())
    return false;
  return when.always || when.route.empty() ||
         std::ranges::any_of(c.situation.routes, [&](const ClauseHead* route) {
           return std::ranges::find(when.route, route->id) != when.route.end();
         });
}

/// What is not given is asked for where a clause turns on it; and for the estate of somebody who died after
/// leaving, for whom retirement is a rule of its own.
void ask_for_facts(const Case& c, const ClauseOf<Retirement>& clause, size_t at) {
  const bool died_after = c.situation.death && *c.situation.death > *c.situation.end;
  if (c.situation.reason == Reason::retirement && died_after) ask(c, clause, Module::options);
  for (const Clause& other : c.agreement.clauses) {
    if (!c.in_force(other.head)) continue;
    if (std::ranges::any_of(other.head.when, [&](const When& when) { return turns_on(c, when, at); }))
      ask(c, clause, other.terms.kind().pay != nullptr ? Module::severance : Module::options);
  }
}

void test(const Case& c, Situation& s, const ClauseOf<Retirement>& clause, size_t at) {
  const Employee& who = c.facts.employee;
  const auto service = service_of(c, clause.terms);
  // A birthday on the last day counts; somebody born on February 29 is a year older on February 28.
  const bool young = who.born && *c.situation.end < after(*who.born, clause.terms.age, MonthEnd::clamp);
  const bool new_here = service && *service < clause.terms.years_of_service;
  const bool known = who.born && service;
  const bool few_points = clause.terms.points && known &&
                          full_months(*who.born, *c.situation.end) / 12 + *service < *clause.terms.points;
  if (young || new_here || few_points) {
    warn_not_met(c, clause.head);
  } else if (known) {
    s.find(Finding::retirement, at);
  } else {
    ask_for_facts(c, clause, at);
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

void tell(const Retirement& terms, const ClauseHead& clause, bool wanted, bool met, ConditionWriter& out) {
  const std::string ages =
      fmt::format("{}: {} of age, {} of service", clause.cite, to_string(terms.age),
                  terms.years_of_service == 1 ? "1 year" : fmt::format("{} years", terms.years_of_service));
  out.finding(wanted, met, "age and service amount to retirement",
              "age and service do not amount to retirement", ages,
              terms.service == RetirementService::hours ? "employee.born, employee.years_of_service"
                                                        : "employee.born, employee.hired");
}

}  // namespace payout
