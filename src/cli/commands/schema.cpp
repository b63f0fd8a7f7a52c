#include "document/schema.h"

#include <fmt/format.h>

#include "clauses/agreement.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "report/json_report.h"
#include "scenario/scenario.h"

namespace payout {

ExitStatus schema_command(const Options& options, Console& console) {
  for (const std::string& what : options.operands) {
    if (what == "scenario") {
      console.print(json_schema(type_of<Scenario>(), SchemaUse::input));
    } else if (what == "agreement") {
      console.print(json_schema(type_of<AgreementFile>(), SchemaUse::input));
    } else if (what == "result") {
      console.print(json_schema(type_of<JsonReport>(), SchemaUse::output));
    } else {
      console.complain(fmt::format(
          "payout schema: there is no schema `{}`\n help: one of: scenario, agreement, result\n", what));
      return ExitStatus::usage;
    }
  }
  return ExitStatus::done;
}

}  // namespace payout
