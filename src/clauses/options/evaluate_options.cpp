#include "clauses/options/evaluate_options.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/acceleration.h"
#include "clauses/options/award_settlement.h"
#include "clauses/options/corporate_event.h"
#include "clauses/options/end_of_service.h"
#include "clauses/options/exercise_methods.h"
#include "clauses/options/exercise_window.h"
#include "clauses/options/exercise_withholding.h"
#include "clauses/options/formula_grant.h"
#include "clauses/options/grant_rules.h"
#include "clauses/options/grant_steps.h"
#include "clauses/options/iso_standing.h"
#include "clauses/options/option_calendar.h"
#include "clauses/options/option_forfeiture.h"
#include "clauses/options/option_result.h"
#include "clauses/options/option_term.h"
#include "clauses/options/performance.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/service_requirement.h"
#include "clauses/options/share_counts.h"
#include "clauses/options/share_price.h"
#include "clauses/options/vest_part.h"
#include "clauses/options/vesting_schedule.h"

namespace payout {
namespace {

/// The first clause that the person is under which speaks of awards of the plan, or null.
const Clause* speaks_of(const Case& c, const GrantResult& grant) {
  const auto found = std::ranges::find_if(c.agreement.clauses, [&](const Clause& clause) {
    const auto scope = clause.terms.kind().scope;
    return scope != nullptr && scope(clause.terms.object()).covers(c, clause.head, held(grant));
  });
  return found != c.agreement.clauses.end() ? &*found : nullptr;
}

/// Some clause that the person is under says what becomes of awards of the plan. Of options that is how long
/// they can be exercised, or how they vest; stock needs no more than a clause that speaks of it.
bool plan_known(const Case& c, const GrantResult& grant) {
  if (is_stock(grant.type)) return speaks_of(c, grant) != nullptr;
  return clause_for<ExerciseWindow>(c, held(grant)) || clause_for<VestingSchedule>(c, held(grant)) ||
         clause_for<GrantRules>(c, held(grant));
}

void refuse_unknown_plan(const Case& c, GrantResult& grant) {
  const Clause* other = speaks_of(c, grant);
  if (other == nullptr)
    return refuse(c, grant, "unknown-plan", "plan",
                  fmt::format("{}: no document here that the executive is under speaks of the plan `{}`",
                              grant.id, grant.plan),
                  "see `payout terms`; `documents` says what the executive is under", {});
  refuse(c, grant, "unknown-plan", "plan",
         fmt::format("{}: {} speaks of the plan `{}`, but no clause says how long its {} can be exercised",
                     grant.id, other->head.cite, grant.plan, grant.type == AwardType::sar ? "SARs" : "options"),
         "write an `exercise_window`: see `payout terms exercise_window`", {});
}

void start(const Case& c, const Grant& facts, const FormulaAward* award, GrantResult& grant) {
  grant.grant = &facts;
  grant.id = facts.id;
  grant.plan = facts.plan;
  grant.type = facts.type;
  grant.granted = facts.granted;
  grant.shares = facts.count();
  grant.price = facts.price;
  grant.fmv = facts.fmv;
  grant.end = end_of_service(c, grant.plan);
  if (award != nullptr) {
    grant.how.granted = award->granted, grant.how.shares = award->shares, grant.how.price = award->price;
  } else if (c.work.explaining()) {
    grant.how.shares = c.work.fact(facts.count(), "shares granted").step;
    if (facts.price) grant.how.price = c.work.fact(*facts.price, "exercise price").step;
  }
  if (!plan_known(c, grant)) refuse_unknown_plan(c, grant);
}

/// Whether a clause on options of the plan asks by which route employment ended.
bool asks_for_route(const Case& c, const GrantResult& grant) {
  return std::ranges::any_of(c.agreement.clauses, [&](const Clause& clause) {
    const auto scope = clause.terms.kind().scope;
    return scope != nullptr && scope(clause.terms.object()).covers(c, clause.head, held(grant)) &&
           std::ranges::any_of(clause.head.when, [](const When& when) { return !when.route.empty(); });
  });
}

/// Where it is not settled how employment ended, options that nothing in it changes are reported all the same.
bool route_known(const Case& c, const GrantResult& grant) {
  if (!c.situation.route_refused || !asks_for_route(c, grant)) return true;
  c.error(Module::options, "route-not-settled", fmt::format("grants[{}]", grant.id),
          fmt::format("{}: what becomes of it depends on how employment ended, which is not settled", grant.id),
          "see the error on the termination");
  return false;
}

bool expiry_known(const Case& c, GrantResult& grant) {
  if (set_expiry(c, grant)) return true;
  static const ClauseHead none{.id = {}, .cite = "the grant's own plan"};
  c.missing(Module::options, none, fmt::format("grants[{}].expires", grant.id),
            fmt::format("the last day of {}'s own term", grant.id));
  return false;
}

/// While service goes on the option runs to the end of its own term; there is no last day of what can never be
/// exercised within it.
void run_to_expiry(const Case& c, GrantResult& grant) {
  const auto opens = [&](const Tranche& t) {
    const auto first = t.first_open();
    return !t.barred && (first ? *first <= *grant.expires && !(t.gone && *t.gone <= *first) : !t.vests);
  };
  const GrantSteps steps{c, grant};
  const bool asked = c.work.explaining();
  TermDays term{*grant.expires, *grant.expires, term_cite(c, grant)};
  if (std::ranges::any_of(grant.tranches, opens)) {
    term = term_days(c, grant);
    grant.last_day = term.last;
    grant.safe_day = term.safe;
    grant.window_cite = term.cite;
    if (asked)
      grant.how.last_day = steps.own("expires", *grant.expires, "last day of the option's own term").step;
  }
  const StepRef source = asked ? day_after(c, steps.own("expires", *grant.expires, "expiry")).step : StepRef{};
  for (Tranche& tranche : grant.tranches) {
    if (tranche.gone && *tranche.gone <= term.last) continue;
    tranche.end(term.last + 1, Disposition::lapsed, term.cite, source);
  }
}

/// An option that ran out before employment ended had lapsed by then: there was nothing left to forfeit.
void lapse_at_expiry(const Case& c, GrantResult& grant) {
  if (grant.beyond_term) return;
  for (Tranche& tranche : grant.tranches) {
    if (!tranche.gone || *tranche.gone - *grant.expires <= 1) continue;
    const StepRef source =
        c.work.explaining() ? day_after(c, GrantSteps{c, grant}.own("expires", *grant.expires, "expiry")).step
                            : StepRef{};
    tranche.end(*grant.expires + 1, Disposition::lapsed, term_days(c, grant).cite, source);
  }
}

/// What has ended neither vests nor opens afterwards, and where nothing is left on it there is no last day.
void stop_at_the_end(GrantResult& grant) {
  for (Tranche& t : grant.tranches) {
    if (!t.gone) continue;
    if (t.exercisable && *t.exercisable >= *t.gone) t.exercisable.reset();
    if (t.temporary_on && *t.temporary_on >= *t.gone) t.temporary_on.reset();
  }
  const auto open = [&](const Tranche& t) { return t.open_on(*grant.last_day); };
  if (!grant.last_day || std::ranges::any_of(grant.tranches, open)) return;
  grant.last_day.reset(), grant.safe_day.reset(), grant.other_day.reset();
}

/// What vests by the schedule has been earned by then: actual performance says how much.
bool earn_by_schedule(const Case& c, GrantResult& grant, Date day) {
  if (grant.type != AwardType::psu || grant.performance) return true;
  const Date until = grant.end ? std::min(*grant.end, day) : day;
  const bool vests = std::ranges::any_of(grant.tranches, [&](const Tranche& t) {
    return t.vests && *t.vests <= until && !(t.gone && *t.gone <= *t.vests);
  });
  if (!vests) return true;
  static const ClauseHead award{.id = {}, .cite = "the award"};
  const auto rate = performance_rate(c, grant, PerformanceMeasured::actual, award);
  if (rate) earn(c, grant, *rate, {});
  return rate.has_value();
}

/// Stock is the holder's when it vests, and what has not vested is forfeited when employment ends.
void follow_stock(const Case& c, const Accelerations& accelerations, GrantResult& grant) {
  adjust_for_splits(c, grant);
  if (!lay_out_tranches(c, grant)) return;
  if (grant.type == AwardType::psu) {
    grant.target = grant.shares;
    grant.how.target = grant.how.shares;
  }
  accelerate(c, accelerations, grant);
  for (Tranche& t : grant.tranches) {
    t.exercisable = t.accelerated ? t.accelerated : t.vests;
    t.how.exercisable = t.accelerated ? t.how.accelerated : t.how.vests;
  }
  if (grant.end && !forfeit_at_end(c, grant)) lapse_unvested(c, accelerations, grant);
  if (!earn_by_schedule(c, grant, day_of_report(c).value_or(Date{}))) return;
  for (Tranche& t : grant.tranches) {
    if (t.gone && t.exercisable && *t.exercisable >= *t.gone) t.exercisable.reset();
  }
}

/// The order of overrides for one grant: valid, adjusted for splits, vested, accelerated, held back by the
/// service requirement, ended.
void follow(const Case& c, const Accelerations& accelerations, AskedWindows& windows, const FormulaAward* award,
            GrantResult& grant) {
  if (!grant.valid) return;
  if (!route_known(c, grant)) return;
  check_grant(c, grant);
  if (!grant.valid && !grant.granted) return;
  if (is_stock(grant.type)) return follow_stock(c, accelerations, grant);
  if (!expiry_known(c, grant) || !grant.valid) return;
  adjust_for_splits(c, grant);
  if (award != nullptr) {
    lay_out_quarters(c, *award, grant);
  } else if (!lay_out_tranches(c, grant)) {
    return;
  }
  accelerate(c, accelerations, grant);
  find_exercisable_days(c, accelerations, grant);
  if (!grant.end) {
    run_to_expiry(c, grant);
  } else if (!forfeit_at_end(c, grant)) {
    lapse_unvested(c, accelerations, grant);
    open_window(c, windows, grant);
    lapse_by_window(c, window_of_plan(c, windows, grant), grant);
  }
  forfeit_at_closing(c, accelerations, grant);
  lapse_at_expiry(c, grant);
  cash_out(c, grant);
  stop_at_the_end(grant);
  take_exercises(c, grant);
}

/// A split changes only what is outstanding: finds the day from which nothing of the grant was, as it would be
/// without splits. What that says to a reader is said when the grant is followed in earnest.
std::optional<Date> over_before_a_split(const Case& c, const Accelerations& accelerations,
                                        AskedWindows& windows, const FormulaAward* award,
                                        const GrantResult& grant) {
  const auto later = [&](const Event& event) {
    const auto* split = std::get_if<StockSplit>(&event);
    return split != nullptr && reaches(*split, grant);
  };
  if (!grant.valid || std::ranges::none_of(c.facts.events, later)) return std::nullopt;
  const size_t said = c.out.remarks.size();
  GrantResult probe = grant;
  probe.over = grant.granted.value_or(Date{});
  follow(c, accelerations, windows, award, probe);
  c.out.remarks.resize(said);
  std::optional<Date> over;
  for (const Tranche& t : probe.tranches) {
    if (!t.gone) return std::nullopt;
    over = over ? std::max(*over, *t.gone) : *t.gone;
  }
  return over;
}

void finish(const Case& c, Date day, GrantResult& grant) {
  if (!grant.valid || grant.tranches.empty()) return;
  take_stock(grant, day);
  value_spread(c, grant);
  if (!is_stock(grant.type)) price_exercises(c, grant);
  settle_awards(c, grant);
  if (c.explain) write_timeline(c, grant);
}

/// The grant that an error is about ("grants[K1].exercises[0]"), or null.
GrantResult* grant_in_error(const Case& c, const Remark& remark) {
  for (GrantResult& grant : c.out.grants) {
    if (remark.path.starts_with(fmt::format("grants[{}]", grant.id))) return &grant;
  }
  return nullptr;
}

/// What is left of a grant that an error stands against: what was granted, and by which rule it is left out.
void leave_out(GrantResult& grant, std::string_view rule, Date day) {
  GrantResult bare;
  bare.id = grant.id, bare.plan = grant.plan, bare.type = grant.type;
  bare.granted = grant.granted, bare.shares = grant.shares, bare.price = grant.price;
  bare.as_of = day;
  bare.leave_out_for(grant.invalid.empty() ? rule : grant.invalid);
  bare.forget_counts();
  grant = std::move(bare);
}

/// A grant with an error is left out and the others stay; an error about more than one leaves none.
void leave_out_what_is_in_error(const Case& c, Date day) {
  for (const Remark& remark : c.out.remarks) {
    if (remark.severity != Severity::error || remark.module != Module::options) continue;
    GrantResult* grant = grant_in_error(c, remark);
    if (grant == nullptr) return c.out.grants.clear();
    leave_out(*grant, remark.id, day);
  }
}

/// A settlement that nobody can value leaves its sums open.
bool valued(const Settlement& s) {
  return s.value || s.amount || s.shares == Shares{};
}

void sum_up_equity(const Case& c) {
  EquityTotals& totals = c.out.equity;
  Money early, before, awards, cash;
  bool known = true, stock_known = true, any_award = false, any_cash = false;
  for (const GrantResult& grant : c.out.grants) {
    known = known && (grant.spread || is_stock(grant.type) || !grant.valid || grant.exercisable == Shares{});
    const Money by_clause = c.asides.equity_parts ? accelerated_spread(grant) : Money{};
    early += by_clause;
    before += grant.spread.value_or(Money{}) - by_clause;
    any_award = any_award || is_stock(grant.type);
    for (const Settlement& s : grant.settlements) {
      known = known && valued(s), stock_known = stock_known && valued(s);
      any_cash = any_cash || s.amount;
      cash += s.amount.value_or(Money{});
      awards += s.value.value_or(Money{});
      if (is_stock(grant.type) && s.what == SettledFor::vesting)
        early += s.value.value_or(s.amount.value_or(Money{}));
    }
  }
  if (any_award && stock_known) totals.awards = awards;  // whatever the options are worth
  if (any_cash) totals.cash = cash;
  if (!known || !c.asides.equity_parts) return;
  totals.accelerated = early;
  totals.vested_before = before;
}

void sum_up(const Case& c) {
  OptionTotals& totals = c.out.options;
  if (c.refused(Module::options)) return;
  totals.as_of = day_of_report(c);
  Money spread;
  bool complete = true;
  sum_up_equity(c);
  for (const GrantResult& grant : c.out.grants) {
    if (is_stock(grant.type)) continue;
    totals.vested.count += grant.vested.count;
    totals.accelerated.count += grant.accelerated.count;
    totals.exercisable.count += grant.exercisable.count;
    spread += grant.spread.value_or(Money{});
    complete = complete && (grant.spread || !grant.valid || grant.exercisable == Shares{});
  }
  if (complete) totals.spread = spread;
}

}  // namespace

void evaluate_options(const Case& c) {
  if (c.facts.grants.empty() && !c.facts.director) return;
  const Accelerations accelerations = find_accelerations(c);
  AskedWindows windows;
  const Date day = day_of_report(c).value_or(Date{});
  const auto awards = formula_awards(c, day);
  c.out.grants.resize(c.facts.grants.size() + awards.size());
  for (size_t i = 0; i < c.out.grants.size(); ++i) {
    const FormulaAward* award = i < c.facts.grants.size() ? nullptr : &awards[i - c.facts.grants.size()];
    GrantResult& grant = c.out.grants[i];
    start(c, award != nullptr ? award->grant : c.facts.grants[i], award, grant);
    grant.over = over_before_a_split(c, accelerations, windows, award, grant);
    follow(c, accelerations, windows, award, grant);
  }
  find_iso_standing(c);
  for (GrantResult& grant : c.out.grants) finish(c, day, grant);
  finish_settlements(c);
  withhold_on_exercises(c);
  for (size_t i = c.facts.grants.size(); i < c.out.grants.size(); ++i) c.out.grants[i].grant = nullptr;
  sum_up(c);
  leave_out_what_is_in_error(c, day);
  if (c.work.explaining()) {
    explain_sums(c);
    for (const GrantResult& grant : c.out.grants) explain_grant(c, grant);
  }
  if (c.lists) enter_option_deadlines(c);
}

}  // namespace payout
