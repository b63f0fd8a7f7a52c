#pragma once
#include <array>
#include <optional>
#include <vector>

#include "clauses/options/grant_scope.h"
#include "clauses/reading.h"
#include "clauses/workings.h"
#include "values/date.h"

namespace payout {

struct ClauseHead;
struct GrantResult;

/// A day on which a clause vests what has not vested yet.
struct EarlyVesting {
  const ClauseHead* clause = nullptr;
  const GrantScope* scope = nullptr;
  Date event = {};  ///< the day of the event that does it
  Date day = {};    ///< the day from which the shares are vested; "immediately before" is a day earlier
  std::optional<Date> forfeits = {};  ///< the day on which what it vested is forfeited again
  bool temporary = false;             ///< the right ends with the event, and the schedule goes on
  StepRef source = {};                ///< how the day of the event came about, where somebody asks
};
using Accelerations = std::vector<EarlyVesting>;

/// Reading `sop_cic_acceleration`: do the shares stay vested after the change in control?
enum class AccelerationLasts { permanent, pre_closing_window_only };
constexpr std::array<std::string_view, 2> acceleration_lasts_names{"permanent", "pre_closing_window_only"};
constexpr std::span<const std::string_view> names_of(AccelerationLasts) {
  return acceleration_lasts_names;
}

/// Options vest when the clause is triggered.
/// Typical promises: all unvested options vest on a change in control, or when the company ends employment.
struct OptionAcceleration {
  static constexpr bool accelerates = true;
  static constexpr std::string_view kind = "option_acceleration";
  static constexpr std::string_view doc = "Unvested options vest when the clause is triggered";
  GrantScope scope = {};
  Open<AccelerationLasts> lasts = {};
};
template <std::same_as<OptionAcceleration> Self>
constexpr auto describe(const Self*) {
  return record("option_acceleration", OptionAcceleration::doc,
                field<&OptionAcceleration::scope>("scope", "").inline_fields(),
                field<&OptionAcceleration::lasts>("lasts", "Whether the shares stay vested after the event")
                    .optional_with("permanent"));
}

/// Everything that accelerates options on these facts, by day of the event; clauses of one day stand in the
/// agreement's order.
Accelerations find_accelerations(const Case& c);

/// Whether the event comes while the grant is outstanding, its holder serves, and the clause speaks of it.
bool reaches(const Case& c, const EarlyVesting& a, const GrantResult& grant);

/// Vests each tranche on the earliest acceleration before its own day.
void accelerate(const Case& c, const Accelerations& accelerations, GrantResult& grant);

}  // namespace payout
