#pragma once
#include <string>
#include <string_view>

namespace payout {

/// What `payout --version` prints: the version, the commit it was built from, and the years that the tax tables
/// hold.
std::string version_text(std::string_view commit);

}  // namespace payout
