#include "clauses/options/death_window.h"

#include "clauses/known_days.h"
#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"

namespace payout {
namespace {

Figure death_figure(const Case& c) {
  return c.facts.employee.died ? c.work.fact(*c.facts.employee.died, "death") : end_figure(c);
}

std::optional<DeathWindowDays> from_death(const Case& c, const PlanClause<DeathWindow>& clause, Date running) {
  const Date death = *c.situation.death;
  const WindowDays days = c.window_after(death, clause.terms->lasts);
  if (days.last <= running) return std::nullopt;
  return DeathWindowDays{
      days.last, days.safe, clause.head->cite,
      c.work.explaining() ? last_day_figure(c, death_figure(c), clause.terms->lasts).step : StepRef{},
      clause.head->id};
}

}  // namespace

std::optional<DeathWindowDays> window_after_death(const Case& c, const GrantResult& grant, Date running) {
  const std::optional<Date> death = c.situation.death;
  if (!death || *death <= *grant.end || *death > running) return std::nullopt;
  const auto clause = clause_for<DeathWindow>(c, held(grant));
  if (!clause) return std::nullopt;
  if (c.situation.found(Finding::retirement) && clause.terms->after_retirement &&
      *death <= c.last_day_of(*grant.end, *clause.terms->after_retirement)) {
    return from_death(c, clause, running);
  }
  switch (c.choose(clause.terms->death_after_termination)) {
    case DeathAfterEnd::rest_of_running_window: return std::nullopt;
    case DeathAfterEnd::one_year_from_death: return from_death(c, clause, running);
    case DeathAfterEnd::lapses:
      return DeathWindowDays{*death - 1, *death - 1, clause.head->cite,
                             c.work.explaining() ? day_before(c, death_figure(c)).step : StepRef{},
                             clause.head->id};
  }
  return std::nullopt;
}

}  // namespace payout
