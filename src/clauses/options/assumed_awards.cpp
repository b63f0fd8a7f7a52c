#include "clauses/options/assumed_awards.h"

#include <fmt/format.h>

namespace payout {

bool left_behind(const Case& c, const ClauseHead& clause, const Occurrence& when) {
  if (when.change == nullptr) return true;
  const size_t event = when.change->event;
  const auto assumed = awards_assumed(c.facts.events[event]);
  if (!assumed)
    c.missing(Module::options, clause, fmt::format("events[{}].awards_assumed", event),
              "whether the acquirer assumes unvested awards");
  return assumed == false;
}

}  // namespace payout
