#pragma once
#include <array>
#include <optional>

#include "clauses/part_of_time.h"
#include "clauses/severance/pay.h"
#include "clauses/workings.h"

namespace payout {

struct Case;
struct ClauseHead;

enum class DaysInYear { fixed, actual };
constexpr std::array<std::string_view, 2> days_in_year_names{"365", "actual"};
constexpr std::span<const std::string_view> names_of(DaysInYear) {
  return days_in_year_names;
}
enum class LastDay { counts, does_not };
constexpr std::array<std::string_view, 2> last_day_names{"counts", "not"};
constexpr std::span<const std::string_view> names_of(LastDay) {
  return last_day_names;
}

/// The part of a fiscal year that was worked.
struct ProRata {
  PartBy by = {};
  DaysInYear days_in_year = {};
  LastDay last_day = {};
  FromDay until = {};
};
template <std::same_as<ProRata> Self>
constexpr auto describe(const Self*) {
  using P = ProRata;
  return record(
      "pro rata", "The part of the fiscal year that was worked, from its first day (or the hire, if later)",
      field<&P::by>("by",
                    "`days`; or `months_begun`, `completed_months`, `nearest_month` (15 days or more), over 12")
          .as_shorthand()
          .optional_with("days"),
      field<&P::days_in_year>("days_in_year", "Over 365 days, or those of the fiscal year (`actual`)")
          .optional_with("365"),
      field<&P::last_day>("last_day", "Whether the last day counts").optional_with("counts"),
      field<&P::until>("until",
                       "The day with which it ends: the last day of employment (`right`), `change`, a date")
          .optional_with("right"));
}

/// The part of an amount that the days or months worked make. `day` is the day the right arises.
std::optional<Figure> pro_rata(Figure amount, const ProRata& terms, Date day, const ClauseHead& clause,
                               const Case& c);

}  // namespace payout
