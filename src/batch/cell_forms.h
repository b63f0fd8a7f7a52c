#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "document/type.h"

namespace payout {

/// How the cells of a table write numbers or dates: as scenario files do, or as the spreadsheets of a region
/// do. Never guessed: somebody says so.
enum class Region { plain, us, eu };
constexpr std::array<std::string_view, 3> region_names{"plain", "us", "eu"};
constexpr std::span<const std::string_view> names_of(Region) {
  return region_names;
}

/// Whether a kind of value is written with digits that a region may group.
bool is_number(const Type& leaf);

/// Rewrites a number as files write it: `$310,000.00` (us) and `310.000,00 €` (eu) as 310000.00, `(1,200.00)`
/// as -1200.00. The unit (`%`, `/year`) stays. False, with `cell` as it was, where it is no number of that
/// region.
bool plain_number(Region region, std::string& cell);
/// Rewrites a date: `9/28/2000` (us), `28.9.2000` and `28/9/2000` (eu) as 2000-09-28. Dates as YYYY-MM-DD stay.
bool plain_date(Region region, std::string& cell);
/// How a region writes numbers or dates, for messages.
std::string_view number_example(Region region);
std::string_view date_example(Region region);

}  // namespace payout
