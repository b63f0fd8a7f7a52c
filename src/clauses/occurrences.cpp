#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"

namespace payout {
namespace {

template <class T>
bool lists(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

/// Whether the end of employment fits one way; the first thing that does not, otherwise.
bool end_fits(const Case& c, const When& when, std::string* why) {
  const Situation& s = c.situation;
  const auto no = [&](std::string reason) {
    if (why != nullptr) *why = std::move(reason);
    return false;
  };
  if (!s.end) return no("employment has not ended");
  if (!when.route.empty() && (s.route == nullptr || !lists(when.route, s.route->id))) {
    return no(why == nullptr ? ""
                             : fmt::format("employment ended under {}",
                                           s.route != nullptr ? s.route->cite : "another document"));
  }
  if (!when.reason.empty() && !lists(when.reason, *s.reason)) {
    return no(why == nullptr ? "" : fmt::format("employment ended by {}", name_of(*s.reason)));
  }
  if (when.by && *when.by != s.by)
    return no(why == nullptr ? "" : fmt::format("ended by the {}", name_of(s.by)));
  for (const Finding f : when.holds) {
    if (!s.found(f)) return no(why == nullptr ? "" : fmt::format("not in case of {}", name_of(f)));
  }
  for (const Finding f : when.fails) {
    if (s.found(f)) return no(why == nullptr ? "" : fmt::format("excluded: {}", name_of(f)));
  }
  if (when.ended_after) {
    const Date date = when.ended_after->date;
    if (*s.end < date)
      return no(why == nullptr ? "" : fmt::format("employment ended before {}", to_string(date)));
    if (*s.end == date && c.choose(when.ended_after->first_day) == Boundary::after) {
      return no(why == nullptr ? "" : fmt::format("employment ended on {}, not after it", to_string(date)));
    }
  }
  return true;
}

/// Changes in control that a clause answers to: those that count and that the person was still employed for.
void add_changes(const Case& c, const When& when, std::vector<Occurrence>& found, std::string* why) {
  bool any = false;
  for (const Change& change : c.situation.changes) {
    if (change.definition->id != *when.change || !change.counts) continue;
    if (c.situation.end && change.date > *c.situation.end) {
      if (why != nullptr) *why = "employment had ended before the change in control";
      any = true;
      continue;
    }
    any = true;
    if (c.choose(when.applies) == Applies::yes) found.push_back({change.date, &change});
  }
  if (!any && why != nullptr) *why = "no change in control under this definition";
}

}  // namespace

std::vector<Occurrence> occurrences(const Case& c, const ClauseHead& clause, std::string* why) {
  std::vector<Occurrence> found;
  if (!c.under(clause.document())) {
    if (why != nullptr) *why = fmt::format("the person is not under {}", clause.document());
    return found;
  }
  for (const When& when : clause.when) {
    if (when.change) {
      add_changes(c, when, found, why);
      continue;
    }
    if (!end_fits(c, when, why)) continue;
    if (c.choose(when.applies) == Applies::no) {
      if (why != nullptr) *why = "the reading in force says it does not apply";
      continue;
    }
    return {{*c.situation.end, nullptr}};
  }
  return found;
}

}  // namespace payout
