#pragma once
#include <string>
#include <vector>

#include "cli/case_file.h"
#include "report/explain/expectation.h"

namespace payout {

/// One expected figure that came out otherwise, with the line it was written on and the clause that gives it.
struct WrongFigure {
  Mismatch mismatch = {};
  uint32_t line = 0;
  std::string cite = {};
};

/// What came of checking one scenario.
struct CheckOutcome {
  std::string file = {};
  std::string title = {};
  size_t figures = 0;
  std::vector<WrongFigure> wrong = {};
  std::string error =
      {};  ///< the file is invalid, or an error that was expected did not appear: whole, for people
  uint32_t error_line = 0;  ///< where
  bool unreadable = false;  ///< of an error: the file is invalid, and nothing could be checked
  bool checked = false;     ///< false: nothing is expected of it
  double seconds = 0;       ///< how long it took, for JUnit
  ExitStatus status = ExitStatus::done;

  bool passed() const { return wrong.empty() && error.empty(); }
};

/// Compares what a scenario expects with what it gives; reads `expect:` on the way, whose mistakes are problems
/// of the file.
CheckOutcome check_scenario(CaseFile& file);

/// What a run of checks came to.
struct CheckTally {
  size_t scenarios = 0;  ///< that could be read
  size_t failed = 0;     ///< of them
  size_t figures = 0, wrong = 0;
  size_t unreadable = 0;  ///< files
};
CheckTally tally_of(const std::vector<CheckOutcome>& outcomes);

/// "severance.total: expected 1.00, got 364,000.00 (difference 363,999.00)"
std::string sentence(const WrongFigure& wrong);

/// The forms of the outcome: lines for people (at most so many figures; 0 for all), and JSON.
std::string check_text(const std::vector<CheckOutcome>& outcomes, size_t most);
std::string check_json(const std::vector<CheckOutcome>& outcomes);

}  // namespace payout
