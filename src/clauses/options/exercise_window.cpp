#include "clauses/options/exercise_window.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "clauses/known_days.h"
#include "clauses/options/death_window.h"
#include "clauses/options/grant_steps.h"
#include "clauses/options/option_term.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_price.h"
#include "clauses/options/window_end.h"
#include "clauses/severance/release_finding.h"

namespace payout {
namespace {

/// A window as one clause gives it.
struct Window : WindowDays {
  std::string_view cite = {};
  StepRef source = {};  ///< how its last day arose, where somebody asks
  std::string_view clause = {};
  bool beyond_term = false;
};

/// Whether the clause's last day is the same for all grants of people whose service ended on one day.
bool by_the_end_alone(const ExerciseWindow& terms) {
  return terms.lasts && terms.from == WindowFrom::end && !terms.until && terms.earliest_of.empty() &&
         terms.latest_of.empty();
}

/// The same as `ends_of`, worked out once where it is the same for the next grant.
ClosingDay known_ends(const Case& c, const ClauseOf<ExerciseWindow>& clause, AskedWindow& asked,
                      const GrantResult& grant) {
  if (c.work.explaining() || !by_the_end_alone(clause.terms)) return ends_of(c, clause, grant);
  if (asked.end != grant.end) asked.days = ends_of(c, clause, grant), asked.end = grant.end;
  return {asked.days, {}};
}

AskedWindow& asked_of(const Case& c, const ClauseHead& clause, AskedWindows& asked) {
  const auto found = std::ranges::find(asked, &clause, &AskedWindow::clause);
  if (found != asked.end()) return *found;
  asked.push_back({&clause, !occurrences(c, clause).empty() && replaced_by(c, clause) == nullptr, {}, {}});
  return asked.end()[-1];
}

Window window_of(const Case& c, const ClauseOf<ExerciseWindow>& clause, AskedWindow& asked,
                 const GrantResult& grant) {
  ClosingDay ends = known_ends(c, clause, asked, grant);
  if (clause.terms.iso_stays_iso && grant.type == AwardType::iso) keep_incentive(c, grant, ends);
  return {{ends.last, ends.safe}, clause.head.cite, ends.how.step, clause.head.id, clause.terms.beyond_term};
}

bool is_plan_rule(const ExerciseWindow& terms) {
  const OpenChoice& choice = terms.precedence.choice;
  return choice.point < 0 && choice.value == static_cast<int>(WindowPrecedence::own);
}

struct Windows {
  std::optional<Window> plan = {};
  std::optional<Window> other = {};
  const ExerciseWindow* other_terms = nullptr;
  const ClauseHead* other_head = nullptr;
};

/// Two windows met by one end of employment that end on different days: the order of the file must not decide
/// between them. The longer one is what was promised for the better case; that it was chosen is told.
void choose_longer(const Case& c, const GrantResult& grant, Window& first, const Window& second) {
  const Date end = first.beyond_term || second.beyond_term ? std::max(first.last, second.last) : *grant.expires;
  if (std::min(first.last, end) == std::min(second.last, end)) return;
  const Window other = first.last > second.last ? second : first;
  if (second.last > first.last) first = second;
  const bool told = std::ranges::any_of(c.out.remarks, [](const Remark& r) {
    return r.id == "conflicting-clauses" && r.module == Module::options;
  });
  if (!c.explain || told) return;
  c.warn(
      Module::options, "conflicting-clauses", fmt::format("grants[{}]", grant.id),
      fmt::format("{} (until {}) and {} (until {}) both say how long {} can be exercised, and neither replaces "
                  "the other: the longer is taken",
                  first.cite, to_string(first.last), other.cite, to_string(other.last), grant.id),
      "let one of the two clauses list the other under `replaces`", first.cite);
}

Windows find_windows(const Case& c, AskedWindows& all, const GrantResult& grant) {
  Windows found;
  each_clause_for<ExerciseWindow>(c, held(grant), [&](const ClauseOf<ExerciseWindow>& clause) {
    const bool own = is_plan_rule(clause.terms);
    AskedWindow& asked = asked_of(c, clause.head, all);
    if (!asked.met) return;
    if (!own && found.other) return;
    if (const ReleaseFinding* release = release_for(c, clause.head); release != nullptr && !release->told)
      ask_for_release(c, *release, clause.head, Module::options);
    if (auto& first = found.plan; own && first) {
      choose_longer(c, grant, *first, window_of(c, clause, asked, grant));
      return;
    }
    (own ? found.plan : found.other) = window_of(c, clause, asked, grant);
    if (!own) found.other_terms = &clause.terms, found.other_head = &clause.head;
  });
  return found;
}

bool in_award(const Case& c, const Windows& windows, const GrantResult& grant) {
  const auto& fact = grant.grant->window_in_award;
  if (!fact) {
    c.missing(Module::options, *windows.other_head, fmt::format("grants[{}].window_in_award", grant.id),
              "whether the award agreement repeats this window");
  }
  return fact.value_or(false);
}

/// Whether the agreement's window governs; asked only where the two differ within the option's term.
bool other_governs(const Case& c, const Windows& windows, const GrantResult& grant) {
  if (!windows.plan || !windows.other) return windows.other.has_value();
  const Date end = *grant.expires;
  if (std::min(windows.plan->last, end) == std::min(windows.other->last, end)) return true;
  switch (c.choose(windows.other_terms->precedence)) {
    case WindowPrecedence::plan_controls: return false;
    case WindowPrecedence::if_in_award: return in_award(c, windows, grant);
    default: return true;
  }
}

/// The word in force at an open point, without noting that it mattered.
int word_of(const Case& c, const OpenChoice& choice) {
  const auto point = static_cast<size_t>(choice.point);
  return c.agreement.readings[point].words[static_cast<size_t>(c.readings.selected[point])].value;
}

/// The agreement itself says that the two words do not go together: the warning of that stands already.
bool declared_at_odds(const Case& c, std::string_view a, std::string_view b) {
  return std::ranges::any_of(c.agreement.at_odds, [&](const AtOdds& odds) {
    return odds.readings.find(std::string{a}) != nullptr && odds.readings.find(std::string{b}) != nullptr;
  });
}

/// Two windows of one document give way to the plan in different readings: two readings of the same words.
void warn_of_two_theories(const Case& c, const Windows& windows, const GrantResult& grant) {
  const OpenChoice& used = windows.other_terms->precedence.choice;
  const bool said = std::ranges::find(c.out.remarks, "two-theories", &Remark::id) != c.out.remarks.end();
  if (!c.explain || said || used.point < 0 || !c.readings.asked(static_cast<size_t>(used.point))) return;
  const auto key_of = [&](const OpenChoice& choice) -> std::string_view {
    return c.agreement.readings[static_cast<size_t>(choice.point)].key;
  };
  const auto plan = static_cast<int>(WindowPrecedence::plan_controls);
  bool warned = false;
  each_clause_for<ExerciseWindow>(c, held(grant), [&](const ClauseOf<ExerciseWindow>& clause) {
    const OpenChoice& other = clause.terms.precedence.choice;
    if (warned || other.point < 0 || other.point == used.point ||
        clause.head.document() != windows.other_head->document())
      return;
    if ((word_of(c, used) == plan) == (word_of(c, other) == plan)) return;
    warned = true;
    if (declared_at_odds(c, key_of(used), key_of(other))) return;
    c.warn(Module::options, "two-theories", fmt::format("readings.{}", key_of(used)),
           fmt::format("`{}` and `{}` read the same words of {} in two ways", key_of(used), key_of(other),
                       windows.other_head->document()),
           "choose one theory for both", windows.other_head->cite);
  });
}

/// A window ends at the latest with the option's own term.
StepRef least_of(const Case& c, const GrantResult& grant, const Window& window, Date end) {
  if (!window.source) return {};
  const Figure runs{Workings::serial(window.last), window.source};
  const Figure term = own_term_end(c, grant);
  return window.last <= end ? window.source : c.work.least(runs, term).step;
}

/// Cuts a window at the option's own term, whose last day is itself a reading.
void limit_to_term(const Case& c, GrantResult& grant, Window& window) {
  if (window.beyond_term && window.last > *grant.expires) {
    grant.beyond_term = true;
    if (!c.explain) return;
    c.warn(Module::options, "beyond-term", fmt::format("grants[{}].expires", grant.id),
           fmt::format(
               "{}: {} lets it be exercised to {}, past its own term of {}: an extension of an option past its "
               "term is deferred pay",
               grant.id, window.cite, to_string(window.last), to_string(*grant.expires)),
           "see 26 CFR 1.409A-1(b)(5)(v)(C)", window.cite);
    return;
  }
  if (window.last < *grant.expires - 1) return;
  const TermDays term = term_days(c, grant);
  if (term.last < window.last) {
    window.source = least_of(c, grant, window, term.last);
    window.last = term.last, window.cite = term.cite;
  }
  window.safe = std::min(window.safe, term.safe);
}

void note_other(const Case& c, GrantResult& grant, Window other) {
  const Date last = std::min(other.last, *grant.expires);
  if (grant.last_day == last) return;
  grant.how.other_day = least_of(c, grant, other, *grant.expires);
  grant.how.other = other.clause;
  grant.other_day = last;
  grant.other_cite = other.cite;
}

void close(const Case& c, GrantResult& grant, Date last) {
  StepRef source = end_source(c);
  if (c.work.explaining() && grant.last_day == last)
    source = day_after(c, GrantSteps{c, grant}.own("last_day", last, "last day to exercise")).step;
  for (Tranche& tranche : grant.tranches) {
    if (tranche.gone && *tranche.gone <= last) continue;
    tranche.end(last + 1, Disposition::lapsed, grant.window_cite, source);
  }
}

void without_window(const Case& c, GrantResult& grant) {
  for (Tranche& tranche : grant.tranches) {
    if (tranche.gone && *tranche.gone <= *grant.end) continue;
    tranche.end(*grant.end, Disposition::lapsed, {}, end_source(c));
  }
  if (!c.explain) return;
  c.warn(Module::options, "no-window", fmt::format("grants[{}]", grant.id),
         fmt::format("{}: no document here says how long it can be exercised after this end of employment",
                     grant.id),
         "it is shown as lapsed; its plan may say more");
}

/// Shares that were exercised by the end of service, in shares of after the last split.
int64_t exercised_in_service(const Case& c, const GrantResult& grant) {
  Exact shares;
  for (const Exercise& e : grant.grant->exercises) {
    if (e.date <= *grant.end) shares += split_factor_after(c, grant, e.date) * e.shares.count;
  }
  return floor_of(shares);
}

/// Whether anything is left that a window could be for. What had lapsed by the end is gone.
bool anything_to_exercise(const Case& c, const GrantResult& grant) {
  int64_t open = 0;
  for (const Tranche& t : grant.tranches) {
    if (!t.barred && !(t.gone && *t.gone <= *grant.end)) open += t.shares.count;
  }
  return open > exercised_in_service(c, grant);
}

/// Steps that go on vesting after the window has closed cannot be exercised by anybody.
void tell_never_open(const Case& c, const GrantResult& grant) {
  if (!c.explain) return;
  int64_t shares = 0;
  for (const Tranche& t : grant.tranches) {
    if (!t.continued_by.empty() && *t.vests > *grant.last_day) shares += t.shares.count;
  }
  if (shares == 0) return;
  c.warn(
      Module::options, "vests-after-window", fmt::format("grants[{}]", grant.id),
      fmt::format("{}: {} shares go on vesting after {}, the last day to exercise, and can never be exercised",
                  grant.id, grouped(shares), to_string(*grant.last_day)),
      "let the window run `from: last_vesting`", grant.window_cite);
}

}  // namespace

std::string_view window_of_plan(const Case& c, AskedWindows& asked, const GrantResult& grant) {
  // Where nothing could be exercised no fact and no reading is asked for the sake of a citation.
  constexpr std::array plain{Reason::death, Reason::resignation, Reason::retirement,
                             Reason::director_resignation};
  const bool settled = c.situation.reason && std::ranges::find(plain, *c.situation.reason) != plain.end();
  if (!grant.last_day && !settled) return {};
  std::string_view cite;
  each_clause_for<ExerciseWindow>(c, held(grant), [&](const ClauseOf<ExerciseWindow>& clause) {
    if (cite.empty() && is_plan_rule(clause.terms) && asked_of(c, clause.head, asked).met)
      cite = clause.head.cite;
  });
  return cite;
}

void open_window(const Case& c, AskedWindows& asked, GrantResult& grant) {
  if (!anything_to_exercise(c, grant)) return close(c, grant, *grant.end);
  const Windows windows = find_windows(c, asked, grant);
  if (!windows.plan && !windows.other) return without_window(c, grant);
  const bool other = other_governs(c, windows, grant);
  Window governing = other ? *windows.other : *windows.plan;
  if (const auto death = window_after_death(c, grant, std::min(governing.last, *grant.expires))) {
    governing = {{death->last, death->safe}, death->cite, death->source, death->clause};
  }
  limit_to_term(c, grant, governing);
  grant.last_day = governing.last;
  grant.safe_day = std::min(governing.safe, governing.last);
  grant.window_cite = governing.cite;
  grant.how.last_day = governing.source;
  grant.how.window = governing.clause;
  tell_never_open(c, grant);
  if (windows.plan && windows.other) note_other(c, grant, other ? *windows.plan : *windows.other);
  if (windows.other) warn_of_two_theories(c, windows, grant);
  close(c, grant, governing.last);
}

}  // namespace payout
