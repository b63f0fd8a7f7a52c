#pragma once
#include <string_view>

/// Names of an earlier version (British spellings, `gist` for the summary of a clause) that files and scripts
/// may still use: taken for the name of today, and told where they stand in a file.
namespace payout {

/// Today's name for `written`, or `written` itself.
std::string_view current_name(std::string_view written);

}  // namespace payout
