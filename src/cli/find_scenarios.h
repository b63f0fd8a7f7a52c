#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// What a search for scenarios came upon.
struct FoundScenarios {
  /// In order of name under each path. What cannot be read (a folder without permission, a link that leads
  /// nowhere) is among them: reading it says what is wrong, and the others are done.
  std::vector<std::string> files = {};
  std::vector<std::string> passed_over =
      {};  ///< what has the name of a scenario and was not looked at, and why
};

/// The scenario files under each path: those that end in .yaml or .yml, in any case; a file stands for itself.
/// Folders called `terms` hold agreements and are passed over; so is what is hidden, and links to folders are
/// not followed.
FoundScenarios find_scenarios(const std::vector<std::string>& paths);

/// A line for standard error on what was passed over, or nothing.
std::string passed_over_text(const FoundScenarios& found, std::string_view command);

}  // namespace payout
