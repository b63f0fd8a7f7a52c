#pragma once
#include "clauses/amount.h"

namespace payout {

/// The annual bonus that a contract means: of a year, or the average or highest of several. `targets`: of the
/// target bonuses in force on the last days of the years, in place of what was paid.
std::optional<Figure> bonus_figure(const BonusOf& bonus, bool targets, PayDay day, const MeasureTerms& terms,
                                   const ClauseHead& clause, const Case& c);

/// The day that the terms of an amount name.
std::optional<Date> amount_day(const FromDay& day, PayDay on, const ClauseHead& clause, const Case& c);

/// The greatest, or the least, of several figures; of equal ones the first.
Figure greatest_of(std::span<const Figure> figures, const Case& c);
Figure least_of(std::span<const Figure> figures, const Case& c);

}  // namespace payout
