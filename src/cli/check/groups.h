#pragma once
#include <string>
#include <vector>

#include "cli/check/outcome.h"

namespace payout {

/// Wrong figures of one path that are off by the same, as one cause gives them.
struct FigureGroup {
  std::string path = {};
  std::string cite = {};
  std::string off = {};  ///< "-138.60", or "A instead of B" where there is no difference
  std::vector<std::string> files = {};
};

/// The groups, those of most scenarios first.
std::vector<FigureGroup> groups_of(const std::vector<CheckOutcome>& outcomes);

/// "severance.total (EA 5.6): -138.60 in 288 scenarios, for example a.yaml, b.yaml"
std::string sentence(const FigureGroup& group);

}  // namespace payout
