#pragma once
#include <string>
#include <vector>

#include "document/diagnostic.h"

namespace payout {

/// The problems of many files, for editors and servers. Each file's are in file order.
struct ProblemList {
  size_t files = 0;
  size_t with_errors = 0;    ///< files
  size_t with_warnings = 0;  ///< files without errors
  std::vector<Problem> problems = {};
};

/// One JSON document.
std::string problems_json(const ProblemList& list);
/// SARIF 2.1.0, which servers of source code read.
std::string problems_sarif(const ProblemList& list);
/// Workflow commands, a line for each problem, which GitHub turns into remarks beside the lines.
std::string problems_github(const ProblemList& list);

}  // namespace payout
