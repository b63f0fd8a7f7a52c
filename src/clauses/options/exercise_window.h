#pragma once
#include <array>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "document/leaves.h"

namespace payout {

struct GrantResult;

/// Which window governs where an agreement and the plan both give one. `own` is the plan's own rule.
enum class WindowPrecedence { own, this_controls, plan_controls, if_in_award };
constexpr std::array<std::string_view, 4> window_precedence_names{"own", "this_controls", "plan_controls",
                                                                  "if_in_award"};
constexpr std::span<const std::string_view> names_of(WindowPrecedence) {
  return window_precedence_names;
}

/// How long options can be exercised after employment ends; never beyond their own term.
/// Typical promises: three months after a resignation; one year after death; twelve months where an employment
/// agreement says so.
struct ExerciseWindow {
  static constexpr std::string_view kind = "exercise_window";
  static constexpr std::string_view doc = "How long options can be exercised after employment ends";
  static constexpr bool asks_when = true;
  GrantScope scope = {};
  std::optional<Period> lasts = {};
  Open<WindowPrecedence> precedence = {};
};
template <std::same_as<ExerciseWindow> Self>
constexpr auto describe(const Self*) {
  return record("exercise_window", ExerciseWindow::doc,
                field<&ExerciseWindow::scope>("scope", "").inline_fields(),
                field<&ExerciseWindow::lasts>(
                    "lasts", "Time from the end of employment; to the option's expiry when absent"),
                field<&ExerciseWindow::precedence>(
                    "precedence", "For a window of another document than the plan: which one governs")
                    .optional_with("own"));
}

/// Finds the window that governs and the other one, and ends the grant's tranches when it closes. Requires the
/// end of service and the expiry.
void open_window(const Case& c, GrantResult& grant);

}  // namespace payout
