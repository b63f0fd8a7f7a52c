#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"

namespace payout {
namespace {

template <class T>
bool lists(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

/// Words a reason only where somebody asks for it; always false.
template <class... A>
bool no(std::string* why, fmt::format_string<A...> text, A&&... args) {
  if (why != nullptr) *why = fmt::format(text, std::forward<A>(args)...);
  return false;
}

/// Whether the way employment ended fits, its date apart; the first thing that does not, otherwise.
bool way_fits(const KnownCase& c, const When& when, std::string* why) {
  const Situation& s = c.situation;
  if (!s.end) return no(why, "employment has not ended");
  if (!when.route.empty() && (s.route == nullptr || !lists(when.route, s.route->id))) {
    if (s.route == nullptr) return no(why, "employment ended by {}", name_of(*s.reason));
    return no(why, "employment ended under {} by the {}", s.route->cite, name_of(s.by));
  }
  if (!when.reason.empty() && !lists(when.reason, *s.reason))
    return no(why, "employment ended by {}", name_of(*s.reason));
  if (when.by && *when.by != s.by) return no(why, "ended by the {}", name_of(s.by));
  for (const Finding f : when.holds) {
    if (!s.found(f)) return no(why, "not in case of {}", name_of(f));
  }
  for (const Finding f : when.fails) {
    if (s.found(f)) return no(why, "excluded: {}", name_of(f));
  }
  return true;
}

bool lasted_long_enough(const KnownCase& c, const EndedAfter& until, std::string* why) {
  const Date end = *c.situation.end;
  if (end > until.date) return true;
  if (end < until.date) return no(why, "employment ended before {}", to_string(until.date));
  if (c.choose(until.first_day) == Boundary::on) return true;
  return no(why, "employment ended on {}, not after it", to_string(end));
}

bool end_fits(const KnownCase& c, const When& when, std::string* why) {
  return way_fits(c, when, why) && (!when.ended_after || lasted_long_enough(c, *when.ended_after, why));
}

/// Changes in control that a clause answers to: those that count and that the person was still employed for.
void add_changes(const KnownCase& c, const When& when, Occurrences& found, std::string* why) {
  bool any = false;
  for (const Change& change : c.situation.changes) {
    if (change.definition->id != *when.change || !change.counts) continue;
    any = true;
    if (c.situation.end && change.date > *c.situation.end) {
      no(why, "employment had ended before the change in control");
    } else if (c.choose(when.applies) == Applies::yes) {
      found.push_back({change.date, &change});
    }
  }
  if (!any) no(why, "no change in control under this definition");
}

}  // namespace

Occurrences occurrences(const KnownCase& c, const ClauseHead& clause, std::string* why) {
  Occurrences found;
  if (!c.in_force(clause.document())) {
    if (c.under(clause.document())) {
      no(why, "{} had not begun", clause.document());
    } else {
      no(why, "the person is not under {}", clause.document());
    }
    return found;
  }
  if (lists(c.situation.invalid, &clause)) {
    no(why, "held invalid");
    return found;
  }
  if (clause.when.empty() && c.situation.end) found.push_back({*c.situation.end, nullptr});
  if (clause.when.empty() && !c.situation.end) no(why, "employment has not ended");
  for (const When& when : clause.when) {
    if (when.change) {
      add_changes(c, when, found, why);
      continue;
    }
    if (!end_fits(c, when, why)) continue;
    if (c.choose(when.applies) == Applies::yes) {
      found = {};
      found.push_back({*c.situation.end, nullptr});
    } else {
      no(why, "the reading in force says it does not apply");
    }
    return found;
  }
  return found;
}

const ClauseHead* replaced_by(const KnownCase& c, const ClauseHead& clause) {
  for (const size_t i : c.agreement.displacing) {
    const ClauseHead& other = c.agreement.clauses[i].head;
    if (lists(other.replaces, clause.id) && !occurrences(c, other).empty()) return &other;
  }
  return nullptr;
}

void warn_of_contested_ways(const Case& c, const ClauseHead& clause) {
  if (!c.in_force(clause.document())) return;
  for (const When& when : clause.when) {
    if (when.change || !way_fits(c, when, nullptr)) continue;
    if (when.warn) c.warn(Module::severance, "contested", {}, *when.warn, {}, clause.cite);
    if (!when.ended_after || when.ended_after->date != *c.situation.end) continue;
    c.warn(Module::severance, "contested-day", "termination.date",
           fmt::format("{} asks for employment until {} and leaving thereafter; whether that day itself counts "
                       "can be disputed",
                       clause.cite, to_string(*c.situation.end)),
           "see the reading of the first day", clause.cite);
  }
}

}  // namespace payout
