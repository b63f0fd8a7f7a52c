#include "clauses/by_tier.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/conditions.h"
#include "clauses/untold_tier.h"

namespace payout {

template <class Tiers>
static void miss_tier(const Case& c, const ClauseHead& clause, Module module, const Tiers& tiers) {
  c.missing(module, clause, "tier",
            fmt::format("to which of the tiers ({}) the executive belongs", fmt::join(tiers, ", ")));
}

size_t entry_at_tier(const std::vector<std::string_view>& tiers, const ClauseHead& clause, const Case& c) {
  if (!c.facts.tier) {
    miss_tier(c, clause, Module::severance, tiers);
    return tiers.size();
  }
  return static_cast<size_t>(std::ranges::find(tiers, *c.facts.tier) - tiers.begin());
}

bool ask_for_tier(const Case& c, const ClauseHead& clause, Module module) {
  if (c.facts.tier || c.agreement.tiers.empty()) return false;
  if (std::ranges::none_of(clause.when, [](const When& when) { return !when.tier.empty(); })) return false;
  const std::vector<Way> ways = ways_of(c, clause);
  const bool hangs = std::ranges::any_of(ways, [](const Way& way) {
    if (way.when == nullptr || way.unmet() != 1) return false;
    return std::ranges::find(way.conditions, false, &Condition::met)->asks == Asks::tier;
  });
  if (hangs) miss_tier(c, clause, module, c.agreement.tiers);
  return hangs;
}

}  // namespace payout
