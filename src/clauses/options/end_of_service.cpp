#include "clauses/options/end_of_service.h"

#include <algorithm>

#include "clauses/options/grant_steps.h"
#include "clauses/options/plan_clause.h"

namespace payout {
namespace {

/// A clause vests everything on the last day itself, so that the step of that day is not in question.
bool vested_by_clause(const Case& c, const Accelerations& accelerations, const GrantResult& grant) {
  return std::ranges::any_of(accelerations, [&](const EarlyVesting& a) {
    return !a.temporary && a.event == *grant.end && a.scope->covers(c, *a.clause, held(grant));
  });
}

bool in_time(const Case& c, const Accelerations& accelerations, const GrantResult& grant,
             const Tranche& tranche) {
  if (!tranche.exercisable) return !tranche.vests && !tranche.barred;  // vested from the start
  if (*tranche.exercisable != *grant.end) return *tranche.exercisable < *grant.end;
  if (tranche.accelerated || tranche.vests != grant.end) return true;
  if (vested_by_clause(c, accelerations, grant)) return true;
  const auto clause = clause_for<EndOfService>(c, held(grant));
  return !clause || c.choose(clause.terms->vest_on_termination_day) == VestOnLastDay::counts;
}

}  // namespace

std::optional<Date> end_of_service(const Case& c, std::string_view plan) {
  if (!c.situation.end || !c.facts.termination->stays_director.value_or(false)) return c.situation.end;
  const auto clause = clause_for<EndOfService>(c, plan);
  if (!clause) return c.situation.end;
  const bool goes_on = c.choose(clause.terms->director_service_after_employment) == BoardService::continues;
  return goes_on ? std::nullopt : c.situation.end;
}

void lapse_unvested(const Case& c, const Accelerations& accelerations, GrantResult& grant) {
  const auto clause = clause_for<EndOfService>(c, held(grant));
  const std::string_view cite = clause ? std::string_view{clause.head->cite} : std::string_view{};
  for (Tranche& tranche : grant.tranches) {
    if (tranche.gone && *tranche.gone <= *grant.end) continue;
    if (!tranche.continued_by.empty() || in_time(c, accelerations, grant, tranche)) continue;
    tranche.exercisable.reset();
    tranche.end(*grant.end, is_stock(grant.type) ? Disposition::forfeited : Disposition::lapsed,
                tranche.barred ? tranche.held_back_by : cite, end_source(c));
  }
}

void lapse_by_window(const Case& c, std::string_view window, GrantResult& grant) {
  const auto clause = clause_for<EndOfService>(c, held(grant));
  if (window.empty() || (clause && !clause.terms->lapses_by_window)) return;
  const std::string_view cite = clause ? std::string_view{clause.head->cite} : std::string_view{};
  for (Tranche& tranche : grant.tranches)
    if (tranche.gone == grant.end && tranche.fate == Disposition::lapsed && tranche.gone_by == cite)
      tranche.gone_by = window;
}

}  // namespace payout
