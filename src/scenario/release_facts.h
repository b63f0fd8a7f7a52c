#pragma once
#include <array>
#include <optional>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// A release of which only this is known: signed in time and not revoked, or not signed.
enum class ReleaseState { signed_in_time, none };
constexpr std::array<std::string_view, 2> release_state_names{"signed", "none"};
constexpr std::span<const std::string_view> names_of(ReleaseState) {
  return release_state_names;
}

/// The general release of claims: `release: signed`, `release: none`, or its days.
struct ReleaseFacts {
  std::optional<ReleaseState> state = {};
  std::optional<Date> given = {};
  std::optional<Date> signed_on = {};
  std::optional<Date> revoked = {};
  std::optional<bool> group = {};
};
template <std::same_as<ReleaseFacts> Self>
constexpr auto describe(const Self*) {
  using R = ReleaseFacts;
  return record(
      "release", "The general release of claims",
      field<&R::state>("state", "`signed`: in time and not revoked, the day not known; `none`: not signed")
          .as_shorthand(),
      field<&R::given>("given", "Day on which it was handed over; the last day of employment when absent"),
      field<&R::signed_on>("signed", "Day on which it was signed"),
      field<&R::revoked>("revoked", "Day on which it was revoked"),
      field<&R::group>("group",
                       "Asked for in an exit or other program for a group: 45 days to consider, 29 "
                       "U.S.C. 626(f)(1)(F)(ii)"));
}

}  // namespace payout
