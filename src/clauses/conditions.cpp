#include "clauses/conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "clauses/reading_key.h"
#include "clauses/service.h"
#include "clauses/situation/term.h"

namespace payout {
namespace {

template <class T>
bool lists(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}
template <class T, size_t N>
bool lists(const Few<T, N>& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Tests the conditions of one way. Without a list to keep them in it stops at the first that is not met.
struct Tester {
  const KnownCase& c;
  const ClauseHead& clause;
  std::vector<Condition>* kept = nullptr;
  bool fine = true;
  Date right = {};                 ///< the latest day that a condition needs
  const Change* change = nullptr;  ///< a change after the end that gives the right
  Few<const Change*, 4> on = {};   ///< the changes that a way without a condition on the end answers to

  const Situation& s() const { return c.situation; }

  /// Notes a condition; returns whether to go on.
  bool ask(Asks asks, bool met, size_t which = 0) {
    fine = fine && met;
    if (kept != nullptr) kept->push_back({asks, met, which});
    return fine || kept != nullptr;
  }

  bool in_force() {
    if (kept == nullptr && c.in_force(clause)) return s().invalid.empty() || !lists(s().invalid, &clause);
    const std::string_view name = clause.document();
    if (!ask(Asks::document, c.under(name))) return false;
    if (c.under(name) && !c.in_force(name) && !ask(Asks::begun, false)) return false;
    return !lists(s().invalid, &clause) || ask(Asks::valid, false);
  }

  bool has_ended() { return s().end || ask(Asks::end, false); }

  /// Whether a finding holds; a period that a later change gives moves the day of the right to that change.
  bool holds(const FindingName& name) {
    bool any = false;
    const Change* later = nullptr;
    bool at_the_end = false;
    for (const FindingName::Test& test : name.tests) {
      if (test.clauses.empty() && s().found(test.finding)) any = at_the_end = true;
      for (const size_t by : test.clauses) {
        if (!lists(s().found_by, by)) continue;
        any = true;
        const auto period = std::ranges::find(s().protections, by, &ProtectedEnd::clause);
        if (period == s().protections.end() || !period->before) {
          at_the_end = true;
          continue;
        }
        const Change* found = &s().changes[period->change];
        if (later == nullptr || found->date < later->date) later = found;
      }
    }
    if (any && !at_the_end && later->date > right) right = later->date, change = later;
    return any;
  }

  bool findings(const When& when) {
    for (size_t i = 0; i < when.holds.size(); ++i) {
      if (!ask(Asks::holds, s().end && holds(when.holds[i]), i)) return false;
    }
    for (size_t i = 0; i < when.fails.size(); ++i) {
      Tester aside{c, clause};  // what takes a right away does not move its day
      aside.right = right;
      if (!ask(Asks::fails, s().end && !aside.holds(when.fails[i]), i)) return false;
    }
    return true;
  }

  /// Whether a release is in force, or nothing is told of it: then what hangs on it is open.
  bool released(std::string_view id) const {
    const Clause* release = c.agreement.find(id);
    if (release == nullptr) return false;
    const ReleaseFinding* found = s().release_of(static_cast<size_t>(release - c.agreement.clauses.data()));
    return found != nullptr && found->may_be();
  }

  bool lasted(const EndedAfter& until) const {
    if (!s().end || *s().end < until.date || !employed_on_date_of(c, until)) return false;
    return *s().end > until.date || until.day_counts || c.choose(until.first_day) == Boundary::on;
  }

  /// Neither side ends an employment that a death ends, unless the clause or the facts name both.
  bool ended_by(const When& when) const {
    if (!s().end || *when.by != s().by) return false;
    const bool died = s().reason == Reason::death && !(c.facts.termination && c.facts.termination->by);
    return !died || !when.route.empty() || lists(when.reason, Reason::death);
  }

  bool end_fits(const When& when) {
    if (!has_ended()) return false;
    if (s().end) right = *s().end;
    if (s().end && term_over(c, clause, *s().end) && !ask(Asks::term, false)) return false;
    if (!when.route.empty() && !ask(Asks::route, s().end && s().ended_under(when.route))) return false;
    if (!when.reason.empty() && !ask(Asks::reason, s().reason && lists(when.reason, *s().reason))) return false;
    if (when.by && !ask(Asks::by, ended_by(when))) return false;
    if (!findings(when)) return false;
    if (when.release && !ask(Asks::release, released(*when.release))) return false;
    if (s().end && right > *s().end && term_over(c, clause, right) && !ask(Asks::term, false)) return false;
    if (when.ended_after && !ask(Asks::ended_after, lasted(*when.ended_after))) return false;
    if (!when.ended_before) return true;
    const EndedBefore& limit = *when.ended_before;
    return ask(Asks::ended_before,
               s().end && (*s().end < limit.date || (limit.day_counts && *s().end == limit.date)));
  }

  /// The changes that count; beside a condition on the end, one that came before it.
  bool changed(const When& when) {
    bool any = false;
    for (const Change& found : s().changes) {
      if (found.definition->id != *when.change || !found.counts) continue;
      if (term_over(c, clause, found.date)) continue;
      any = true;
      if (!s().end || found.date <= *s().end) on.push_back(&found);
    }
    if (!ask(Asks::change, any)) return false;
    return !any || ask(Asks::employed, !on.empty());
  }

  /// Asked last: a reading matters only where all the rest is met.
  bool applies(const When& when) {
    const OpenChoice& choice = when.applies.choice;
    if (choice.point < 0 && choice.value == static_cast<int>(Applies::yes)) return fine;
    return ask(Asks::reading, c.choose(when.applies) == Applies::yes);
  }

  bool way(const When* when) {
    if (!in_force()) return false;
    if (when == nullptr) return ask(Asks::end, s().end.has_value());
    if (when->asks_for_end() && !end_fits(*when)) return false;
    if (!when->tier.empty() && !ask(Asks::tier, c.facts.tier && lists(when->tier, *c.facts.tier))) return false;
    if (when->change && !changed(*when)) return false;
    return applies(*when) && fine;
  }
};

/// What an end of employment gives arises once, on the earliest day; what changes in control give, on each.
struct Arising {
  const KnownCase& c;
  const ClauseHead& clause;
  Few<const Change*, 4> changes = {};
  std::optional<Occurrence> end = {};

  bool at_once() const { return end && end->change == nullptr; }

  void way(const When* when) {
    const bool asks_for_end = when == nullptr || when->asks_for_end();
    if (asks_for_end && at_once()) return;
    Tester test{c, clause};
    if (!test.way(when)) return;
    if (!asks_for_end) {
      for (const Change* change : test.on) {
        if (!lists(changes, change)) changes.push_back(change);
      }
    } else if (const Date last = *c.situation.end; !end || test.right < end->date) {
      end = Occurrence{test.right, test.change, last};
    }
  }

  Occurrences all() const {
    Occurrences found;
    for (const Change* change : changes) {
      if (!end || end->date != change->date) found.push_back({change->date, change, change->date});
    }
    if (end) found.push_back(*end);
    return found;
  }
};

/// Whether the way employment ended fits, its date apart.
bool way_fits(const KnownCase& c, const ClauseHead& clause, const When& when) {
  When apart = when;
  apart.ended_after.reset(), apart.ended_before.reset(), apart.change.reset();
  apart.applies = Applies::yes, apart.release.reset();
  return apart.asks_for_end() && triggers(c, clause, apart);
}

}  // namespace

bool Way::met() const {
  return std::ranges::all_of(conditions, &Condition::met);
}

size_t Way::unmet() const {
  return static_cast<size_t>(std::ranges::count(conditions, false, &Condition::met));
}

std::vector<Way> ways_of(const KnownCase& c, const ClauseHead& clause) {
  std::vector<Way> ways;
  const auto add = [&](const When* when) {
    Way& way = ways.emplace_back(Way{when});
    Tester{c, clause, &way.conditions}.way(when);
  };
  if (clause.when.empty()) add(nullptr);
  for (const When& when : clause.when) add(&when);
  return ways;
}

bool triggers(const KnownCase& c, const ClauseHead& clause, const When& when) {
  return Tester{c, clause}.way(&when);
}

Occurrences occurrences(const KnownCase& c, const ClauseHead& clause) {
  Arising arising{c, clause};
  if (clause.when.empty()) arising.way(nullptr);
  for (const When& when : clause.when) arising.way(&when);
  return arising.all();
}

const ClauseHead* replaced_by(const KnownCase& c, const ClauseHead& clause) {
  for (const size_t i : c.agreement.displacing) {
    const ClauseHead& other = c.agreement.clauses[i].head;
    if (lists(other.replaces, clause.id) && !occurrences(c, other).empty()) return &other;
  }
  return nullptr;
}

void warn_of_contested_ways(const Case& c, const ClauseHead& clause) {
  if (!c.in_force(clause)) return;
  const Kind& kind = c.agreement.find(clause.id)->terms.kind();
  const Module module = kind.pay != nullptr     ? Module::severance
                        : kind.scope != nullptr ? Module::options
                                                : Module::obligations;
  for (const When& when : clause.when) {
    if ((!when.warn && !when.ended_after) || !way_fits(c, clause, when)) continue;
    if (when.warn) c.warn(module, "contested", {}, *when.warn, {}, clause.cite);
    if (!when.ended_after || when.ended_after->date != *c.situation.end || when.ended_after->day_counts ||
        !employed_on_date_of(c, *when.ended_after))
      continue;
    c.warn(module, "contested-day", "termination.date",
           fmt::format("{} requires employment until {} and leaving thereafter; whether that day itself counts "
                       "can be disputed",
                       clause.cite, to_string(*c.situation.end)),
           see_reading(c, when.ended_after->first_day.choice), clause.cite);
  }
}

}  // namespace payout
