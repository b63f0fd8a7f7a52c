#pragma once
#include <string_view>
#include <vector>

#include "clauses/agreement.h"

namespace payout {

struct Case;

/// A clause that protects the time after a change in control, and how long.
struct Protection {
  const ClauseHead* clause = nullptr;
  std::string_view change = {};  ///< id of the definition
  Period after = {};
};
std::vector<Protection> protections_of(const Agreement& agreement);

/// Whether the end of employment lies in the time before a change in which it is protected only if the acquirer
/// asked for it, and nobody says whether it did: of the clause at a position, or of any.
bool hangs_on_request(const Case& c, size_t clause);
bool any_hangs_on_request(const Case& c);

}  // namespace payout
