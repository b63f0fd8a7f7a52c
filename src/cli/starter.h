#pragma once
#include <string>

#include "cli/options.h"

namespace payout {

/// The commented scenario that `payout init` prints, with the blocks of facts that were asked for taken out of
/// their comments; under terms that are there already, a person, pay and an end of employment.
std::string starter_text(const Options& options);

}  // namespace payout
