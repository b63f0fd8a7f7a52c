#pragma once
#include "clauses/case.h"
#include "clauses/situation/contract_term.h"

/// Days as figures that lead to the facts and terms they were read from. For workings: without recording each
/// is only its value.
namespace payout {

/// The last day of employment that governs; the fact behind it. Precondition: employment has ended.
Figure end_figure(const Case& c);

/// The day notice took effect.
Figure notice_figure(const Case& c, Date day);

/// A day of a term, from its start and length.
Figure term_day_figure(const Case& c, const ContractTerm& term, Date day, std::string_view label);

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
