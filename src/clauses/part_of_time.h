#pragma once
#include <array>
#include <span>
#include <string_view>

#include "document/type.h"
#include "values/date.h"

namespace payout {

/// How the part of a time that has passed is counted: in days, or in months, each of which counts when it has
/// begun, when it is complete, or when fifteen days or more of it have passed.
enum class PartBy { days, months_begun, completed_months, nearest_month };
constexpr std::array<std::string_view, 4> part_by_names{"days", "months_begun", "completed_months",
                                                        "nearest_month"};
constexpr std::span<const std::string_view> names_of(PartBy) {
  return part_by_names;
}
constexpr std::array<Synonym, 1> part_by_synonyms{{{"months", "completed_months", true}}};
constexpr std::span<const Synonym> synonyms_of(PartBy) {
  return part_by_synonyms;
}

/// The months from a first day to the day after the last one. Precondition: `by` counts months.
int months_of_part(Date first, Date next, PartBy by);

}  // namespace payout
