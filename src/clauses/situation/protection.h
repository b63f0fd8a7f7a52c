#pragma once
#include <string_view>
#include <vector>

#include "clauses/agreement.h"

namespace payout {

/// A clause that protects the time after a change in control, and how long.
struct Protection {
  const ClauseHead* clause = nullptr;
  std::string_view change = {};  ///< id of the definition
  Period after = {};
};
std::vector<Protection> protections_of(const Agreement& agreement);

}  // namespace payout
