#pragma once
#include "cli/exit_status.h"

namespace payout {

struct Options;
class Console;

/// `payout batch --list-columns TEMPLATE`: every path that a column can set and every result that a column can
/// show, one a line with what it is.
ExitStatus list_columns(const Options& options, Console& console);

}  // namespace payout
