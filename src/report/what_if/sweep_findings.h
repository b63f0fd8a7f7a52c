#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"

/// What a sweep finds between its rows: the jumps, and the input that gives a wanted result. Plain data.
namespace payout {

/// What differs on the two sides of a jump: a line or date of the report, and the clause that gives it.
struct CliffCause {
  std::string id = {};    ///< path of what changes: severance.termination_fee
  std::string cite = {};  ///< the clause
  std::string label = {};
  std::optional<std::string> before = {};
  std::optional<std::string> after = {};
};
template <std::same_as<CliffCause> Self>
constexpr auto describe(const Self*) {
  return record("cliff cause", "What differs on the two sides of a jump",
                field<&CliffCause::id>("id", "Path of what changes"),
                field<&CliffCause::cite>("cite", "Clause that gives it"),
                field<&CliffCause::label>("label", "What it is"),
                field<&CliffCause::before>("before", "Before the jump; null where it is not there"),
                field<&CliffCause::after>("after", "After the jump"));
}

/// A jump of a result between two neighboring values of an input, as near as the input can be told apart.
struct Cliff {
  std::string item = {};                 ///< path of the result
  std::string axis = {};                 ///< path of the input
  std::vector<std::string> others = {};  ///< "salary.base=240000/year": where the other axes stand
  std::string last = {};                 ///< last value of the input before the jump
  std::string first = {};                ///< first value after it
  std::optional<std::string> before = {};
  std::optional<std::string> after = {};
  std::optional<std::string> jump = {};  ///< after less before; absent where one side has no figure
  std::vector<CliffCause> causes = {};
  Exact at = {};  ///< not printed: the place of `first` on the axis, as SweepAxis::numbers
};
template <std::same_as<Cliff> Self>
constexpr auto describe(const Self*) {
  return record("cliff", "A jump of a result between two neighboring values of an input",
                field<&Cliff::item>("item", "The result"), field<&Cliff::axis>("axis", "The input"),
                field<&Cliff::others>("others", "Where the other inputs stand"),
                field<&Cliff::last>("last", "Last value of the input before the jump"),
                field<&Cliff::first>("first", "First value after it"),
                field<&Cliff::before>("before", "The result before it"),
                field<&Cliff::after>("after", "The result after it"),
                field<&Cliff::jump>("jump", "The difference; null where one side has no figure"),
                field<&Cliff::causes>("causes", "What differs on the two sides"));
}

/// A value of the input that gives the wanted result, or the jump that passes over it.
struct GoalAnswer {
  std::string input = {};
  std::optional<std::string> result = {};
  bool exact = true;      ///< false: the nearest value that the input can take
  std::string over = {};  ///< for a jump over the wanted result: the value behind the jump
  std::optional<std::string> result_over = {};
  std::string through = {};  ///< last of a stretch of values that all give it; empty for a single value
};
template <std::same_as<GoalAnswer> Self>
constexpr auto describe(const Self*) {
  return record("goal answer", "A value of the input that gives the wanted result, or a jump over it",
                field<&GoalAnswer::input>("input", "The value, as --set takes it"),
                field<&GoalAnswer::result>("result", "The result there"),
                field<&GoalAnswer::exact>("exact", "false: the nearest value that the input can take"),
                field<&GoalAnswer::over>("over", "For a jump over it: the value behind the jump"),
                field<&GoalAnswer::result_over>("result_over", "The result there"),
                field<&GoalAnswer::through>("through", "Last of a stretch of values that all give it"));
}

enum class GoalVerdict { none, one, several, jumped_over };
constexpr std::array<std::string_view, 4> goal_verdict_names{"none", "one", "several", "jumped_over"};
constexpr std::span<const std::string_view> names_of(GoalVerdict) {
  return goal_verdict_names;
}

struct Goal {
  std::string item = {};
  std::string wanted = {};
  std::string axis = {};
  GoalVerdict verdict = GoalVerdict::none;
  std::vector<GoalAnswer> answers = {};
  std::optional<std::string> least = {};  ///< smallest and largest result seen in the range
  std::optional<std::string> most = {};
};
template <std::same_as<Goal> Self>
constexpr auto describe(const Self*) {
  return record("goal", "The input that gives a wanted result", field<&Goal::item>("item", "The result"),
                field<&Goal::wanted>("wanted", "The value wanted"), field<&Goal::axis>("axis", "The input"),
                field<&Goal::verdict>("verdict", "none, one, several or jumped_over"),
                field<&Goal::answers>("answers", "Values of the input, or jumps over the wanted value"),
                field<&Goal::least>("least", "Smallest result seen in the range"),
                field<&Goal::most>("most", "Largest result seen in the range"));
}

}  // namespace payout
