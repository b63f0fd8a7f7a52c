#include <fmt/format.h>
#include <sys/stat.h>

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/options.h"
#include "document/embedded.h"

namespace payout {

/// Somebody's scenario is not replaced by a starter.
ExitStatus init_command(const Options& options, Console& console) {
  struct stat info {};
  const bool there = !options.output.empty() && stat(options.output.c_str(), &info) == 0;
  if (there && S_ISREG(info.st_mode) && !options.force) {
    console.complain(
        fmt::format("payout init: {} is there already\n help: --force replaces it\n", options.output));
    return ExitStatus::usage;
  }
  console.print(embedded_file("src/cli/starter.yaml")->text);
  return ExitStatus::done;
}

}  // namespace payout
