#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/clause.h"
#include "scenario/miles.h"

namespace payout {

struct Case;
struct KnownCase;
struct Figure;

/// What has to be true for a route to exist. Each is tested against the facts; a test that fails says why.

/// A right that must be used within a time: by ending employment, or by giving notice?
enum class RightWindow { effective, notice };
constexpr std::array<std::string_view, 2> right_window_names{"effective", "notice"};
constexpr std::span<const std::string_view> names_of(RightWindow) {
  return right_window_names;
}

/// The right to end employment for a time after a change in control: from it on (`within: 30 days`), or later
/// (`from: 1 year, within: 30 days`: the window opens on the day after the first anniversary), or in a calendar
/// month (`calendar_month: 13`, that of the change being 0).
struct ChangeRight {
  std::string change = {};
  std::optional<Period> within = {};
  std::optional<Period> from = {};
  std::optional<int> calendar_month = {};
  std::string label = "Last day to leave under the right";
  Open<RightWindow> window = {};
};
template <std::same_as<ChangeRight> Self>
constexpr auto describe(const Self*) {
  using C = ChangeRight;
  return record(
      "change right", "A right that lasts for a time after a change in control",
      field<&C::change>("change", "The change in control, by id of its definition").names_clause(),
      field<&C::within>("within", "How long the right lasts: from the change, or from the day of `from`"),
      field<&C::from>("from", "The right begins on the day after so long a time: `1 year` for a walk right"),
      field<&C::calendar_month>(
          "calendar_month", "The right is for a calendar month: the thirteenth is 13, that of the change 0"),
      field<&C::label>("label", "What its last day is called")
          .optional_with("Last day to leave under the right"),
      field<&C::window>("window", "Which act must fall in that time").optional_with("effective"));
}

/// The days of the right after a change: the first, where the right begins later than the change, and the last.
struct RightDays {
  std::optional<Date> first = {};
  Date last = {};
};
RightDays days_of(const KnownCase& c, const ChangeRight& right, Date change);
/// The same as figures that lead to the change and the terms.
Figure first_day_figure(const Case& c, const ChangeRight& right, Figure change, Date day);
Figure last_day_figure(const Case& c, const ChangeRight& right, Figure change, Date day);
/// "within 30 days after", "from 1 year on, for 30 days after".
std::string words_of(const ChangeRight& right);

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

/// How large an act must be: a share of what was before, or a distance.
struct ActLimit {
  std::optional<Rate> share = {};
  std::optional<Miles> miles = {};
  bool operator==(const ActLimit&) const = default;
};
const Scalar& scalar_of(const ActLimit*);
std::string to_string(const ActLimit& limit);

/// What a relocation is measured by: how much longer the way to work is, or how far the new place is from the
/// old one.
enum class MovedBy { commute, distance };
constexpr std::array<std::string_view, 2> moved_by_names{"commute", "distance"};
constexpr std::span<const std::string_view> names_of(MovedBy) {
  return moved_by_names;
}

/// A kind of act, and how large it must be: `salary_cut: {at_least: 10%}`, `relocation: {over: 50 miles, of:
/// distance}`.
struct CountedAct {
  DismissalKind act = {};
  std::optional<ActLimit> at_least = {};
  std::optional<ActLimit> over = {};
  std::optional<MovedBy> of = {};
  std::optional<ActSize> size = {};
  std::optional<Period> elect_within = {};
  std::optional<Period> effective = {};
};
template <std::same_as<CountedAct> Self>
constexpr auto describe(const Self*) {
  using A = CountedAct;
  return record(
      "act", "A kind of act", field<&A::act>("act", "The kind").as_shorthand().as_key(),
      field<&A::at_least>("at_least",
                          "It counts from this share of what was before on (a relocation: from this "
                          "distance on)"),
      field<&A::over>("over", "It counts above this share of what was before, or this distance"),
      field<&A::of>("of", "What a relocation is measured by; the commute when absent"),
      field<&A::size>("size", "`any`: an act of any size counts").as_keyed_value(),
      field<&A::elect_within>("elect_within",
                              "For `no_comparable_offer`: the employee elects within so long after the "
                              "day by which the offer was due (fact `notice` of the act)"),
      field<&A::effective>("effective", "And employment ends so long after the election"));
}

/// Pay before a cut: as it was on the day before, or the highest of the twelve months before.
enum class CutFrom { day_before, highest_in_12_months };
constexpr std::array<std::string_view, 2> cut_from_names{"day_before", "highest_in_12_months"};
constexpr std::span<const std::string_view> names_of(CutFrom) {
  return cut_from_names;
}

/// From what the time runs in which the person must leave.
enum class LeaveFrom { act, notice, cure };
constexpr std::array<std::string_view, 3> leave_from_names{"act", "notice", "cure"};
constexpr std::span<const std::string_view> names_of(LeaveFrom) {
  return leave_from_names;
}

/// What takes an act out of the list.
enum class ActException { across_the_board };
constexpr std::array<std::string_view, 1> act_exception_names{"across_the_board"};
constexpr std::span<const std::string_view> names_of(ActException) {
  return act_exception_names;
}

/// Acts of the company that are a constructive dismissal unless consented to in writing. Typical promise:
/// notice within 90 days of the act, 30 days to cure it, and the employee leaves within 30 days after.
struct DismissalTest {
  std::vector<CountedAct> acts = {};
  std::optional<Miles> commute_longer_by = {};
  std::optional<Period> stale_after = {};
  CutFrom measured_from = CutFrom::day_before;
  std::vector<ActException> except = {};
  std::optional<Period> notice_within = {};
  std::optional<Period> cure = {};
  std::optional<Period> leave_within = {};
  std::optional<LeaveFrom> leave_from = {};
  Open<BonusLevel> bonus_level = {};
  Open<Staleness> staleness = {};

