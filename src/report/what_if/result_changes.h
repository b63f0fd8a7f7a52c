#pragma once
#include <vector>

#include "clauses/result.h"

namespace payout {

/// The sums of the modules that stand in both results and differ: severance, spread, deferred pay, gross-up.
std::vector<ModuleChange> module_changes(const Result& before, const Result& after);

}  // namespace payout
