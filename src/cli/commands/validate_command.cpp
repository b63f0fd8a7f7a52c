#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"

namespace payout {

/// Everything a report would complain about, and nothing else.
ExitStatus validate_command(const Options& options, Console& console) {
  StatusOfMany status;
  Agreements agreements;
  for (const std::string& path : options.operands) {
    CaseFile file = open_case(path, options.sets, agreements);
    console.show(file.problems, options.notes);
    if (options.strict && file.problems.any_warnings())
      file.status = worst(file.status, ExitStatus::answer_is_no);
    status.add(file.status);
  }
  return status.status();
}

}  // namespace payout
