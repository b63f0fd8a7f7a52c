#include <fmt/format.h>

#include "cli/commands/commands.h"
#include "cli/completion/scripts.h"
#include "cli/console.h"

namespace payout {

ExitStatus completions_command(const Options& options, Console& console) {
  const std::string_view script =
      options.operands.size() == 1 ? completion_script(options.operands[0]) : std::string_view{};
  if (script.empty()) {
    console.complain("payout completions: name one shell: bash, zsh or fish\n");
    return ExitStatus::usage;
  }
  console.print(script);
  return ExitStatus::done;
}

}  // namespace payout
