#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/clause.h"
#include "scenario/miles.h"

namespace payout {

struct Case;

/// What has to be true for a route to exist. Each is tested against the facts; a test that fails says why.

/// A right that must be used within a time: by ending employment, or by giving notice?
enum class RightWindow { effective, notice };
constexpr std::array<std::string_view, 2> right_window_names{"effective", "notice"};
constexpr std::span<const std::string_view> names_of(RightWindow) {
  return right_window_names;
}

/// The right to end employment for a time after a change in control.
struct ChangeRight {
  std::string change = {};
  Period within = {};
  std::string label = {};
  Open<RightWindow> window = {};
};
template <std::same_as<ChangeRight> Self>
constexpr auto describe(const Self*) {
  return record(
      "change right", "A right that lasts for a time after a change in control",
      field<&ChangeRight::change>("change", "The change in control, by id of its definition").names_clause(),
      field<&ChangeRight::within>("within", "Time after it"),
      field<&ChangeRight::label>("label", "What its last day is called"),
      field<&ChangeRight::window>("window", "Which act must fall in that time").optional_with("effective"));
}

/// Absence by illness or incapacity: so many days in any window of so many.
struct AbsenceTest {
  int days = 0;
  int within = 0;
};
template <std::same_as<AbsenceTest> Self>
constexpr auto describe(const Self*) {
  return record("absence test", "Days of absence in a rolling window",
                field<&AbsenceTest::days>("days", "Days absent, reached or passed"),
                field<&AbsenceTest::within>("within", "Length of the window in days"));
}

/// Conduct that is cause: kinds that must be willful, kinds that need a conviction, and others.
struct ConductTest {
  std::vector<CauseKind> willful = {};
  std::vector<CauseKind> convicted = {};
};
template <std::same_as<ConductTest> Self>
constexpr auto describe(const Self*) {
  return record("conduct test", "Conduct that is cause",
                field<&ConductTest::willful>("willful", "Kinds that count when willful"),
                field<&ConductTest::convicted>("convicted", "Kinds that count on a conviction"));
}

/// "Bonus level": the target only, or the bonus actually paid too?
enum class BonusLevel { target_only, actual_payout_too };
constexpr std::array<std::string_view, 2> bonus_level_names{"target_only", "actual_payout_too"};
constexpr std::span<const std::string_view> names_of(BonusLevel) {
  return bonus_level_names;
}

/// An act long ago: still a ground, or waived?
enum class Staleness { none_warn, waived };
constexpr std::array<std::string_view, 2> staleness_names{"none_warn", "waived"};
constexpr std::span<const std::string_view> names_of(Staleness) {
  return staleness_names;
}

/// How large an act must be, where it is one of any size.
enum class ActSize { any };
constexpr std::array<std::string_view, 1> act_size_names{"any"};
constexpr std::span<const std::string_view> names_of(ActSize) {
  return act_size_names;
}

/// A kind of act, and for a cut in pay how large it must be: `salary_cut: {at_least: 10%}`.
struct CountedAct {
  DismissalKind act = {};
  std::optional<Rate> at_least = {};
  std::optional<Rate> over = {};
  std::optional<ActSize> size = {};
};
template <std::same_as<CountedAct> Self>
constexpr auto describe(const Self*) {
  using A = CountedAct;
  return record("act", "A kind of act", field<&A::act>("act", "The kind").as_shorthand().as_key(),
                field<&A::at_least>("at_least", "A cut counts from this share of what was before on"),
                field<&A::over>("over", "A cut counts above this share of what was before"),
                field<&A::size>("size", "`any`: a cut of any size counts").as_keyed_value());
}

/// Acts of the company that are a constructive dismissal unless consented to in writing.
struct DismissalTest {
  std::vector<CountedAct> acts = {};
  std::optional<Miles> commute_longer_by = {};
  std::optional<Period> stale_after = {};
  Open<BonusLevel> bonus_level = {};
  Open<Staleness> staleness = {};
};
template <std::same_as<DismissalTest> Self>
constexpr auto describe(const Self*) {
  using D = DismissalTest;
  return record(
      "dismissal test", "Acts of the company that are a constructive dismissal",
      field<&D::acts>("acts", "Kinds of act: a list, or a map to how large each must be"),
      field<&D::commute_longer_by>("commute_longer_by", "A relocation counts when the commute grows by more"),
      field<&D::stale_after>("stale_after", "Time after which an act may count as waived"),
      field<&D::bonus_level>("bonus_level", "What a bonus cut is").optional_with("target_only"),
      field<&D::staleness>("staleness", "Whether an old act is waived").optional_with("none_warn"));
}

/// Why a requirement is not met. `quiet` is set by callers that only want to know whether it is.
struct Unmet {
  bool quiet = false;
  std::string_view id = {};
  std::string path = {};
  std::string message = {};
  bool contested_day = false;    ///< the last day is one of which it can be disputed whether it counts
  bool noticed_in_time = false;  ///< the right ended between the notice and the last day

  bool set(std::string_view what, std::string_view where, std::string text) {
    id = what, path = where, message = std::move(text);
    return false;
  }
};

bool meets(const Case& c, const ClauseHead& route, const ChangeRight& right, Unmet& unmet);
bool meets(const Case& c, const ClauseHead& route, const AbsenceTest& test, Unmet& unmet);
bool meets(const Case& c, const ClauseHead& route, const ConductTest& test, Unmet& unmet);
bool meets(const Case& c, const ClauseHead& route, const DismissalTest& test, Unmet& unmet);
bool meets(const Case& c, const ClauseHead& route, const EndedAfter& test, Unmet& unmet);

}  // namespace payout
