#include "scenario/prepared.h"

#include <fmt/format.h>

namespace payout {

std::vector<std::string> lines_of(const std::optional<Prepared>& prepared) {
  std::vector<std::string> out;
  if (!prepared) return out;
  std::string who;
  if (prepared->reader) who += " for " + *prepared->reader;
  if (prepared->by) who += " by " + *prepared->by;
  if (!who.empty()) who = "Prepared" + who;
  if (prepared->facts_as_of)
    who += fmt::format("{} as of {}", who.empty() ? "Facts" : "; facts", to_string(*prepared->facts_as_of));
  if (!who.empty()) out.push_back(who + '.');
  for (const std::string& assumption : prepared->assumptions) out.push_back("Assumption: " + assumption);
  return out;
}

}  // namespace payout
