#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "clauses/agreement.h"
#include "scenario/scenario.h"

namespace payout {

/// A way in which the documents that bind a person let employment end: a route and one of the reasons that it
/// covers, or a reason alone where the documents have no routes.
struct Exit {
  const ClauseHead* route = nullptr;
  Reason reason = {};
  std::optional<Party> by = {};
  std::optional<Period> notice = {};
  bool after_change = false;  ///< exists only after a change in control
  bool first_reason = true;   ///< the first of the reasons that the route covers
  std::string_view grounds =
      {};  ///< what must have happened besides ("conduct of a kind that the clause names"), or empty
};

/// Every exit, in the order of the files.
std::vector<Exit> exits_of(const Agreement& agreement, const Scenario& facts);

/// Whether the person is under the clause's document.
bool is_under(const Scenario& facts, const ClauseHead& clause);

}  // namespace payout
