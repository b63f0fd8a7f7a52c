#include "clauses/deferral/elections.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/deferral_steps.h"
#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

struct Filing {
  int percent = 0;
  std::optional<Date> filed = {};
  std::optional<int> year = {};
  std::string path = {};
  Figure percent_fact = {}, filed_fact = {};
};

struct Window {
  Date first = {};
  Date last = {};
  bool holds(Date day) const { return first <= day && day <= last; }
};

/// Nobody was eligible before the plan began.
Window first_window(const DeferralPlan& plan, Date eligible) {
  const Date first = std::max(eligible, plan.account->effective);
  return {first, plan.c.last_day_of(first, plan.election->first_window)};
}

/// The days before a plan year: for a 30-day window and calendar years, December 2 to December 31.
Window yearly_window(const DeferralPlan& plan, int year) {
  const Date begins = plan_year_start(plan, year);
  return {begins - plan.election->yearly_window, begins - 1};
}

/// The plan year that a filing is for and the first day of the pay it reaches; nothing outside every window.
std::optional<JudgedElection> placed(const DeferralPlan& plan, const Filing& f) {
  JudgedElection e;
  e.percent = f.percent;
  e.filed = f.filed;
  e.accepted = true;
  const auto& eligible = plan.facts.first_eligible;
  if (!f.filed) {
    e.from = eligible.value_or(plan.account->effective);
    e.year = plan_year_of(plan, e.from);
    return e;
  }
  const int next = plan_year_of(plan, *f.filed) + 1;
  const bool before_year = yearly_window(plan, next).holds(*f.filed) && (!eligible || *eligible <= *f.filed);
  if (eligible && first_window(plan, *eligible).holds(*f.filed) && f.year != next) {
    e.year = next - 1;
    e.from = *f.filed + 1;
    return e;
  }
  if (!before_year || (f.year && *f.year != next)) return std::nullopt;
  e.year = next;
  e.from = plan_year_start(plan, next);
  return e;
}

const JudgedElection* accepted_for(const DeferralResult& out, int year) {
  for (const JudgedElection& e : out.elections) {
    if (e.accepted && e.year == year) return &e;
  }
  return nullptr;
}

void refuse_change(const DeferralPlan& plan, const Filing& f, int year) {
  plan.c.error(Module::deferred, "election-irrevocable", f.path,
               fmt::format("the election for {} cannot be changed; a new percentage can start {}", year,
                           to_string(plan_year_start(plan, year + 1))),
               fmt::format("remove it, or file it in the window before the next plan year, {} to {}",
                           to_string(yearly_window(plan, year + 1).first),
                           to_string(yearly_window(plan, year + 1).last)),
               plan.election.head->cite);
}

/// A filing outside both windows either tries to change an election that holds, or is too early or too late.
void refuse_filing(const DeferralPlan& plan, const Filing& f) {
  const int during = plan_year_of(plan, *f.filed);
  const bool holds = f.year ? *f.year == during && election_for(plan, during).has_value()
                            : accepted_for(plan.out(), during) != nullptr;
  if (plan.election->irrevocable && holds) return refuse_change(plan, f, during);
  const Window yearly = yearly_window(plan, f.year.value_or(during + 1));
  std::string windows = fmt::format("the window is {} to {}", to_string(yearly.first), to_string(yearly.last));
  if (plan.facts.first_eligible) {
    const Window first = first_window(plan, *plan.facts.first_eligible);
    windows +=
        fmt::format("; upon first eligibility it was {} to {}", to_string(first.first), to_string(first.last));
  }
  plan.c.error(Module::deferred, "election-window", f.path,
               fmt::format("the election filed {} is outside its window", to_string(*f.filed)), windows,
               plan.election.head->cite);
}

