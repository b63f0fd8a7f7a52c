#pragma once
#include <string>
#include <vector>

#include "report/pages/grid.h"

namespace payout {

/// The lines of a table in plain text, at most `room` columns wide where its words allow it.
std::vector<std::string> table_lines(const Grid& grid, size_t room);

}  // namespace payout
