#pragma once
#include <string>
#include <vector>

namespace payout {

/// The scenario files under each path, in order of name; a file stands for itself. Folders called `terms` hold
/// agreements and are passed over.
std::vector<std::string> find_scenarios(const std::vector<std::string>& paths);

}  // namespace payout
