#include <fmt/format.h>

#include "clauses/reading_key.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/requirements.h"

namespace payout {
namespace {

/// Nothing to walk from: says whether there is no change at all, or only a later one.
bool no_change(const Case& c, const ClauseHead& route, const ChangeRight& right, Date end, Unmet& unmet) {
  const Change* first = c.situation.first_change(right.change);
  if (unmet.quiet) return false;
  if (first == nullptr) {
    const Clause* definition = c.agreement.find(right.change);
    std::string why;
    for (const ChangeFinding& f : c.out.changes) {
      if (f.id == right.change) why = f.why;
    }
    return unmet.set("no-change-in-control", "events",
                     fmt::format("{} needs a change in control under {}, and there is none{}{}", route.cite,
                                 definition != nullptr ? definition->head.cite : right.change,
                                 why.empty() ? "" : ": ", why));
  }
  if (first->date > end) {
    return unmet.set("change-after-termination", "termination.date",
                     fmt::format("the change in control on {} follows the termination on {} that relies on it",
                                 to_string(first->date), to_string(end)));
  }
  const Change* last = first;
  for (const Change& change : c.situation.changes) {
    if (change.definition->id == right.change && change.date <= end) last = &change;
  }
  return unmet.set("right-ended", "termination.date",
                   fmt::format("the right under {} ended on {}, and employment ended on {}", route.cite,
                               to_string(c.last_day_of(last->date, right.within)), to_string(end)));
}

}  // namespace

bool meets(const Case& c, const ClauseHead& route, const ChangeRight& right, Unmet& unmet) {
  const Date end = *c.situation.end;
  const Change* change = change_covering(c, right.change, end, right.within);
  const auto notice = c.situation.notice;
  if (change == nullptr && notice) {
    change = change_covering(c, right.change, *notice, right.within);
    if (change != nullptr) {
      // Notice in time, the end too late: the band in which the two readings part.
      unmet.noticed_in_time = true;
      if (c.choose(right.window) == RightWindow::effective) change = nullptr;
    }
  }
  if (change == nullptr) return no_change(c, route, right, end, unmet);
  // Notice must be given under a right that exists: after the change (of any stage of the transaction).
  if (!notice || *notice >= change->date || c.grounds == Grounds::taken_as_met) return true;
  const Change* first = c.situation.first_change(right.change);
  if (*notice >= first->date) return true;
  if (unmet.quiet) return false;
  return unmet.set("notice-before-right", "termination.notice",
                   fmt::format("notice on {} came before the change in control on {} that gives the right",
                               to_string(*notice), to_string(change->date)));
}

bool meets(const Case& c, const ClauseHead& route, const EndedAfter& test, Unmet& unmet) {
  const Date end = *c.situation.end;
  if (end > test.date) return true;
  const bool counts = end == test.date && c.choose(test.first_day) == Boundary::on;
  if (counts) return true;
  if (end == test.date && c.explain) {
    c.warn(Module::severance, "contested-day", "termination.date",
           fmt::format("{} asks for employment until {} and leaving thereafter; whether that day itself counts "
                       "can be disputed",
                       route.cite, to_string(test.date)),
           see_reading(c, test.first_day.choice), route.cite);
  }
  unmet.contested_day = end == test.date;
  if (unmet.quiet) return false;
  return unmet.set(
      "too-early", "termination.date",
      fmt::format("{} asks for employment until {} and leaving after it", route.cite, to_string(test.date)));
}

}  // namespace payout
