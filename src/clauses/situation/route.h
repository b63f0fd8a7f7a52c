#pragma once
#include <optional>
#include <vector>

#include "clauses/clause.h"

namespace payout {

struct Case;

/// The right to end employment after a change in control.
struct ChangeRight {
  std::string change = {};
  Period within = {};
};
template <std::same_as<ChangeRight> Self>
constexpr auto describe(const Self*) {
  return record("change right", "A right that lasts for a time after a change in control",
                field<&ChangeRight::change>("change", "The change in control, by id of its definition"),
                field<&ChangeRight::within>("within", "Time after it"));
}

/// A way in which employment ends under the agreement. The first route whose reason, party and requirements fit
/// holds.
struct Route {
  static constexpr std::string_view kind = "route";
  static constexpr std::string_view doc = "A way in which employment ends under the agreement";
  std::vector<Reason> reason = {};
  std::optional<Party> by = {};
  std::optional<Period> notice = {};
  std::optional<ChangeRight> after_change = {};
};
template <std::same_as<Route> Self>
constexpr auto describe(const Self*) {
  return record("route", Route::doc, field<&Route::reason>("reason", "Reasons that it covers"),
                field<&Route::by>("by", "Who ends employment"),
                field<&Route::notice>("notice", "Notice that must be given"),
                field<&Route::after_change>("after_change", "The right exists only after a change in control"));
}

/// Finds the route that holds, and refuses a claim whose requirements are not met.
void find_route(const Case& c);

}  // namespace payout