  /// From what the time to leave runs, where the terms do not say it: the last of the steps that they have.
  LeaveFrom leaves_from() const {
    return leave_from      ? *leave_from
           : cure          ? LeaveFrom::cure
           : notice_within ? LeaveFrom::notice
                           : LeaveFrom::act;
  }
};
template <std::same_as<DismissalTest> Self>
constexpr auto describe(const Self*) {
  using D = DismissalTest;
  return record(
      "dismissal test", "Acts of the company that are a constructive dismissal",
      field<&D::acts>("acts", "Kinds of act: a list, or a map to how large each must be"),
      field<&D::commute_longer_by>("commute_longer_by", "A relocation counts when the commute grows by more"),
      field<&D::stale_after>("stale_after", "Time after which an act may count as waived"),
      field<&D::measured_from>("measured_from", "What a cut in salary is measured from")
          .optional_with("day_before"),
      field<&D::except>("except", "Acts that do not count: cuts that reach all executives alike"),
      field<&D::notice_within>("notice_within", "The employee gives notice of the act within this time of it"),
      field<&D::cure>("cure", "Time that the company has to make good the act, from that notice"),
      field<&D::leave_within>("leave_within", "Time within which employment must then end"),
      field<&D::leave_from>("leave_from",
                            "From what that time runs; when absent the last day of cure, else the notice, else "
                            "the act"),
      field<&D::bonus_level>("bonus_level", "What a bonus cut is").optional_with("target_only"),
      field<&D::staleness>("staleness", "Whether an old act is waived").optional_with("none_warn"));
}

/// The days around an act, as far as the terms and the facts give them.
struct DismissalDays {
  std::optional<Date> effective = {};
  std::optional<Date> notice_by = {};
  std::optional<Date> cure_by = {};
  std::optional<Date> leave_by = {};
};
DismissalDays days_of(const KnownCase& c, const DismissalTest& test, const Dismissal& act);
/// Enters them in the calendar.
void list_days(const Case& c, const ClauseHead& route, const DismissalTest& test);

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
