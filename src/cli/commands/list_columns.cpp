#include "cli/commands/list_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/console.h"
#include "report/paths/result_paths.h"

namespace payout {

static void print_list(Console& console, std::string_view kind, const std::vector<ListedPath>& paths) {
  for (const ListedPath& p : paths) console.print(fmt::format("{}\t{}\t{}\n", kind, p.path, p.doc));
}

ExitStatus list_columns(const Options& options, Console& console) {
  Agreements agreements;
  CaseFile file = open_case(options.operands.front(), options.sets, agreements);
  if (file.agreement == nullptr || file.loaded == nullptr || !file.evaluated) {
    console.show(file.problems);
    return file.status;
  }
  const Scenario& facts = file.loaded->facts;
  for (const auto& [name, path] : facts.columns) console.print(fmt::format("set\t{}\tsets {}\n", name, path));
  print_list(console, "set", setting_paths(*file.agreement, facts));
  for (const auto& [name, path] : facts.results) console.print(fmt::format("show\t{}\tshows {}\n", name, path));
  print_list(console, "show",
             {{"id", "Of the row, as the table gives it"},
              {"warnings", "Ids of what to look at: the warnings that a report of this row would show"},
              {"error_ids", "Ids of everything that is wrong with the row"},
              {"error", "The same in words"}});
  print_list(console, "show", result_paths(*file.agreement, facts));
  return ExitStatus::done;
}

}  // namespace payout
