#include <fmt/format.h>

#include "clauses/known_days.h"
#include "clauses/reading_key.h"
#include "clauses/service.h"
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
  const RightDays days = days_of(c, right, last->date);
  if (days.first && end < *days.first) {
    return unmet.set("right-not-begun", "termination.date",
                     fmt::format("the right under {} begins on {}, and employment ended on {}", route.cite,
                                 to_string(*days.first), to_string(end)));
  }
  return unmet.set("right-ended", "termination.date",
                   fmt::format("the right under {} ended on {}, and employment ended on {}", route.cite,
                               to_string(days.last), to_string(end)));
}

/// The change whose right holds a day, or null.
const Change* covering(const Case& c, const ChangeRight& right, Date day) {
  if (!right.from && !right.calendar_month) return change_covering(c, right.change, day, *right.within);
  for (const Change& change : c.situation.changes) {
    if (change.definition->id != right.change || !change.counts) continue;
    const RightDays days = days_of(c, right, change.date);
    if (day >= *days.first && day <= days.last) return &change;
  }
  return nullptr;
}

}  // namespace

RightDays days_of(const KnownCase& c, const ChangeRight& right, Date change) {
  if (right.calendar_month) {
    const Date first =
        add_months(Date::of(change.year(), change.month(), 1), *right.calendar_month, MonthEnd::clamp);
    return {first, last_of_month(first.year(), first.month())};
  }
  const Date anniversary = right.from ? c.plus(change, *right.from) : change;
  const Date last = c.last_day_of(anniversary, *right.within);
  return {right.from ? std::optional{anniversary + 1} : std::nullopt, last};
}

Figure first_day_figure(const Case& c, const ChangeRight& right, Figure change, Date day) {
  if (right.calendar_month)
    return c.work.derived(Workings::serial(day), Unit::date, "first day of the calendar month",
                          {change, c.work.term(*right.calendar_month, Unit::months, "calendar month")});
  return day_after(c, c.work.date_after(change, c.work.term(*right.from, "begins after"), day - 1));
}

Figure last_day_figure(const Case& c, const ChangeRight& right, Figure change, Date day) {
  if (right.calendar_month)
    return c.work.derived(Workings::serial(day), Unit::date, "last day of the calendar month",
                          {change, c.work.term(*right.calendar_month, Unit::months, "calendar month")});
  if (!right.from) return last_day_figure(c, change, *right.within);
  const Date anniversary = c.plus(day_of(change), *right.from);
  return last_day_figure(c, c.work.date_after(change, c.work.term(*right.from, "begins after"), anniversary),
                         *right.within);
}

std::string words_of(const ChangeRight& right) {
  if (right.calendar_month) return fmt::format("in calendar month {} after", *right.calendar_month);
  if (right.from)
    return fmt::format("within {} from the day after {} after", to_string(*right.within),
                       to_string(*right.from));
  return fmt::format("within {} after", to_string(*right.within));
}

bool meets(const Case& c, const ClauseHead& route, const ChangeRight& right, Unmet& unmet) {
  const Date end = *c.situation.end;
  const Change* change = covering(c, right, end);
  const auto notice = c.situation.notice;
  if (change == nullptr && notice) {
    change = covering(c, right, *notice);
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
  if (!employed_on_date_of(c, test)) {
    if (unmet.quiet) return false;
    return unmet.set("hired-too-late", "employee.hired",
                     fmt::format("{} requires employment on {}, and employment began on {}", route.cite,
                                 to_string(test.date), to_string(*c.facts.employee.hired)));
  }
  if (end > test.date) return true;
  const bool counts = end == test.date && (test.day_counts || c.choose(test.first_day) == Boundary::on);
  if (counts) return true;
  if (end == test.date && c.explain) {
    c.warn(Module::severance, "contested-day", "termination.date",
           fmt::format("{} requires employment until {} and leaving thereafter; whether that day itself counts "
                       "can be disputed",
                       route.cite, to_string(test.date)),
           see_reading(c, test.first_day.choice), route.cite);
  }
  unmet.contested_day = end == test.date;
  if (unmet.quiet) return false;
  return unmet.set(
      "too-early", "termination.date",
      fmt::format("{} requires employment until {} and leaving after it", route.cite, to_string(test.date)));
}

}  // namespace payout
