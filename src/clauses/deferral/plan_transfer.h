#pragma once
#include <array>
#include <optional>
#include <string>

#include "clauses/clause.h"
#include "clauses/deferral/deferral_account.h"
#include "clauses/reading.h"

namespace payout {

/// Which match belongs to the deferrals that are moved: that on the first dollars, or a proportional part.
enum class MatchAttribution { first_dollars, pro_rata };
constexpr std::array<std::string_view, 2> match_attribution_names{"first_dollars", "pro_rata"};
constexpr std::span<const std::string_view> names_of(MatchAttribution) {
  return match_attribution_names;
}

/// After each plan year, as much as the qualified plan can still take moves into it with its match; what it
/// earned meanwhile stays.
struct PlanTransfer {
  static constexpr std::string_view kind = "plan_transfer";
  static constexpr std::string_view doc =
      "A yearly transfer of deferrals and their match to the qualified plan";
  DayOfYear deadline = {};
  std::optional<std::string> dollar_limit = {};
  Open<MatchAttribution> match_attribution = {};
};
template <std::same_as<PlanTransfer> Self>
constexpr auto describe(const Self*) {
  using K = PlanTransfer;
  return record(
      "plan_transfer", K::doc,
      field<&K::deadline>("deadline", "Last day for it in the year after the plan year"),
      field<&K::dollar_limit>("dollar_limit", "The limit of the Code on it, by name in the tables"),
      field<&K::match_attribution>("match_attribution", "Which match belongs to the deferrals transferred")
          .optional_with("first_dollars"));
}

}  // namespace payout
