#include "document/schema.h"

#include <fmt/format.h>

#include "clauses/agreement.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "report/explain/explanation.h"
#include "report/formats/json_report.h"
#include "report/pages/readings_page.h"
#include "report/what_if/diff_data.h"
#include "report/what_if/matrix_data.h"
#include "report/what_if/sweep_data.h"
#include "scenario/scenario.h"
#include "scenario/word_sentences.h"

namespace payout {

ExitStatus schema_command(const Options& options, Console& console) {
  for (const std::string& what : options.operands) {
    if (what == "scenario") {
      console.print(json_schema(type_of<Scenario>(), SchemaUse::input, "scenario.schema.json", sentence_of));
    } else if (what == "agreement") {
      console.print(
          json_schema(type_of<AgreementFile>(), SchemaUse::input, "agreement.schema.json", sentence_of));
    } else if (what == "result") {
      console.print(json_schema(type_of<JsonReport>(), SchemaUse::output));
    } else if (what == "diff") {
      console.print(json_schema(type_of<Diff>(), SchemaUse::output));
    } else if (what == "matrix") {
      console.print(json_schema(type_of<Matrix>(), SchemaUse::output));
    } else if (what == "matrix-book") {
      console.print(json_schema(type_of<MatrixBook>(), SchemaUse::output));
    } else if (what == "sweep") {
      console.print(json_schema(type_of<Sweep>(), SchemaUse::output));
    } else if (what == "explanation") {
      console.print(json_schema(type_of<Explanation>(), SchemaUse::output));
    } else if (what == "readings") {
      console.print(json_schema(type_of<ReadingsReport>(), SchemaUse::output));
    } else {
      console.complain(
          fmt::format("payout schema: there is no schema `{}`\n help: one of: scenario, agreement, result, "
                      "diff, matrix, matrix-book, sweep, explanation, readings\n",
                      what));
      return ExitStatus::usage;
    }
  }
  return ExitStatus::done;
}

}  // namespace payout
