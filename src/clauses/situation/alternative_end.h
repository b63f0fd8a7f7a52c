#pragma once
#include <string>

#include "scenario/termination.h"

namespace payout {

struct Case;

/// What the same dates give without the right that was claimed: a plain termination by the same party. One
/// sentence; empty where nothing is to be explained.
std::string alternative_end(const Case& c);

/// What the same facts would give with another termination, or nothing where that is refused.
struct Outcome {
  std::string route = {};
  std::string total = {};
};
std::optional<Outcome> outcome_with(const Case& c, Termination termination);

}  // namespace payout
