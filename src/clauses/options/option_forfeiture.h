#pragma once
#include "clauses/options/grant_scope.h"

namespace payout {

struct GrantResult;

/// All options, vested ones included, are forfeited when employment ends in a certain way.
/// Typical promise: forfeiture on a termination by the company for good cause.
struct OptionForfeiture {
  static constexpr bool forfeits = true;
  static constexpr std::string_view kind = "option_forfeiture";
  static constexpr std::string_view doc = "All unexercised options are forfeited when employment ends";
  static constexpr bool asks_when = true;
  GrantScope scope = {};
};
template <std::same_as<OptionForfeiture> Self>
constexpr auto describe(const Self*) {
  return record("option_forfeiture", OptionForfeiture::doc,
                field<&OptionForfeiture::scope>("scope", "").inline_fields());
}

/// Forfeits the grant where a clause says so. Returns whether one did.
bool forfeit_at_end(const Case& c, GrantResult& grant);

}  // namespace payout
