#pragma once
#include <vector>

#include "cli/case_file.h"

namespace payout {

struct Options;
class Console;

/// The terms of the agreements used that no scenario exercises (all with --all, with the scenarios whose result
/// changes when the term does), and a table by document. Ends with 1 when fewer than --coverage-min percent of
/// the terms are exercised.
ExitStatus coverage_command(const std::vector<CaseFile>& files, const std::vector<Agreements>& agreements,
                            const Options& options, Console& console);

}  // namespace payout
