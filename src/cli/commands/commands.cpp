#include "cli/commands/commands.h"

#include <array>

namespace payout {

std::span<const Command> commands() {
  static constexpr std::array list{
      Command{"report", "FILE...", "Scenario files; - reads standard input",
              "the itemized report: every amount, share count and date, with clause and arithmetic",
              "  payout scenario.yaml\n"
              "  payout scenario.yaml --set termination.date=2000-03-31 --set 'grants[K1].price=18.00'\n"
              "  payout report --format json scenario.yaml -o report.json\n"
              "  payout report --format html scenario.yaml -o report.html\n"
              "  payout report --format csv scenarios/*.yaml -o figures.csv\n"
              "  payout report --format ics scenario.yaml -o deadlines.ics\n"
              "  payout scenario.yaml --receipt --nearby 60\n"
              "  generate-scenario | payout -\n",
              Takes::sets | Takes::format | Takes::strict | Takes::jobs | Takes::report, 1, report_command,
              "text; json (several files make an array), jsonl (one line per file, without other readings and "
              "nearby days); csv (one figure per row); "
              "markdown; html (one file, no scripts); ics (every deadline, for calendars); xlsx (a workbook)"},
      Command{"explain", "FILE [ITEM]",
              "A scenario, and a figure by its path or the beginning of its name (all figures are listed "
              "without one); or "
              "the id of an error alone",
              "how a figure was calculated, down to file and line; or why there is none",
              "  payout explain scenario.yaml termination_fee\n"
              "  payout explain scenario.yaml 'grants[K1].last_day'\n"
              "  payout explain scenario.yaml gross_up --format json\n"
              "  payout explain unlikely-pay\n"
              "exit status: 0 also for a figure that is absent, with the reason; 2 there is no such figure\n",
              Takes::sets | Takes::format | Takes::explain, 1, explain_command, "text, json or markdown"},
      Command{"readings", "FILE", "A scenario file; - reads standard input",
              "every open interpretation point, the interpretation used, and the effect of the others",
              "  payout readings scenario.yaml\n"
              "  payout readings scenario.yaml --at-least 1000\n"
              "  payout readings scenario.yaml --all --format json\n",
              Takes::sets | Takes::format | Takes::all, 1, readings_command, "text, json, markdown or html"},
      Command{"validate", "PATH...",
              "Scenario files, or folders that are searched for them; - reads standard input",
              "every problem in the input and nothing else; silent when clean",
              "  payout validate scenarios\n"
              "  payout validate scenarios --format sarif -o problems.sarif\n"
              "  payout validate --strict scenario.yaml --set salary.base=264000/year\n"
              "  payout validate --notes scenario.yaml\n",
              Takes::sets | Takes::strict | Takes::notes | Takes::format, 1, validate_command,
              "text; json, sarif or github, on standard output"},
      Command{"check", "PATH...", "Scenario files, or folders that are searched for them",
              "recompute scenarios that carry `expect:` and compare to the cent",
              "  payout check scenarios\n"
              "  payout check scenarios/icg/company-ends-after-change.yaml\n"
              "  payout check scenarios --junit results.xml -j 2\n"
              "  payout check scenarios --coverage --coverage-min 90\n"
              "exit status: 0 nothing wrong; 1 a figure is wrong; 3 nothing could be read; 5 no scenario "
              "found; 6 some "
              "files unreadable\n",
              Takes::checks | Takes::jobs | Takes::format, 1, check_command, "text or json"},
      Command{
          "diff", "FIRST [SECOND]",
          "Scenario files, or two folders; one file is compared with itself and --set",
          "two scenarios, two folders of them, or one with other facts: what was changed and what that moved",
          "  payout diff before.yaml after.yaml\n"
          "  payout diff scenario.yaml --set termination.date=2000-12-31\n"
          "  payout diff base/ head/ --format markdown\n"
          "  payout diff scenario.yaml --set salary.base=264000/year --exit-code --format json\n"
          "exit status: 0 compared; 1 with --exit-code, something differs; 3 a side cannot be read\n",
          Takes::sets | Takes::format | Takes::diff, 1, diff_command,
          "text, json, csv, xlsx, markdown or html"},
      Command{
          "matrix", "FILE...", "A scenario file for each executive, or - for standard input",
          "potential payments upon termination or change in control, as a proxy statement tabulates them",
          "  payout matrix scenario.yaml\n"
          "  payout matrix scenario.yaml --on 2000-12-31 --detail\n"
          "  payout matrix scenario.yaml --format csv -o matrix.csv\n"
          "  payout matrix chief.yaml officer.yaml --on 2023-12-31 -o proxy.html\n"
          "exit status: 0 some termination event could be calculated; 4 none could, for the reasons that the "
          "table "
          "gives\n",
          Takes::sets | Takes::format | Takes::matrix, 1, matrix_command,
          "text, json, csv, xlsx, markdown or html"},
      Command{
          "sweep", "FILE", "A scenario file, or - for standard input",
          "a table over one or more inputs; finds cliffs; solves for an input",
          "  payout sweep scenario.yaml --vary salary.base/year=200000..300000/10000\n"
          "  payout sweep scenario.yaml --vary termination.date=2000-06-01..2001-06-30/1month --show "
          "severance.total\n"
          "  payout sweep scenario.yaml --vary salary.base/year=200000..300000/10000 --cliffs\n"
          "  payout sweep scenario.yaml --vary salary.base/year=200000..300000/10000 --goal "
          "totals.cash=1500000\n"
          "exit status: 0 every row done; 1 no input meets the --goal; 6 some rows in error; 3 all of them\n",
          Takes::sets | Takes::format | Takes::jobs | Takes::sweep, 1, sweep_command,
          "text, json, csv, xlsx, markdown or html"},
      Command{"batch", "TEMPLATE", "A scenario whose facts the rows change",
              "one scenario as the template, one row of a table per person",
              "  payout batch template.yaml --rows people.csv > results.csv\n"
              "  payout batch template.yaml --rows - --format jsonl -j 2 < people.csv\n"
              "  payout batch template.yaml --rows people.csv --columns id,severance.total,warnings,error\n"
              "  payout batch template.yaml --rows export.csv --separator ';' --numbers us --dates us --keep "
              "department\n"
              "  payout batch template.yaml --rows people.csv --strict --max-errors 1% -o results.csv\n"
              "  payout batch template.yaml --list-columns\n"
              "exit status: 0 every row done; 6 some rows in error, the others done and written; 3 nothing "
              "done (no row,\n"
              "or more rows in error than --max-errors); 1 --strict and a warning; 2 wrong command line\n",
              Takes::sets | Takes::format | Takes::rows | Takes::jobs | Takes::strict, 1, batch_command,
              "csv or jsonl (one line per row)"},
      Command{"terms", "[KIND | CLAUSE]", "A clause kind or the id of a clause; everything when absent",
              "the documents, their clauses, and the manual of the clause kinds",
              "  payout terms\n"
              "  payout terms cash_payment\n"
              "  payout terms termination_fee_after_change\n"
              "  payout terms 'EA 5.6'\n",
              Takes::agreement, 0, terms_command},
      Command{"schema", "scenario|agreement|result|diff|matrix|matrix-book|sweep|explanation|readings",
              "Which schema to print", "JSON Schema (draft-07) of the inputs and of the JSON outputs",
              "  payout schema scenario -o scenario.schema.json\n"
              "  payout schema result\n",
              Takes::nothing, 1, schema_command},
      Command{"fields", "[PART...]", "Parts of a scenario (salary, grants); the whole when absent",
              "every fact that a scenario can give, by the path that --set and tables use",
              "  payout fields\n"
              "  payout fields salary tax\n",
              Takes::nothing, 0, fields_command},
      Command{"paths", "FILE...", "Scenario files; - reads standard input",
              "every result that a scenario can have, by the path that `expect:` and tables use",
              "  payout paths scenario.yaml\n"
              "  payout paths scenario.yaml | grep severance\n",
              Takes::sets, 1, paths_command},
      Command{"ids", "[ID...]", "Ids of errors, warnings and notes; all when absent",
              "every error, warning and note by its id, with a sentence",
              "  payout ids\n"
              "  payout ids unlikely-pay\n",
              Takes::nothing, 0, ids_command},
      Command{"init", "[agreement]", "The terms of an agreement instead, in a folder of their own",
              "a commented scenario to start from, or a commented agreement",
              "  payout init -o scenario.yaml\n"
              "  payout init --change-in-control --deferred -o scenario.yaml\n"
              "  payout init agreement -o my-company\n"
              "  payout init --agreement my-company -o my-company/scenario.yaml\n",
              Takes::init | Takes::agreement, 0, init_command},
      Command{"completions", "bash|zsh|fish", "The shell that reads the script",
              "the completion of commands, options, paths and ids for a shell",
              "  payout completions bash > ~/.local/share/bash-completion/completions/payout\n"
              "  payout completions zsh > ~/.zfunc/_payout\n"
              "  payout completions fish > ~/.config/fish/completions/payout.fish\n",
              Takes::nothing, 1, completions_command},
  };
  return list;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace payout
