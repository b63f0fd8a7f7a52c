#include "clauses/by_tier.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"

namespace payout {

size_t entry_at_tier(const std::vector<std::string_view>& tiers, const ClauseHead& clause, const Case& c) {
  if (!c.facts.tier) {
    c.missing(Module::severance, clause, "tier",
              fmt::format("to which of the tiers ({}) the person belongs", fmt::join(tiers, ", ")));
    return tiers.size();
  }
  return static_cast<size_t>(std::ranges::find(tiers, *c.facts.tier) - tiers.begin());
}

}  // namespace payout
