#pragma once
#include <optional>

#include "clauses/case.h"

namespace payout {

/// Service from a day on; `counted_to` is the day after the last one that counts.
struct Service {
  Date from = {};
  Date counted_to = {};

  int months() const { return std::max(0, full_months(from, counted_to)); }
  int years() const { return months() / 12; }
  /// Days of the month that is not complete.
  int odd_days() const { return counted_to - add_months(from, months(), MonthEnd::clamp); }
  /// Days of the year that is not complete.
  int broken_days() const { return counted_to - add_months(from, 12 * years(), MonthEnd::clamp); }
  bool broken() const { return broken_days() > 0; }
};

/// The day from which service counts: the first day of employment, or the day that is given in its place, later
/// by the days of breaks in service. Nothing where neither is given.
std::optional<Figure> service_starts(const Case& c);

/// Whether the person was employed on the date that a clause asks employment to last until. Where no fact gives
/// the first day of employment, nobody was hired after it.
bool employed_on_date_of(const KnownCase& c, const EndedAfter& until);

/// Years of service that are complete on the last day of employment, both days counted; nothing where no fact
/// gives the first one.
std::optional<int> complete_years_of_service(const Case& c);

}  // namespace payout
