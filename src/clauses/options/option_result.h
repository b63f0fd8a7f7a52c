#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/workings.h"
#include "document/leaves.h"
#include "scenario/grant.h"

namespace payout {

/// One vesting step of a grant after everything that happened.
struct Tranche {
  Date vests = {};  ///< by the grant's own schedule
  Shares shares = {};
  std::optional<Date> accelerated = {};  ///< the day a clause vested it earlier
  std::string_view accelerated_by = {};  ///< citation
  std::optional<Date> exercisable = {};  ///< first day it can be exercised; absent: never
};
template <std::same_as<Tranche> Self>
constexpr auto describe(const Self*) {
  return record("tranche", "One vesting step of a grant",
                field<&Tranche::vests>("vests", "Vesting date by the schedule"),
                field<&Tranche::shares>("shares", "Shares"),
                field<&Tranche::accelerated>("accelerated", "Day a clause vested it earlier"),
                field<&Tranche::accelerated_by>("accelerated_by", "That clause"),
                field<&Tranche::exercisable>("exercisable", "First day it can be exercised"));
}

struct GrantResult {
  std::string_view id = {};
  std::string_view plan = {};
  OptionType type = OptionType::nso;
  bool valid = true;
  Shares shares = {};
  Shares vested = {};  ///< by schedule, before the end
  Shares accelerated = {};
  Shares exercisable = {};  ///< after the end of employment, or on the day looked at
  Shares exercised = {};
  Shares lapsed = {};
  Shares forfeited = {};
  Shares unvested = {};
  std::optional<Date> last_day = {};
  std::optional<Date> safe_day = {};
  std::string_view window_cite = {};
  std::optional<Price> price = {};
  std::optional<Money> spread = {};
  StepRef spread_arithmetic = {};
  std::vector<Tranche> tranches = {};
};
template <std::same_as<GrantResult> Self>
constexpr auto describe(const Self*) {
  return record(
      "grant", "A grant after everything that happened", field<&GrantResult::id>("id", "The grant"),
      field<&GrantResult::plan>("plan", "Its plan"), field<&GrantResult::type>("type", "iso or nso"),
      field<&GrantResult::valid>("valid", "Whether the plan allows the grant"),
      field<&GrantResult::shares>("shares", "Shares granted, adjusted for splits"),
      field<&GrantResult::vested>("vested", "Vested by schedule"),
      field<&GrantResult::accelerated>("accelerated", "Vested early by a clause"),
      field<&GrantResult::exercisable>("exercisable", "Shares that can be exercised"),
      field<&GrantResult::exercised>("exercised", "Shares exercised so far"),
      field<&GrantResult::lapsed>("lapsed", "Shares that lapsed unvested"),
      field<&GrantResult::forfeited>("forfeited", "Shares forfeited"),
      field<&GrantResult::unvested>("unvested", "Shares still to vest"),
      field<&GrantResult::last_day>("last_day", "Last day to exercise"),
      field<&GrantResult::safe_day>("safe_day", "Latest safe day to exercise"),
      field<&GrantResult::window_cite>("window_cite", "Clause that sets the last day"),
      field<&GrantResult::price>("price", "Exercise price, adjusted for splits"),
      field<&GrantResult::spread>("spread", "Value over the exercise price of the exercisable shares"),
      field<&GrantResult::spread_arithmetic>("spread_arithmetic", "How the spread arises"),
      field<&GrantResult::tranches>("tranches", "Vesting steps"));
}

struct OptionTotals {
  Shares exercisable = {};
  std::optional<Money> spread = {};
};
template <std::same_as<OptionTotals> Self>
constexpr auto describe(const Self*) {
  return record("options", "Options in sum",
                field<&OptionTotals::exercisable>("exercisable", "Shares that can be exercised"),
                field<&OptionTotals::spread>("spread", "Their spread"));
}

}  // namespace payout
