#pragma once
#include <optional>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// A range of days, both ends included.
struct DateRange {
  Date from = {};
  Date through = {};
};
template <std::same_as<DateRange> Self>
constexpr auto describe(const Self*) {
  return record("date range", "A range of days", field<&DateRange::from>("from", "First day"),
                field<&DateRange::through>("through", "Last day, included"));
}

/// Service on the board of directors, for option grants that a plan's formula makes.
struct DirectorService {
  Date since = {};
  std::vector<DateRange> interruptions = {};
  std::vector<DateRange> other_formula_grants = {};
  std::optional<std::vector<Date>> holidays = {};
  std::vector<int> years = {};
  Table<int, Shares> pool_left = {};
};
template <std::same_as<DirectorService> Self>
constexpr auto describe(const Self*) {
  return record(
      "director", "Service on the board of directors",
      field<&DirectorService::since>("since", "Day of election to the board"),
      field<&DirectorService::interruptions>("interruptions", "Days on which the director did not serve"),
      field<&DirectorService::other_formula_grants>("other_formula_grants",
                                                    "Periods that formula grants of another plan cover"),
      field<&DirectorService::holidays>("holidays", "Holidays that are not business days"),
      field<&DirectorService::years>("years", "Years whose formula grants are wanted; all when absent"),
      field<&DirectorService::pool_left>(
          "pool_left", "By year: shares left in the plan's pool just before its formula grant")
          .checked(not_negative_shares));
}

}  // namespace payout
