#pragma once
#include <string>
#include <vector>

#include "clauses/result.h"

namespace payout {

/// The facts that a result lacks as they would stand in the file, to be filled in, a line for each part of it:
/// `tax: {afr_120: ..., marginal: ...}`. Those inside an entry of a list stand in their sentences alone. Empty
/// where fewer than two are missing: the sentence says it.
std::vector<std::string> facts_to_give(const Result& result);

}  // namespace payout
