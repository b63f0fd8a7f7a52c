#pragma once
#include "clauses/clause.h"

namespace payout {

struct Case;

/// The time after a change in control in which a termination is treated better.
struct ProtectedPeriod {
  static constexpr std::string_view kind = "protected_period";
  static constexpr std::string_view doc =
      "The time after a change in control in which a termination is treated better";
  std::string change = {};
  Period after = {};
};
template <std::same_as<ProtectedPeriod> Self>
constexpr auto describe(const Self*) {
  return record("protected_period", ProtectedPeriod::doc,
                field<&ProtectedPeriod::change>("change", "The change in control, by id of its definition"),
                field<&ProtectedPeriod::after>("after", "How long it lasts"));
}

void find_protection(const Case& c);

}  // namespace payout
