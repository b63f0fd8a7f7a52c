#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "clauses/result.h"

namespace payout {

/// A vesting step of a grant that stands otherwise in two results, and the clause that makes the difference:
/// the schedule that vests it by then, the clause that vests it early, the service that opens it, or the window
/// that has closed.
struct MovedStep {
  std::string label = {};  ///< "grant K1: 10,000 shares of 2000-10-01"
  std::string_view cite = {};
  std::string_view before = {};  ///< "lapsed", "exercisable"
  std::string_view after = {};
};

/// The steps of a grant that differ between two results; none where the two have other steps.
std::vector<MovedStep> moved_steps(const GrantResult& before, const GrantResult& after);

/// The grant of that id, or null.
const GrantResult* grant_named(const Result& result, std::string_view id);

}  // namespace payout
