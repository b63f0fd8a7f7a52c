#pragma once
#include <vector>

#include "cli/case_file.h"

namespace payout {

struct Options;
class Console;

/// Lists every clause and term of the agreements used with the scenarios that exercise it: those whose result
/// changes when the term does. Ends with 1 when fewer than --coverage-min percent of the terms are exercised.
ExitStatus coverage_command(const std::vector<CaseFile>& files, const Options& options, Console& console);

}  // namespace payout
