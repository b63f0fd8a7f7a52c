#pragma once
#include <vector>

#include "document/diagnostic.h"

namespace payout {

/// Ids that the clauses and the report give to what they find, with one sentence on each. Those of reading a
/// file are in `diagnostic_ids`. A test holds both against the code.
const std::vector<DiagnosticId>& remark_ids();

/// Every id that an error, warning or note can carry, in alphabetical order.
const std::vector<DiagnosticId>& all_diagnostics();
/// One of them by its id, or null.
const DiagnosticId* find_diagnostic(std::string_view id);

}  // namespace payout
