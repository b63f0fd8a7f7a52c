#pragma once
#include <array>
#include <string>
#include <vector>

#include "clauses/clause.h"
#include "clauses/turning_day.h"

namespace payout {

struct Result;
struct Case;
struct ConditionWriter;
struct Situation;
struct TermsCheck;

/// Which day must lie in the period: the last day of employment or the day of notice?
enum class TestDay { termination_date, notice_date };
constexpr std::array<std::string_view, 2> test_day_names{"termination_date", "notice_date"};
constexpr std::span<const std::string_view> names_of(TestDay) {
  return test_day_names;
}

/// "Within twelve months of": only after the change, or before it as well?
enum class Direction { after_only, before_or_after };
constexpr std::array<std::string_view, 2> direction_names{"after_only", "before_or_after"};
constexpr std::span<const std::string_view> names_of(Direction) {
  return direction_names;
}

/// The time before a change: a look-back from the change (`before: 4 months`), or a tail that counts from the
/// last day of employment to the change (`before: {from: 45 days, through: 120 days}`).
struct TimeBefore {
  std::optional<Period> length = {};
  std::optional<Period> from = {};
  std::optional<Period> through = {};
};
template <std::same_as<TimeBefore> Self>
constexpr auto describe(const Self*) {
  using T = TimeBefore;
  return record(
      "time before a change", "The time before a change in control in which an end is protected too",
      field<&T::length>("length", "So long before the change").as_shorthand(),
      field<&T::from>("from", "A tail: the change comes no sooner than this after the last day"),
      field<&T::through>("through", "A tail: and no later than this after the last day, both ends in"));
}

/// The time around a change in control in which a termination is treated better.
/// Typical promises: within twenty-four months after a change in control; or in the three months before it.
struct ProtectedPeriod {
  static constexpr std::string_view kind = "protected_period";
  static constexpr std::string_view doc =
      "The time after, or before, a change in control in which a termination is treated better";
  std::string label = "Last day of the protected period";
  std::vector<std::string> change = {};
  std::optional<Period> after = {};
  std::optional<Date> until = {};
  std::optional<TimeBefore> before = {};
  std::optional<Date> from = {};
  bool if_asked_for = false;
  Open<TestDay> test_day = {};
  Open<Direction> direction = {};
};
template <std::same_as<ProtectedPeriod> Self>
constexpr auto describe(const Self*) {
  using P = ProtectedPeriod;
  return record(
      "protected_period", P::doc,
      field<&P::label>("label", "What its last day is called")
          .optional_with("Last day of the protected period"),
      field<&P::change>("change", "The change in control, by id of its definition; or several").names_clause(),
      field<&P::after>("after", "How long it lasts after the change"),
      field<&P::until>("until", "Or its last day, as a date"),
      field<&P::before>(
          "before",
          "Time before the change: `4 months` counted back from it, or a tail counted from the last "
          "day of employment, `{from: 45 days, through: 120 days}`"),
      field<&P::from>("from", "Or the first day before the change, as a date"),
      field<&P::if_asked_for>(
          "if_asked_for",
          "Before the change only where the acquirer asked for the end of employment, or it "
          "came in contemplation of the change (`termination.in_contemplation`)")
          .optional_with("false"),
      field<&P::test_day>("test_day", "The day that must lie in it").optional_with("termination_date"),
      field<&P::direction>("direction", "Whether as much time before the change counts too")
          .optional_with("after_only"));
}

void find_protection(const Case& c, Situation& s);

/// The time around a change, as a condition.
void tell(const ProtectedPeriod& terms, const ClauseHead& clause, bool wanted, bool met, ConditionWriter& out);

/// Tells a time without a length, one that says its length twice, and one that no clause asks about.
void check(const ProtectedPeriod& terms, const TermsCheck& t, size_t clause);

/// The day after the time that follows a change in control.
void turning_days(const ProtectedPeriod& terms, const ClauseHead& clause, const Result& result, Date end,
                  TurningDays& out);

}  // namespace payout
