#pragma once
#include <array>

#include "clauses/clause.h"
#include "clauses/turning_day.h"

namespace payout {

struct Result;
struct Case;
struct Situation;

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

/// The time after a change in control in which a termination is treated better.
struct ProtectedPeriod {
  static constexpr std::string_view kind = "protected_period";
  static constexpr std::string_view doc =
      "The time after a change in control in which a termination is treated better";
  std::string label = {};
  std::string change = {};
  Period after = {};
  Open<TestDay> test_day = {};
  Open<Direction> direction = {};
};
template <std::same_as<ProtectedPeriod> Self>
constexpr auto describe(const Self*) {
  using P = ProtectedPeriod;
  return record(
      "protected_period", P::doc, field<&P::label>("label", "What its last day is called"),
      field<&P::change>("change", "The change in control, by id of its definition").names_clause(),
      field<&P::after>("after", "How long it lasts"),
      field<&P::test_day>("test_day", "The day that must lie in it").optional_with("termination_date"),
      field<&P::direction>("direction", "Whether time before the change counts too")
          .optional_with("after_only"));
}

void find_protection(const Case& c, Situation& s);

/// The day after the time that follows a change in control.
void turning_days(const ProtectedPeriod& terms, const ClauseHead& clause, const Result& result, Date end,
                  TurningDays& out);

}  // namespace payout
