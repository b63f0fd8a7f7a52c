#include "clauses/severance/release.h"
#include "clauses/checks/check_terms.h"
#include "clauses/severance/release_finding.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/conditions.h"
#include "clauses/known_days.h"
#include "clauses/severance/due_day.h"
#include "clauses/severance/rows.h"

namespace payout {
namespace {

constexpr std::string_view age_law = "29 U.S.C. 626(f)(1)";
constexpr int group_days = 45;

size_t position(const KnownCase& c, const ClauseHead& clause) {
  const auto at =
      std::ranges::find_if(c.agreement.clauses, [&](const Clause& each) { return &each.head == &clause; });
  return static_cast<size_t>(at - c.agreement.clauses.begin());
}

const Release& terms_of(const KnownCase& c, const ReleaseFinding& found) {
  return *c.agreement.clauses[found.clause].as<Release>();
}
const ClauseHead& head_of(const KnownCase& c, const ReleaseFinding& found) {
  return c.agreement.clauses[found.clause].head;
}

/// The time to sign: in a program for a group it is no less than 45 days.
Date last_day_to_sign(const Case& c, const Release& terms, Date given) {
  const Date stated = c.last_day_of(given, terms.consider);
  const bool group = c.facts.release && c.facts.release->group.value_or(false);
  return group ? std::max(stated, given + group_days) : stated;
}

Date takes_effect(const Case& c, const Release& terms, Date signed_on, Date revoke_by) {
  if (revoke_by == signed_on) return signed_on;
  return c.choose(terms.effective_day) == EffectiveDay::day_after ? revoke_by + 1 : revoke_by;
}

ReleaseFault fault_of(const Release& terms, const ReleaseFacts& facts, const ReleaseFinding& found, Date end) {
  const Date signed_on = *facts.signed_on;
  if (terms.not_before_end && signed_on < end) return ReleaseFault::signed_early;
  if (signed_on > found.sign_by) return ReleaseFault::signed_late;
  if (facts.revoked && *facts.revoked <= *found.revoke_by) return ReleaseFault::revoked;
  if (found.deadline && *found.effective > *found.deadline) return ReleaseFault::effective_late;
  return ReleaseFault::none;
}

ReleaseFinding find_release(const Case& c, const Release& terms, size_t clause, Date end) {
  ReleaseFinding found{.clause = clause};
  const auto& facts = c.facts.release;
  found.given = facts && facts->given ? *facts->given : end;
  found.sign_by = last_day_to_sign(c, terms, found.given);
  if (terms.in_force_within) found.deadline = c.last_day_of(end, *terms.in_force_within);
  if (facts && facts->signed_on) {
    found.told = found.day_known = true;
    found.revoke_by = c.last_day_of(*facts->signed_on, terms.revoke);
    found.effective = takes_effect(c, terms, *facts->signed_on, *found.revoke_by);
    found.fault = fault_of(terms, *facts, found, end);
  } else if (facts && facts->state == ReleaseState::signed_in_time) {
    found.told = true;
    const Date latest = takes_effect(c, terms, found.sign_by, c.last_day_of(found.sign_by, terms.revoke));
    found.effective = found.deadline ? std::min(latest, *found.deadline) : latest;
  } else if (facts && (facts->state == ReleaseState::none || facts->revoked)) {
    found.told = true;
    found.fault = facts->revoked ? ReleaseFault::revoked : ReleaseFault::not_signed;
  }
  if (found.fault != ReleaseFault::none) found.effective.reset();
  return found;
}

/// From the age of 40 on the law asks for 21 days to consider, 45 in a group program, and 7 to revoke.
void warn_if_short(const Case& c, const ClauseHead& head, const Release& terms, Date end) {
  const auto& born = c.facts.employee.born;
  if (!c.explain || !born || add_years(*born, 40, MonthEnd::clamp) > end) return;
  const auto days = [&](Period time) { return after(end, time, MonthEnd::clamp) - end; };
  if (days(terms.consider) >= 21 && days(terms.revoke) >= 7) return;
  c.warn(
      Module::severance, "short-release", "employee.born",
      fmt::format("{} gives {} to consider the release and {} to revoke it; from the age of 40 on, a waiver of "
                  "age claims takes 21 days and 7 days",
                  head.cite, to_string(terms.consider), to_string(terms.revoke)),
      "the terms' own days are used", age_law);
}

/// Whether a clause is triggered by a way that asks for this release, were it in force.
bool asks_for(const KnownCase& c, const ClauseHead& clause, const ClauseHead& release) {
  return std::ranges::any_of(clause.when, [&](const When& when) {
    if (when.release != release.id) return false;
    When apart = when;
    apart.release.reset();
    return triggers(c, clause, apart);
  });
}

bool anybody_asks(const KnownCase& c, const ClauseHead& release) {
  return std::ranges::any_of(c.agreement.clauses,
                             [&](const Clause& clause) { return asks_for(c, clause.head, release); });
}

}  // namespace

void find_releases(const Case& c, Situation& s) {
  if (!s.end) return;
  bool any = false;
  for (const size_t i : c.agreement.of_kind<Release>()) {
    const Clause& clause = c.agreement.clauses[i];
    if (!c.in_force(clause.head)) continue;
    any = true;
    s.releases.push_back(find_release(c, *clause.as<Release>(), i, *s.end));
    warn_if_short(c, clause.head, *clause.as<Release>(), *s.end);
  }
  if (c.explain && !any && c.facts.release)
    c.warn(Module::severance, "no-release-clause", "release",
           "no clause of the executive's documents requires a release: the fact changes nothing",
           "leave it out, or add a clause of kind `release` and name it under `when: {release: ID}`");
}

const ReleaseFinding* release_for(const KnownCase& c, const ClauseHead& clause) {
  const ReleaseFinding* first = nullptr;
  for (const When& when : clause.when) {
    if (!when.release) {
      if (triggers(c, clause, when)) return nullptr;  // due without one
      continue;
    }
    const Clause* release = c.agreement.find(*when.release);
    if (release == nullptr || first != nullptr) continue;
    const ReleaseFinding* found = c.situation.release_of(position(c, release->head));
    if (found != nullptr && found->may_be() && triggers(c, clause, when)) first = found;
  }
  return first;
}

Figure release_figure(const Case& c, const ReleaseFinding& found) {
  Workings& w = c.work;
  const Exact day = Workings::serial(*found.effective);
  if (!w.recording()) return {day, {}};
  const Release& terms = terms_of(c, found);
  const auto& facts = c.facts.release;
  const Figure revoke = w.term(terms.revoke, "time to revoke");
  if (found.day_known)
    return w.derived(day, Unit::date, "the release takes effect",
                     {w.fact(*facts->signed_on, "release signed"), revoke});
  const Figure given = facts && facts->given ? w.fact(*facts->given, "release handed over") : end_figure(c);
  return w.derived(day, Unit::date, "the release takes effect, at the latest",
                   {given, w.term(terms.consider, "time to consider"), revoke});
}

std::string release_fault(const KnownCase& c, const ReleaseFinding& found) {
  const auto& facts = c.facts.release;
  const auto signed_on = [&] { return to_string(*facts->signed_on); };
  switch (found.fault) {
    case ReleaseFault::none: return {};
    case ReleaseFault::not_signed: return "not signed";
    case ReleaseFault::signed_early:
      return fmt::format("signed {}, before employment ended on {}", signed_on(), to_string(*c.situation.end));
    case ReleaseFault::signed_late:
      return fmt::format("signed {}, last day {}", signed_on(), to_string(found.sign_by));
    case ReleaseFault::revoked:
      return facts->revoked ? fmt::format("revoked {}", to_string(*facts->revoked)) : "revoked";
    case ReleaseFault::effective_late:
      return fmt::format("signed {}, in force only after {}", signed_on(), to_string(*found.deadline));
  }
  return {};
}

void ask_for_release(const Case& c, const ReleaseFinding& found, const ClauseHead& clause, Module module) {
  for (const Remark& r : c.out.remarks) {
    if (r.id == "missing-fact" && r.path == "release" && r.module == module) return;
  }
  c.error(module, "missing-fact", "release",
          fmt::format("what became of the release of {} is missing, and {} needs it", head_of(c, found).cite,
                      clause.cite),
          fmt::format("write `release: {{given: DATE, signed: DATE}}`, `release: signed` (in time, the day not "
                      "known; the last day would be {}) or `release: none`",
                      to_string(found.sign_by)),
          clause.cite);
}

namespace {

/// What moves the payments of one release.
struct Mover {
  const Case& c;
  const ClauseHead& head;
  const Release& terms;
  const ReleaseFinding& found;

