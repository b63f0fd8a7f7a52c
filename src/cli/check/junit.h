#pragma once
#include <string>
#include <vector>

#include "cli/check/junit_style.h"
#include "cli/check/outcome.h"

namespace payout {

/// The outcome as JUnit XML: a wrong figure is a failure, a file that cannot be read an error. Times are
/// measured, so that this file may differ from run to run; nothing else of the program does.
std::string check_junit(const std::vector<CheckOutcome>& outcomes, JunitStyle style);

}  // namespace payout
