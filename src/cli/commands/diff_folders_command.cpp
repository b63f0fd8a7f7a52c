#include <filesystem>
#include <map>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/find_scenarios.h"
#include "report/formats/json.h"
#include "report/what_if/find_diff.h"
#include "report/what_if/folder_diff.h"

namespace payout {
namespace {

namespace fs = std::filesystem;

/// The scenarios of a folder by their name in it.
std::map<std::string, std::string> by_name(const std::string& folder) {
  std::map<std::string, std::string> out;
  for (const std::string& file : find_scenarios({folder}).files)
    out.emplace(fs::path{file}.lexically_relative(fs::path{folder}).string(), file);
  return out;
}

struct Folders {
  const Options& options;
  Console& console;
  Agreements agreements = {};
  FolderDiff diff = {};
  StatusOfMany status = {};

  void pair(const std::string& name, const std::string& a, const std::string& b) {
    CaseFile first = open_case(a, options.first_sets, agreements, Detail::explanation),
             second = open_case(b, options.sets, agreements, Detail::explanation);
    for (CaseFile* side : {&first, &second}) {
      if (!side->evaluated) console.show(side->problems);
    }
    if (!first.evaluated || !second.evaluated) {
      diff.unreadable.push_back(name);
      return status.add(ExitStatus::bad_input);
    }
    status.add(ExitStatus::done);
    add_scenario(
        diff, name,
        find_diff({a, first.loaded->facts, first.space.result, first.agreement, &first.space.work},
                  {b, second.loaded->facts, second.space.result, second.agreement, &second.space.work}, false));
  }
};

}  // namespace

ExitStatus diff_folders(const Options& options, Console& console) {
  const auto before = by_name(options.operands.front()), after = by_name(options.operands.back());
  if (before.empty() && after.empty()) {
    console.complain("payout diff: no scenario was found in either folder\n");
    return ExitStatus::nothing;
  }
  Folders folders{options, console};
  folders.diff.first = options.operands.front(), folders.diff.second = options.operands.back();
  for (const auto& [name, file] : before) {
    const auto other = after.find(name);
    if (other == after.end()) {
      folders.diff.gone.push_back(name);
    } else {
      folders.pair(name, file, other->second);
    }
  }
  for (const auto& [name, file] : after) {
    if (!before.contains(name)) folders.diff.added.push_back(name);
  }
  sort_moved(folders.diff);
  switch (options.format) {
    case Format::json: console.print(to_json(folders.diff) + '\n'); break;
    case Format::csv: console.print(folder_diff_csv(folders.diff)); break;
    case Format::markdown: console.print(folder_diff_markdown(folders.diff)); break;
    default: console.print(folder_diff_text(folders.diff));
  }
  const ExitStatus status = folders.status.status();
  return status == ExitStatus::done && options.exit_code && folders.diff.differ() ? ExitStatus::answer_is_no
                                                                                  : status;
}

}  // namespace payout