  void move_to(Line& line, PaymentRow& row, Date day, Figure why) const {
    const Date payday = payday_from(line, row, day, c);
    const Figure to = payday == day ? why
                                    : c.work.derived(Workings::serial(payday), Unit::date,
                                                     "the first payday on or after it", {why});
    move_row(row, to, head.cite, c);
  }

  /// The time for the release lies in two calendar years.
  bool two_years() const { return found.deadline && c.situation.end->year() != found.deadline->year(); }

  void move(Line& line) const {
    const Date effective = *found.effective;
    for (PaymentRow& row : line.payments) {
      if (!row.due) continue;
      if (*row.due < effective) move_to(line, row, effective, release_figure(c, found));
      if (terms.two_years != TwoYears::second || !two_years() || row.due->year() >= found.deadline->year())
        continue;
      const Date first = Date::of(found.deadline->year(), 1, 1);
      const Date day = row.scheduled ? first : business_day_from(first, c.business_days());
      move_to(line, row, day,
              c.work.derived(Workings::serial(day), Unit::date, "the second of the two calendar years",
                             {end_figure(c), c.work.term(*terms.in_force_within, "time for the release")}));
    }
    join_rows(line, c);
  }
};

}  // namespace

/// Pay that may fall into one of two years as the person signs sooner or later, where section 409A matters.
static void warn_of_two_years(const Case& c, const ClauseHead& head, const Release& terms,
                              const ReleaseFinding& found) {
  if (!c.explain || terms.two_years || !found.deadline) return;
  if (c.situation.end->year() == found.deadline->year()) return;
  const bool under_409a = std::ranges::any_of(c.agreement.clauses, [&](const Clause& clause) {
    const Kind& kind = clause.terms.kind();
    return kind.act_on_rows != nullptr && kind.row_stage == RowStage::delay &&
           clause.head.document() == head.document();
  });
  if (!under_409a) return;
  c.warn(Module::severance, "two-years", "release",
         fmt::format(
             "the time for the release runs from {} to {}, in two calendar years, and {} does not say which "
             "one counts",
             to_string(*c.situation.end), to_string(*found.deadline), head.cite),
         "write `two_years: second` or `two_years: as_due`", "IRS Notice 2010-6, section VI.B");
}

void act_on_rows(const Release& terms, const ClauseHead& clause, const Case& c) {
  const ReleaseFinding* found = c.situation.release_of(position(c, clause));
  if (found == nullptr || !found->effective) return;
  warn_of_two_years(c, clause, terms, *found);
  for (Line& line : c.out.severance.lines) {
    if (line.clause != nullptr && release_for(c, *line.clause) == found)
      Mover{c, clause, terms, *found}.move(line);
  }
}

void oblige(const Release& terms, const ClauseHead& clause, const Case& c) {
  const ReleaseFinding* found = c.situation.release_of(position(c, clause));
  if (found == nullptr || !c.lists || !anybody_asks(c, clause)) return;
  const auto enter = [&](std::string_view what, Date day, std::string_view label, Figure how) {
    const std::string_view id = c.work.text(fmt::format("{}_{}", clause.id, what));
    c.deadline(id, day, std::string{label}, clause.cite);
    if (c.work.explaining()) account_day(c, fmt::format("calendar[{}]", id), day, how, clause.id);
  };
  const auto& facts = c.facts.release;
  const Figure given =
      facts && facts->given ? c.work.fact(*facts->given, "release handed over") : end_figure(c);
  enter("sign", found->sign_by, "last day to sign the release",
        c.work.derived(Workings::serial(found->sign_by), Unit::date, "last day to sign",
                       {given, c.work.term(terms.consider, "time to consider")}));
  if (found->revoke_by)
    enter("revoke", *found->revoke_by, "last day to revoke the release",
          c.work.derived(
              Workings::serial(*found->revoke_by), Unit::date, "last day to revoke",
              {c.work.fact(*facts->signed_on, "release signed"), c.work.term(terms.revoke, "time to revoke")}));
  if (found->effective)
    enter("effective", *found->effective,
          found->day_known ? "the release takes effect" : "the release takes effect, at the latest",
          release_figure(c, *found));
  if (found->deadline)
    enter("deadline", *found->deadline, "last day for the release to take effect",
          last_day_figure(c, end_figure(c), *terms.in_force_within));
}

void check(const Release& release, const TermsCheck& t, size_t i) {
  const bool asked_for = std::ranges::any_of(t.agreement.clauses, [&](const Clause& clause) {
    return std::ranges::any_of(clause.head.when,
                               [&](const When& when) { return when.release == t.clause(i).head.id; });
  });
  if (!asked_for)
    t.warning(i, "id", "not-used", ": no clause requires this release",
              fmt::format("write `when: {{..., release: {}}}` in the clauses that depend on it",
                          t.clause(i).head.id));
  if (release.two_years && !release.in_force_within)
    t.error(i, "two_years", "not-used",
            ", `two_years`: the time for the release has no end without `in_force_within`",
            "add `in_force_within: 60 days`, or leave it out");
}

}  // namespace payout
