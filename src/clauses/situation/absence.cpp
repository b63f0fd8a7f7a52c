#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/situation/requirements.h"

namespace payout {
namespace {

struct Best {
  int days = 0;
  Date first = {};
  Date last = {};
};

int absent_between(const std::vector<Absence>& absences, Date first, Date last) {
  int days = 0;
  for (const Absence& a : absences) {
    const Date from = std::max(a.from, first), through = std::min(a.through, last);
    if (through >= from) days += through - from + 1;
  }
  return days;
}

/// The window of `length` days with most days of absence, looking no later than `until`. The best window can
/// always be moved until it begins with a first day of absence or ends with a last one.
Best best_window(const std::vector<Absence>& absences, int length, Date until) {
  Best best;
  const auto consider = [&](Date first) {
    const Date last = std::min(first + (length - 1), until);
    const int days = absent_between(absences, first, last);
    if (days > best.days) best = {days, first, last};
  };
  for (const Absence& a : absences) {
    consider(a.from);
    consider(std::min(a.through, until) - (length - 1));
  }
  return best;
}

}  // namespace

bool meets(const Case& c, const ClauseHead& route, const AbsenceTest& test, Unmet& unmet) {
  const Termination& end = *c.facts.termination;
  if (end.absences.empty()) {
    if (!unmet.quiet) c.missing(Module::severance, route, "termination.absences", "the time of absence");
    return unmet.quiet ? false : unmet.set("missing-fact", "termination.absences", {});
  }
  const Best in_all = best_window(end.absences, test.within, *c.situation.end);
  if (in_all.days < test.days) {
    if (unmet.quiet) return false;
    return unmet.set("absence-too-short", "termination.absences",
                     fmt::format("{} of {} days in the best {}-day window (from {} to {})", in_all.days,
                                 test.days, test.within, to_string(in_all.first), to_string(in_all.last)));
  }
  const auto notice = c.situation.notice;
  if (!notice) return true;
  const Best by_notice = best_window(end.absences, test.within, *notice);
  if (by_notice.days >= test.days) return true;
  if (unmet.quiet) return false;
  return unmet.set("notice-before-right", "termination.notice",
                   fmt::format("by the notice on {} there were {} of {} days of absence", to_string(*notice),
                               by_notice.days, test.days));
}

}  // namespace payout
