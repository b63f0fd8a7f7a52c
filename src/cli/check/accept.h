#pragma once
#include <string>

#include "cli/case_file.h"
#include "cli/check/outcome.h"

namespace payout {

/// The scenario's text with each wrong expectation replaced by the figure found, everything else as it was
/// written. A scenario that expects nothing gets an `expect:` of its main figures, marked as captured.
std::string accepted_text(const CaseFile& file, const CheckOutcome& outcome);

}  // namespace payout
