#pragma once
#include <array>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

struct GrantResult;

/// Reading `death_after_termination`: what the estate has where nobody wrote a rule for it.
enum class DeathAfterEnd { rest_of_running_window, one_year_from_death, lapses };
constexpr std::array<std::string_view, 3> death_after_end_names{"rest_of_running_window", "one_year_from_death",
                                                                "lapses"};
constexpr std::span<const std::string_view> names_of(DeathAfterEnd) {
  return death_after_end_names;
}

/// Death while a window is running after employment ended.
/// Typical promise: a year for the estate of somebody who dies within three months of retirement.
struct DeathWindow {
  static constexpr std::string_view kind = "death_window";
  static constexpr std::string_view doc = "Death while a window runs after the end of employment";
  static constexpr bool exercises = true;
  GrantScope scope = {};
  Period lasts = {};
  std::optional<Period> after_retirement = {};
  Open<DeathAfterEnd> death_after_termination = {};
};
template <std::same_as<DeathWindow> Self>
constexpr auto describe(const Self*) {
  return record(
      "death_window", DeathWindow::doc, field<&DeathWindow::scope>("scope", "").inline_fields(),
      field<&DeathWindow::lasts>("lasts", "Time from the death"),
      field<&DeathWindow::after_retirement>("after_retirement",
                                            "Given to those who die within this time of retirement"),
      field<&DeathWindow::death_after_termination>("death_after_termination", "What the estates of others have")
          .optional_with("rest_of_running_window"));
}

struct DeathWindowDays {
  Date last = {};
  Date safe = {};
  std::string_view cite = {};
  StepRef source = {};  ///< how the last day arose, where somebody asks
  std::string_view clause = {};
};

/// The window that a death after the end of employment opens in place of one running to `running`; none where
/// there was no such death, or it changes nothing.
std::optional<DeathWindowDays> window_after_death(const Case& c, const GrantResult& grant, Date running);

}  // namespace payout
