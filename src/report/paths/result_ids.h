#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "clauses/agreement.h"
#include "scenario/scenario.h"

namespace payout {

/// What the entries of a list of results are called by, under these terms and for these facts. `field` is the
/// list's name: `grants`, `lines` (of severance), `remedies`.
std::vector<std::string> entry_ids(const Agreement& agreement, const Scenario& facts, std::string_view field);

/// Whether an entry may be called so though it is not among those: grants that a formula makes by the year,
/// payments by their number.
bool is_made_id(const Agreement& agreement, std::string_view field, std::string_view id);

}  // namespace payout
