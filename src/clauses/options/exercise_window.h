#pragma once
#include <array>

#include "clauses/case.h"
#include "clauses/options/day_or_period.h"
#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "document/scalars.h"
#include "values/few.h"

namespace payout {

struct GrantResult;
struct TermsCheck;

/// Which window governs where an agreement and the plan both give one. `own` is the plan's own rule.
enum class WindowPrecedence { own, this_controls, plan_controls, if_in_award };
constexpr std::array<std::string_view, 4> window_precedence_names{"own", "this_controls", "plan_controls",
                                                                  "if_in_award"};
constexpr std::span<const std::string_view> names_of(WindowPrecedence) {
  return window_precedence_names;
}

/// One of several ends of a window, of which the earliest or the latest holds.
struct WindowLimit {
  std::optional<WindowCloses> closes = {};
  std::optional<Period> from_grant = {};
};
template <std::same_as<WindowLimit> Self>
constexpr auto describe(const Self*) {
  return record(
      "window limit", "One of several ends of a window",
      field<&WindowLimit::closes>("closes", "A time after the end of employment, a date, or `expires`")
          .as_shorthand(),
      field<&WindowLimit::from_grant>("from_grant", "A time after the grant"));
}

/// From what a window runs: the end of employment, the last day on which anything still vests after it, or the
/// day on which the release takes effect that the clause asks for.
enum class WindowFrom { end, last_vesting, release };
constexpr std::array<std::string_view, 3> window_from_names{"end", "last_vesting", "release"};
constexpr std::span<const std::string_view> names_of(WindowFrom) {
  return window_from_names;
}

/// How long options can be exercised after employment ends; never beyond their own term unless it says so.
/// Typical promises: three months after a resignation; one year after death; to a fixed day; the earlier of
/// eighteen months and the option's expiration; the full term.
struct ExerciseWindow {
  static constexpr std::string_view kind = "exercise_window";
  static constexpr std::string_view doc = "How long options can be exercised after employment ends";
  static constexpr bool asks_when = true;
  static constexpr bool exercises = true;
  GrantScope scope = {};
  std::optional<Period> lasts = {};
  std::optional<Date> until = {};
  bool full_term = false;
  std::vector<WindowLimit> earliest_of = {};
  std::vector<WindowLimit> latest_of = {};
  WindowFrom from = WindowFrom::end;
  bool beyond_term = false;
  bool iso_stays_iso = false;
  Open<WindowPrecedence> precedence = {};
};
template <std::same_as<ExerciseWindow> Self>
constexpr auto describe(const Self*) {
  using W = ExerciseWindow;
  return record(
      "exercise_window", W::doc, field<&W::scope>("scope", "").inline_fields(),
      field<&W::lasts>("lasts", "Time from the end of employment"),
      field<&W::until>("until", "Last day, as a date"),
      field<&W::full_term>("full_term", "To the option's expiration date").optional_with("false"),
      field<&W::earliest_of>("earliest_of", "The earliest of several ends"),
      field<&W::latest_of>("latest_of", "The latest of several ends"),
      field<&W::from>(
          "from",
          "From what `lasts` and the periods run: end, last_vesting, or release (the day on which it "
          "takes effect)")
          .optional_with("end"),
      field<&W::beyond_term>("beyond_term", "It may run past the option's expiration date")
          .optional_with("false"),
      field<&W::iso_stays_iso>("iso_stays_iso", "An ISO can be exercised only as long as it is treated as one")
          .optional_with("false"),
      field<&W::precedence>("precedence", "For a window of another document than the plan: which one governs")
          .optional_with("own"));
}

/// What the clauses on windows answered for one grant and answer for the next: whether they are met, and the
/// last day where it hangs on the end of service alone.
struct AskedWindow {
  const ClauseHead* clause = nullptr;
  bool met = false;
  std::optional<Date> end = {};  ///< of service, for which `days` hold
  WindowDays days = {};
};
using AskedWindows = Few<AskedWindow, 4>;

/// Finds the window that governs and the other one, and ends the grant's tranches when it closes. Requires the
/// end of service and the expiry.
void open_window(const Case& c, AskedWindows& asked, GrantResult& grant);

/// The clause of the plan's own window at this end of service; empty where none is met. Requires the window to
/// be open.
std::string_view window_of_plan(const Case& c, AskedWindows& asked, const GrantResult& grant);

/// Tells a window that closes in several ways or in none.
void check(const ExerciseWindow& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
