#pragma once
#include <array>

#include "clauses/reading.h"

namespace payout {

/// A covenant or service after the change whose reasonable value is not a parachute payment, 280G(b)(4)(A).
/// Triggered like any clause; the value is a fact, shown by clear and convincing evidence, never estimated.
enum class CovenantValue { none, supplied };
constexpr std::array<std::string_view, 2> covenant_value_names{"none", "supplied"};
constexpr std::span<const std::string_view> names_of(CovenantValue) {
  return covenant_value_names;
}
struct ReasonableCompensation {
  static constexpr std::string_view kind = "reasonable_compensation";
  static constexpr std::string_view doc =
      "A covenant whose reasonable value is taken out of the contingent payments";
  static constexpr bool asks_when = true;
  Open<CovenantValue> value = {};
};
template <std::same_as<ReasonableCompensation> Self>
constexpr auto describe(const Self*) {
  return record("reasonable_compensation", ReasonableCompensation::doc,
                field<&ReasonableCompensation::value>("value", "Whether the value supplied is taken out")
                    .optional_with("none"));
}

}  // namespace payout
