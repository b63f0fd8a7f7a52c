#pragma once
#include <string>
#include <vector>

#include "clauses/agreement.h"
#include "clauses/result.h"
#include "report/what_if/diff_data.h"
#include "scenario/scenario.h"

namespace payout {

/// Facts that differ, in the order of the field description. Titles, expectations and what batches read are not
/// facts.
std::vector<ChangedInput> changed_inputs(const Scenario& before, const Scenario& after);

/// Figures that differ, in the order of the report; with `all`, those that do not too. The sums of the whole
/// are not among them.
std::vector<ChangedLine> changed_lines(const Result& before, const Result& after, bool all = false);

/// One side of a comparison.
struct DiffSide {
  std::string name = {};
  const Scenario& facts;
  const Result& result;
  const Agreement* agreement = nullptr;  ///< with the accounts of `work`: names the clause of every figure
  const Workings* work = nullptr;
};
Diff find_diff(const DiffSide& before, const DiffSide& after, bool all);

}  // namespace payout
