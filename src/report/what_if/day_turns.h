#pragma once
#include <vector>

#include "clauses/result.h"

namespace payout {

/// The results of leaving on four days in a row, the third one the day that is looked at.
struct FourDays {
  const Result& before_eve;
  const Result& eve;
  const Result& day;
  const Result& next;
};

/// What turns on the day, as apart from what every day brings. An amount that stands still around the day turns
/// by whatever it changes, to the cent. One that every day moves (pay counted in days) turns where the day
/// moves it by more than three of its own days do. Severance is looked at line by line, options grant by grant.
std::vector<ModuleChange> turned_amounts(const FourDays& days);

/// Dates and share counts that turn where no amount tells of it: shares that can be exercised without a known
/// gain, a last day to exercise or a first payment that moves by more than a week.
std::vector<Moved> turned_counts(const FourDays& days);

}  // namespace payout