/// How an election arose: its percentage, its day, and what follows from the day.
void explain_election(const DeferralSteps& s, const JudgedElection& e, const Filing& f) {
  if (!s.wanted()) return;
  Workings& w = s.w();
  const std::string path = fmt::format("deferred.elections[{}]", e.id);
  const std::string_view clause = DeferralSteps::id_of(s.plan.election);
  w.account(path + ".percent", f.percent_fact, clause);
  if (f.filed) s.date(path + ".filed", e.filed, f.filed_fact, clause);
  s.date(path + ".from", e.from, s.day(e.from, "first day of pay it reaches", {f.filed_fact}), clause);
  w.account(path + ".year", w.derived(e.year, Unit::count, "plan year it is for", {f.filed_fact}), clause);
}

/// The day of a filing, or that none is given.
Figure filed_on(const DeferralPlan& plan, const std::optional<Date>& day) {
  Workings& w = plan.c.work;
  return day ? w.fact(*day, "filed") : w.absent("deferred_comp.election.filed", "no day of filing is given");
}
template <class Percent>
Figure percent_of(const DeferralPlan& plan, const Percent& percent) {
  return plan.c.work.fact_at(&percent, percent.value, Unit::count, "percent elected");
}

void judge(const DeferralPlan& plan, const Filing& f) {
  if (Exact::fraction(f.percent, 100) > plan.election->most.value) {
    plan.c.error(Module::deferred, "over-the-most", f.path,
                 fmt::format("{}% is elected; the plan allows {}", f.percent, to_string(plan.election->most)),
                 "elect no more than that", plan.election.head->cite);
  }
  if (plan.c.explain && f.percent == 100) {
    plan.c.note(Module::deferred, "all-pay-deferred", f.path,
                "100% is elected: payroll taxes and other deductions must then come from somewhere else", {},
                plan.election.head->cite);
  }
  auto& elections = plan.out().elections;
  auto e = placed(plan, f);
  if (!e) {
    refuse_filing(plan, f);
    e = JudgedElection{0, f.filed, f.percent, f.year.value_or(0), {}, false};
  } else if (plan.election->irrevocable && accepted_for(plan.out(), e->year) != nullptr) {
    refuse_change(plan, f, e->year);
    e->accepted = false;
  }
  e->id = static_cast<int>(elections.size()) + 1;
  elections.push_back(*e);
  explain_election({plan}, *e, f);
}

}  // namespace

void judge_elections(const DeferralPlan& plan) {
  const DeferredComp& facts = plan.facts;
  if (!plan.election) return;
  const bool matters = !facts.plan_years.empty() || !facts.elections.empty() || facts.first_eligible;
  if (facts.election && facts.election->percent && matters) {
    const bool in_one = facts.election->filed && !facts.first_eligible && facts.plan_years.empty();
    if (!in_one)
      judge(plan, {facts.election->percent->value,
                   facts.election->filed,
                   {},
                   "deferred_comp.election.filed",
                   percent_of(plan, *facts.election->percent),
                   filed_on(plan, facts.election->filed)});
  }
  for (size_t i = 0; i < facts.elections.size(); ++i) {
    const DeferralFiling& f = facts.elections[i];
    judge(plan, {f.percent.value, f.filed, f.year, fmt::format("deferred_comp.elections[{}]", i),
                 percent_of(plan, f.percent), plan.c.work.fact(f.filed, "filed")});
  }
}

std::optional<ElectionInForce> election_for(const DeferralPlan& plan, int year) {
  const DeferralResult& out = plan.out();
  if (const JudgedElection* own = accepted_for(out, year)) return ElectionInForce{own->percent, own->from};
  const JudgedElection* standing = nullptr;
  for (const JudgedElection& e : out.elections) {
    if (e.accepted && e.year < year && (standing == nullptr || e.year > standing->year)) standing = &e;
  }
  if (standing == nullptr || plan.c.choose(plan.election->carryover) == Carryover::each_year)
    return std::nullopt;
  return ElectionInForce{standing->percent, plan_year_start(plan, year)};
}

std::optional<Date> suspended_through(const DeferralPlan& plan) {
  const auto& hardship = plan.facts.decisions.hardship;
  if (!hardship || !plan.election) return std::nullopt;
  const auto length = hardship->suspended ? hardship->suspended : plan.election->hardship_suspension;
  if (!length) return std::nullopt;
  return plan.c.plus(hardship->date, *length);
}

}  // namespace payout
