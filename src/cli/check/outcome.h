#pragma once
#include <string>
#include <vector>

#include "cli/case_file.h"
#include "report/explain/expectation.h"

namespace payout {

/// One expected figure that came out otherwise, with the line it was written on.
struct WrongFigure {
  Mismatch mismatch = {};
  uint32_t line = 0;
};

/// What came of checking one scenario.
struct CheckOutcome {
  std::string file = {};
  std::string title = {};
  size_t figures = 0;
  std::vector<WrongFigure> wrong = {};
  std::string error = {};  ///< the file is invalid, or an error that was expected did not appear
  bool checked = false;    ///< false: nothing is expected of it
  ExitStatus status = ExitStatus::done;

  bool passed() const { return wrong.empty() && error.empty(); }
};

CheckOutcome check_scenario(const CaseFile& file);

/// The forms of the outcome: lines for people, JSON, and JUnit XML for CI.
std::string check_text(const std::vector<CheckOutcome>& outcomes);
std::string check_json(const std::vector<CheckOutcome>& outcomes);
std::string check_junit(const std::vector<CheckOutcome>& outcomes);

}  // namespace payout
