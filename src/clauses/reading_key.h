#pragma once
#include <string>
#include <string_view>

#include "clauses/case.h"

namespace payout {

/// The key under which a scenario chooses an open point; empty where the terms have settled it.
inline std::string_view key_of(const KnownCase& c, const OpenChoice& choice) {
  return choice.point < 0 ? std::string_view{}
                          : std::string_view{c.agreement.readings[static_cast<size_t>(choice.point)].key};
}

/// Sends a reader to an open point by its key.
inline std::string see_reading(const KnownCase& c, const OpenChoice& choice) {
  const std::string_view key = key_of(c, choice);
  return key.empty() ? std::string{}
                     : "another interpretation: `--set readings." + std::string{key} +
                           "=...`, see `payout readings FILE`";
}

}  // namespace payout
