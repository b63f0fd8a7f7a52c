#pragma once
#include <array>

#include "clauses/options/acceleration.h"

namespace payout {

/// Reading `vest_on_termination_day`: does a step that vests on the last day of employment count?
enum class VestOnLastDay { counts, does_not };
constexpr std::array<std::string_view, 2> vest_on_last_day_names{"counts", "does_not"};
constexpr std::span<const std::string_view> names_of(VestOnLastDay) {
  return vest_on_last_day_names;
}

/// Reading `director_service_after_employment`: an employee leaves and stays on the board.
enum class BoardService { ends_at_employment, continues };
constexpr std::array<std::string_view, 2> board_service_names{"ends_at_employment", "continues"};
constexpr std::span<const std::string_view> names_of(BoardService) {
  return board_service_names;
}

/// What the end of employment does to options: whatever is not exercisable by then lapses.
struct EndOfService {
  static constexpr std::string_view kind = "end_of_service";
  static constexpr std::string_view doc = "When service ends for a plan, and what is vested by then";
  GrantScope scope = {};
  Open<VestOnLastDay> vest_on_termination_day = {};
  Open<BoardService> director_service_after_employment = {};
  bool lapses_by_window =
      false;  ///< each window of the plan says itself that only what was exercisable stays so
};
template <std::same_as<EndOfService> Self>
constexpr auto describe(const Self*) {
  return record(
      "end_of_service", EndOfService::doc, field<&EndOfService::scope>("scope", "").inline_fields(),
      field<&EndOfService::vest_on_termination_day>("vest_on_termination_day",
                                                    "Whether a step that vests that day counts")
          .optional_with("counts"),
      field<&EndOfService::director_service_after_employment>(
          "director_service_after_employment", "Whether service on the board goes on as employment")
          .optional_with("ends_at_employment"),
      field<&EndOfService::lapses_by_window>(
          "lapses_by_window",
          "Whether each exercise period of the plan keeps only what was exercisable, so that the rest "
          "lapses by its clause")
          .optional_with("false"));
}

/// The day on which service ends as a plan sees it; none while it goes on.
std::optional<Date> end_of_service(const Case& c, std::string_view plan);

/// Lapses what cannot be exercised when service ends.
void lapse_unvested(const Case& c, const Accelerations& accelerations, GrantResult& grant);

/// What lapsed at the end of service is laid to the plan's window that keeps only what was exercisable: where
/// the plan says so, or has no clause of this kind.
void lapse_by_window(const Case& c, std::string_view window, GrantResult& grant);

}  // namespace payout
