#include "clauses/options/service_requirement.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/options/exercise_window.h"
#include "clauses/options/grant_steps.h"
#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"

namespace payout {
namespace {

/// Whether a clause of another document than the requirement's own speaks of the grant.
bool speaks_too(const Case& c, const ClauseHead& clause, const GrantScope& scope, const GrantResult& grant,
                std::string_view document) {
  return clause.document() != document && scope.covers(c, clause, held(grant));
}

/// The first day on which another document lets a tranche be exercised: it vests what had not vested by an
/// event and opens the options of that day, or it opens what was vested when service ended.
struct Opened {
  Date day = {};
  StepRef source = {};
};
std::optional<Opened> opened_by_another(const Case& c, const Accelerations& accelerations,
                                        const GrantResult& grant, const Tranche& tranche,
                                        std::string_view document) {
  for (const EarlyVesting& a : accelerations) {
    if (a.temporary || !speaks_too(c, *a.clause, *a.scope, grant, document)) continue;
    if (grant.granted && *grant.granted > a.event) continue;
    if (grant.end && a.event > *grant.end) continue;
    return Opened{a.day, a.source};
  }
  if (!grant.end || *tranche.exercisable > *grant.end) return std::nullopt;
  bool opened = false;
  c.agreement.each<ExerciseWindow>([&](const ClauseOf<ExerciseWindow>& clause) {
    opened = opened || (speaks_too(c, clause.head, clause.terms.scope, grant, document) &&
                        !occurrences(c, clause.head).empty());
  });
  return opened ? std::optional{Opened{*grant.end, end_source(c)}} : std::nullopt;
}

struct Requirement {
  Date met = {};
  bool fulfilled = true;
  StepRef source = {};
};

void hold_back(const Case& c, const ClauseOf<ServiceRequirement>& clause, const Accelerations& accelerations,
               const Requirement& need, const GrantResult& grant, Tranche& tranche) {
  if (*tranche.exercisable >= need.met && need.fulfilled) return;
  const auto other = opened_by_another(c, accelerations, grant, tranche, clause.head.document());
  if (other && c.choose(clause.terms.six_month_rule) == ServiceRule::other_document_overrides) {
    const Date vested = *tranche.exercisable;
    const auto open_from = [&](Date day, StepRef source) {
      if (day <= vested) return;
      tranche.exercisable = day;
      tranche.how.exercisable = source;
    };
    if (need.fulfilled && need.met < other->day) return open_from(need.met, need.source);
    open_from(other->day, other->source);
    return;
  }
  tranche.held_back_by = clause.head.cite;
  if (need.fulfilled) {
    tranche.exercisable = need.met;
    tranche.how.exercisable = need.source;
  } else {
    tranche.barred = tranche.exercisable && (!grant.end || *tranche.exercisable <= *grant.end);
    tranche.exercisable.reset();
  }
}

/// A schedule that would let shares be exercised too soon was perhaps not meant so.
void note_delay(const Case& c, const ClauseHead& clause, const GrantResult& grant, Date met) {
  const auto delayed = [&](const Tranche& t) { return t.vests && !t.accelerated && *t.vests < met; };
  if (!c.explain || std::ranges::none_of(grant.tranches, delayed)) return;
  c.note(Module::options, "vesting-delayed", fmt::format("grants[{}].vesting", grant.id),
         fmt::format("{}: exercisable only from {}, whatever vests before", grant.id, to_string(met)), {},
         clause.cite);
}

void apply(const Case& c, const ClauseOf<ServiceRequirement>& clause, const Accelerations& accelerations,
           GrantResult& grant) {
  const bool part_time = clause.terms.full_time && c.facts.employee.full_time == false;
  const Date met = c.plus(*grant.granted, clause.terms.service);
  const StepRef source =
      c.work.explaining()
          ? c.work.date_after(granted_figure(c, grant), c.work.term(clause.terms.service, "service"), met).step
          : StepRef{};
  const Requirement need{met, !part_time && (!grant.end || *grant.end >= met), source};
  if (!need.fulfilled) grant.service_met = met;
  if (need.fulfilled) note_delay(c, clause.head, grant, met);
  for (Tranche& tranche : grant.tranches) {
    if (tranche.temporary_on && *tranche.temporary_on < met) tranche.temporary_on.reset();
    if (tranche.exercisable) hold_back(c, clause, accelerations, need, grant, tranche);
  }
  if (part_time) {
    c.warn(Module::options, "part-time-service", "employee.full_time",
           fmt::format("{} can be exercised by nobody: it requires full-time employment ({})", grant.id,
                       clause.head.cite),
           "leave `full_time` out where the first months of the grant were full-time", clause.head.cite);
  }
}

}  // namespace

void find_exercisable_days(const Case& c, const Accelerations& accelerations, GrantResult& grant) {
  for (Tranche& tranche : grant.tranches) {
    tranche.exercisable = tranche.accelerated ? tranche.accelerated : tranche.vests;
    tranche.how.exercisable = tranche.accelerated ? tranche.how.accelerated : tranche.how.vests;
  }
  if (!grant.granted) return;
  each_clause_for<ServiceRequirement>(c, held(grant), [&](const ClauseOf<ServiceRequirement>& clause) {
    apply(c, clause, accelerations, grant);
  });
}

void turning_days(const ServiceRequirement& terms, const ClauseHead&, const Result& result, Date,
                  TurningDays& out) {
  for (const GrantResult& grant : result.grants) {
    if (!grant.granted) continue;
    out.push_back({after(*grant.granted, terms.service, MonthEnd::clamp),
                   fmt::format("the service that {} requires", grant.id), Module::options});
  }
}

}  // namespace payout
