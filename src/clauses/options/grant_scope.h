#pragma once
#include <string>
#include <vector>

#include "document/type.h"
#include "scenario/person.h"

namespace payout {

struct Case;
struct KnownCase;

/// Which grants an option clause speaks of: those of certain plans, held by people in certain positions.
struct GrantScope {
  std::vector<std::string> plans = {};
  std::vector<Position> holders = {};  ///< empty: whoever holds them

  /// Whether the clause speaks of the grant and its document is in force for the person.
  bool covers(const KnownCase& c, std::string_view document, std::string_view plan) const;
};
template <std::same_as<GrantScope> Self>
constexpr auto describe(const Self*) {
  return record("grant scope", "Which grants a clause speaks of",
                field<&GrantScope::plans>("plans", "Plans, as grants name them"),
                field<&GrantScope::holders>("holders", "Positions of the holder; anyone when absent"));
}

}  // namespace payout
