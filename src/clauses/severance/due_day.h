#pragma once
#include <optional>

#include "clauses/case.h"
#include "clauses/severance/pay.h"

namespace payout {

/// What the days of one payment are counted from.
struct DueFrom {
  const ClauseHead& clause;
  Figure arises;  ///< the day the right arises, before any release
  const Case& c;
};

/// The change in control that a clause speaks of: the one it names, else the first that counts; or null.
const Change* change_of(const KnownCase& c, const ClauseHead& clause);

/// The day the right arises: that of the end or the change, or of the release that the clause asks for, if
/// later.
Figure right_day(const DueFrom& known);

/// The day from which the time of a payment runs; nothing where it is not known on these facts.
std::optional<Figure> day_from(const PayFrom& from, const DueFrom& known);

/// The day of a rule, counted from another day. `year` says which year a day of the year means. Nothing, with a
/// warning, where a fact is missing.
std::optional<Figure> day_by(const DayRule& rule, Figure from, const std::optional<YearOf>& year,
                             const DueFrom& known);

/// The first payday later than a day; nothing, with a warning, where paydays are not known.
std::optional<Figure> payday_after(Figure day, const DueFrom& known);

/// A day moved off one that is no business day, where the terms or a reading of counting say so.
Figure rolled(Figure day, const std::optional<RollTo>& roll, const Case& c);

/// Says which fact dates a payment, where it is not given: the amount stands all the same.
void ask_for_day(const Case& c, std::string_view path, std::string_view what, const ClauseHead& clause);

}  // namespace payout
