#pragma once
#include <string>
#include <vector>

#include "cli/case_file.h"
#include "cli/check/outcome.h"

namespace payout {

struct Options;
class Console;

/// A figure that `--accept` writes, or leaves because a person wrote it.
struct AcceptedFigure {
  std::string path = {};
  std::string before = {};  ///< empty: nothing was expected there
  std::string after = {};
  uint32_t line = 0;
  FigureSource source = FigureSource::captured;
  bool written = true;  ///< false: by hand or counsel, and not named by --replace
  bool value = true;    ///< false: no single value was found that could be written
};

/// What accepting would change in a scenario: the wrong figures that were captured before, and those that
/// `replace` names (`hand`, `counsel`, or a path). A scenario that expects nothing gets its main figures.
std::vector<AcceptedFigure> figures_to_accept(const CaseFile& file, const CheckOutcome& outcome,
                                              const std::vector<std::string>& replace);

/// The scenario's text with the figures that are written, marked as captured, and everything else as it stood.
/// Nothing where the text would not read back as exactly that.
std::optional<std::string> accepted_text(const CaseFile& file, const std::vector<AcceptedFigure>& figures);

/// `payout check --accept`: everything that a check does, and then the figures are written.
ExitStatus accept_command(const std::vector<CaseFile>& files, const std::vector<CheckOutcome>& outcomes,
                          const Options& options, Console& console);

}  // namespace payout
