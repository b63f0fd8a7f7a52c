#include "cli/commands/commands.h"
#include "cli/console.h"
#include "document/embedded.h"

namespace payout {

ExitStatus init_command(const Options&, Console& console) {
  console.print(embedded_file("src/cli/starter.yaml")->text);
  return ExitStatus::done;
}

}  // namespace payout
