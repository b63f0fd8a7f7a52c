#include "clauses/options/acceleration.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/assumed_awards.h"
#include "clauses/options/corporate_event.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/vest_part.h"
#include "clauses/severance/release_finding.h"
#include "clauses/situation/rests_on_change.h"
#include "clauses/situation/waived_vesting.h"
#include "clauses/untold_tier.h"

namespace payout {
namespace {

/// Whether the person holds an award that the clause speaks of: only then are facts asked for.
bool speaks_of_a_grant(const Case& c, const ClauseOf<AwardAcceleration>& clause) {
  if (c.facts.director) return true;  // a formula makes grants
  return std::ranges::any_of(c.facts.grants, [&](const Grant& grant) {
    return clause.terms.scope.covers(c, clause.head, {grant.plan, grant.type});
  });
}

void add_triggered(const Case& c, Accelerations& all) {
  c.agreement.each<AwardAcceleration>([&](const ClauseOf<AwardAcceleration>& clause) {
    const Occurrences all_ways = occurrences(c, clause.head);
    if (all_ways.empty()) ask_for_tier(c, clause.head, Module::options);
    if (all_ways.empty() || replaced_by(c, clause.head) != nullptr) return;
    if (!speaks_of_a_grant(c, clause)) return;
    if (const ReleaseFinding* release = release_for(c, clause.head); release != nullptr && !release->told)
      ask_for_release(c, *release, clause.head, Module::options);
    for (const Occurrence& when : all_ways) {
      if (clause.terms.unless_assumed && !left_behind(c, clause.head, when)) continue;
      const bool temporary = c.choose(clause.terms.lasts) == AccelerationLasts::pre_closing_window_only;
      const StepRef source = c.work.explaining() ? occurrence_figure(c, when).step : StepRef{};
      all.push_back({&clause.head, &clause.terms.scope, when.measured, when.measured, std::nullopt, temporary,
                     source, &clause.terms});
    }
  });
}

/// How the day of an early vesting came about: of the event, or just before it.
StepRef source_of(const Case& c, const EarlyVesting& a, Date day) {
  if (!a.source || day == a.event) return a.source;
  return day_before(c, {Workings::serial(a.event), a.source}).step;
}

/// Whether it vests everything there is, whatever performance earns.
bool vests_all(const EarlyVesting& a, const GrantResult& grant) {
  return grant.type != AwardType::psu && (a.terms == nullptr || a.terms->amount.all());
}

}  // namespace

void vest_early(const Case& c, const EarlyVesting& a, Tranche& tranche) {
  tranche.how.accelerated = source_of(c, a, a.day);
  tranche.accelerated = a.day;
  tranche.accelerated_by = a.clause->cite;
  tranche.accelerating = a.clause;
}

namespace {

void apply(const Case& c, const EarlyVesting& a, Tranche& tranche) {
  if (a.temporary) {
    if (tranche.accelerated) return;
    tranche.temporary_on = a.event - 1;
    tranche.how.temporary = source_of(c, a, a.event - 1);
  } else if (!tranche.accelerated) {
    vest_early(c, a, tranche);
  } else if (a.day < *tranche.accelerated) {
    // A closing opens the option just before the event that another clause answers to on the day itself.
    tranche.also_by = tranche.accelerated_by;
    vest_early(c, a, tranche);
  } else if (*tranche.accelerated == a.day && tranche.also_by.empty()) {
    tranche.also_by = a.clause->cite;
  }
}

}  // namespace

Accelerations find_accelerations(const Case& c) {
  Accelerations all;
  add_triggered(c, all);
  add_corporate_events(c, all);
  if (all.size() > 1) std::ranges::stable_sort(all, {}, &EarlyVesting::event);
  return all;
}

bool reaches(const Case& c, const EarlyVesting& a, const GrantResult& grant) {
  if (a.temporary && is_stock(grant.type)) return false;  // there is nothing to exercise for a day
  if (!a.scope->covers(c, *a.clause, held(grant))) return false;
  if (grant.granted && *grant.granted > a.event) return false;
  return !(grant.end && a.event > *grant.end) && !(grant.expires && a.event > *grant.expires);
}

namespace {

void vest_all(const Case& c, const Accelerations& accelerations, GrantResult& grant) {
  for (size_t i = 0; i < accelerations.size(); ++i) {
    const EarlyVesting& a = accelerations[i];
    if (!reaches(c, a, grant)) continue;
    if (!vests_all(a, grant)) {
      vest_part(c, accelerations, i, grant);
      continue;
    }
    for (Tranche& tranche : grant.tranches) {
      if (tranche.vests && *tranche.vests > a.event) apply(c, a, tranche);
    }
  }
}

/// Whether a change in control alone makes the clause vest anything.
bool by_change(const Case& c, const ClauseHead& head) {
  const Clause* clause = c.agreement.find(head.id);
  return (clause != nullptr && clause->terms.kind().answers_events) || rests_on_change(c, head);
}

int64_t early_shares(const GrantResult& grant) {
  int64_t shares = 0;
  for (const Tranche& t : grant.tranches) {
    if (t.accelerated || !t.continued_by.empty()) shares += t.shares.count;
  }
  return shares;
}

/// What was given up does not vest: how many shares that are is found on a copy that nobody looks at again.
void tell_waived(const Case& c, const GrantResult& as_promised, GrantResult& grant,
                 std::string_view without_change) {
  grant.vesting_waived = Shares{early_shares(as_promised) - early_shares(grant)};
  if (c.explain)
    c.warn(Module::options, "waived-vesting", fmt::format("grants[{}]", grant.id),
           fmt::format("the early vesting of {} shares of {} was given up for a vote of the shareholders that "
                       "failed: they keep their own vesting days",
                       grouped(grant.vesting_waived->count), grant.id),
           without_change.empty() ? std::string{}
                                  : fmt::format("what {} gives without a change in control is among it, since "
                                                "`tax.vote.payments` names the grant",
                                                without_change),
           waived_vesting_rule);
  if (c.work.explaining())
    c.work.account(fmt::format("grants[{}].vesting_waived", grant.id),
                   c.work.derived(Exact{grant.vesting_waived->count}, Unit::shares,
                                  "would have vested early; given up for a vote that failed", {vote_figure(c)}),
                   {}, waived_vesting_rule);
}

}  // namespace

void accelerate(const Case& c, const Accelerations& accelerations, GrantResult& grant) {
  if (!vote_lost(c)) return vest_all(c, accelerations, grant);
  Accelerations kept;
  std::string_view without_change;
  for (const EarlyVesting& a : accelerations) {
    const bool rests = by_change(c, *a.clause);
    if (!reaches(c, a, grant) || !vesting_waived(c, grant.id, rests)) {
      kept.push_back(a);
    } else if (!rests) {
      without_change = a.clause->cite;
    }
  }
  if (kept.size() == accelerations.size()) return vest_all(c, accelerations, grant);
  GrantResult as_promised = grant;
  vest_all(c, accelerations, as_promised);
  vest_all(c, kept, grant);
  if (early_shares(as_promised) > early_shares(grant)) tell_waived(c, as_promised, grant, without_change);
}

}  // namespace payout
