#include <fmt/format.h>

#include "cli/case_file.h"
#include "cli/check/expected_names.h"
#include "cli/check/problem_list.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/find_scenarios.h"
#include "cli/plural.h"

namespace payout {
namespace {

bool has_format(const Options& options, Console& console) {
  switch (options.format) {
    case Format::text:
    case Format::json:
    case Format::sarif:
    case Format::github: return true;
    default: console.complain("payout validate: --format must be text, json, sarif or github\n"); return false;
  }
}

std::string as_text(const ProblemList& list, Format format) {
  return format == Format::json    ? problems_json(list)
         : format == Format::sarif ? problems_sarif(list)
                                   : problems_github(list);
}

/// Files that stay for as long as their problems point into them.
struct Validation {
  const Options& options;
  Console& console;
  Agreements agreements = {};
  std::vector<std::unique_ptr<LoadedScenario>> kept = {};
  ProblemList list = {};
  StatusOfMany status = {};

  void file(const std::string& path) {
    CaseFile file = open_case(path, options.sets, agreements);
    check_expected_names(file);
    ++list.files;
    list.with_errors += file.problems.any_errors() ? 1U : 0U;
    list.with_warnings += !file.problems.any_errors() && file.problems.any_warnings() ? 1U : 0U;
    if (options.strict && file.problems.any_warnings())
      file.status = worst(file.status, ExitStatus::answer_is_no);
    status.add(file.status);
    if (options.format == Format::text) return console.show(file.problems, options.notes);
    file.problems.sort();
    for (const Problem& p : file.problems.all()) {
      if (p.severity != Severity::note || options.notes) list.problems.push_back(p);
    }
    kept.push_back(std::move(file.loaded));
  }

  /// Of many files with something wrong; silent when clean.
  void count() const {
    if (list.files < 2 || list.with_errors + list.with_warnings == 0) return;
    console.complain(fmt::format("{}: {} with errors, {} with warnings only\n", counted(list.files, "file"),
                                 list.with_errors, list.with_warnings));
  }
};

}  // namespace

/// Everything a report would complain about, and nothing else.
ExitStatus validate_command(const Options& options, Console& console) {
  if (!has_format(options, console)) return ExitStatus::usage;
  const FoundScenarios found = find_scenarios(options.operands);
  console.complain(passed_over_text(found, "validate"));
  if (found.files.empty()) {
    console.complain("payout validate: no scenario was found\n");
    return ExitStatus::nothing;
  }
  Validation validation{options, console};
  for (const std::string& path : found.files) validation.file(path);
  if (options.format == Format::text) {
    validation.count();
  } else {
    console.print(as_text(validation.list, options.format));
  }
  return validation.status.status();
}

}  // namespace payout
