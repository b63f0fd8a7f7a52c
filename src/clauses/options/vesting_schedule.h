#pragma once
#include <array>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "clauses/workings.h"
#include "document/scalars.h"

namespace payout {

struct GrantResult;

/// Reading `vest_rounding`: how a percentage that is no whole number of shares is cut. Cumulatively rounded
/// down; each step to the nearest share, the last one with the rest; or the odd shares on the first steps.
enum class VestRounding { cumulative_floor, round_each, front_load };
constexpr std::array<std::string_view, 3> vest_rounding_names{"cumulative_floor", "round_each", "front_load"};
constexpr std::span<const std::string_view> names_of(VestRounding) {
  return vest_rounding_names;
}

/// The day from which a plan's schedule counts.
enum class VestingStarts { grant, hire };
constexpr std::array<std::string_view, 2> vesting_starts_names{"grant", "hire"};
constexpr std::span<const std::string_view> names_of(VestingStarts) {
  return vesting_starts_names;
}

/// When options vest where the grant sets no schedule of its own, and how odd lots are cut.
/// Typical promise: 25% on each of the first four anniversaries of the grant; or 48 monthly steps with a cliff
/// of a year. A step that comes before the grant vests on the grant date.
struct VestingSchedule {
  static constexpr std::string_view kind = "vesting_schedule";
  static constexpr std::string_view doc = "When options vest where the grant sets no schedule of its own";
  GrantScope scope = {};
  std::optional<Rate> share = {};
  std::optional<Period> every = {};
  std::optional<int> months = {};
  std::optional<Period> cliff = {};
  VestingStarts starts = VestingStarts::grant;
  Open<VestRounding> vest_rounding = {};
};
template <std::same_as<VestingSchedule> Self>
constexpr auto describe(const Self*) {
  return record(
      "vesting_schedule", VestingSchedule::doc, field<&VestingSchedule::scope>("scope", "").inline_fields(),
      field<&VestingSchedule::share>("share", "Share of the grant that vests at each step; none: no default"),
      field<&VestingSchedule::every>("every", "Time from the start to the first step and from step to step"),
      field<&VestingSchedule::months>("months",
                                      "Months until all is vested, in equal steps, in place of `share`"),
      field<&VestingSchedule::cliff>("cliff",
                                     "Time before which nothing vests; what has come by then vests at its end"),
      field<&VestingSchedule::starts>("starts", "Day from which it counts: grant, or hire")
          .optional_with("grant"),
      field<&VestingSchedule::vest_rounding>("vest_rounding", "How odd lots are cut")
          .optional_with("cumulative_floor"));
}

/// Equal steps of a grant, of its award or its plan: the day from which they count, the part of each step, the
/// time between them and the time before which nothing vests.
struct EqualSteps {
  Date start = {};
  Exact share = {};
  const Period* every = nullptr;
  const Period* cliff = nullptr;
  std::string_view cite = {};
  // How they are known, where somebody asks; empty figures otherwise.
  Figure starts = {};
  Figure length = {};
  Figure part = {};
  Figure cliff_length = {};
};

/// Cuts `shares` into steps that reach the cumulative fractions `reached`. Exposed for its tests.
std::vector<int64_t> cut_into_steps(int64_t shares, const std::vector<Exact>& reached, VestRounding rounding);

/// Lays out the tranches of a grant by its own schedule or the plan's. False where a fact is missing.
bool lay_out_tranches(const Case& c, GrantResult& grant);

}  // namespace payout
