#pragma once
#include "cli/options.h"

namespace payout {

/// Ends the run (status 2) where an output is one of the files that the run reads, or two outputs are one file:
/// scenarios, the table, the template, the agreement's files. Files are compared, not spellings. Nothing has
/// been opened for writing yet.
void refuse_lost_inputs(CommandLine& line);

}  // namespace payout
