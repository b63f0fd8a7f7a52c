#pragma once
#include "clauses/case.h"

/// Days as figures that lead to the facts and terms they were read from. For workings: without recording each
/// is only its value.
namespace payout {

/// The day of a change in control, from the event that brought it.
Figure change_figure(const Case& c, const Change& change);

/// The day on which what a triggered clause gives arises: that of the change in control, or the end of
/// employment.
Figure arising_figure(const Case& c, const Occurrence& when);

/// Enters how the figure at a path arose. A formula that comes to another value is kept as what the value was
/// found from: readings may count in other ways than the formula says. Ask `explaining` before making the path.
void account_day(const Case& c, std::string path, Date value, Figure how, std::string_view clause = {});

/// The same for a day of the calendar that repeats another figure of the result.
void account_calendar_day(const Case& c, std::string_view id, Date value, std::string_view figure,
                          std::string_view label);

/// How the safe day beside a day of the calendar arose.
void account_safe_day(const Case& c, std::string_view id, Date safe, Date last);

/// Enters the last day of a right in the calendar, with the safe day before it and how it arose.
void window_end(const Case& c, const ClauseHead& clause, std::string_view label, Figure last);

/// The last day of employment that governs; the fact behind it. Precondition: employment has ended.
Figure end_figure(const Case& c);

/// A day that is that of the end of employment or of a change in control, by the fact behind it; another one as
/// `label`.
Figure known_day_figure(const Case& c, Date day, std::string_view label);

/// The day notice took effect.
Figure notice_figure(const Case& c, Date day);

/// The last day of a period that runs from a day on, under the agreement's rules of counting.
Figure last_day_figure(const Case& c, Figure from, const Period& period);

/// The day of an event of the facts.
Figure event_figure(const Case& c, const Event& event, std::string_view label);

/// The day on which a right arose: of the change in control that gives it, or of the end of employment.
Figure occurrence_figure(const Case& c, const Occurrence& when);

/// The day before a day, and the day after.
Figure day_before(const Case& c, Figure day);
Figure day_after(const Case& c, Figure day);

/// A count of days, months or years between two days.
Figure time_between(const Case& c, Exact count, Unit unit, std::string_view label, Figure from, Figure to);

}  // namespace payout
