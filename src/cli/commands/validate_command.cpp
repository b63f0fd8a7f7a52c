#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "cli/case_file.h"
#include "cli/check/expected_names.h"
#include "cli/check/problem_list.h"
#include "cli/check/unreached.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/find_scenarios.h"
#include "cli/plural.h"
#include "document/read_yaml.h"
#include "report/pages/facts_to_give.h"

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

  /// What was told of the terms already: every scenario would tell it again.
  std::set<std::string> told = {};
  size_t not_looked_at = 0;

  bool is_new(const Problem& p) {
    if (p.origin.source == nullptr || p.origin.source->name.find("terms") == std::string::npos) return true;
    return told
        .insert(fmt::format("{}:{}:{}:{}:{}", p.origin.source->name, p.origin.mark.line, p.origin.mark.column,
                            p.id, p.message))
        .second;
  }

  /// What the scenarios below a folder of terms came to, where notes are asked for.
  std::map<std::string, Unreached> looked_at = {};

  /// Terms on standard input, or among the files of a folder, outside of a folder `terms`.
  static bool is_terms(const CaseFile& file) {
    const NodeRef root = file.loaded != nullptr ? file.loaded->document.root() : NodeRef{};
    return root && root.kind() == NodeKind::map && root.find("clauses");
  }
  void terms_alone(const std::string& path, CaseFile& file) {
    Problems problems;
    const std::array<const Document*, 1> files{&file.loaded->document};
    build_agreement(path == "-" ? "<stdin>" : path, files, problems);
    tell(problems, problems.any_errors() ? ExitStatus::bad_input : ExitStatus::done);
    kept.push_back(std::move(file.loaded));
  }

  /// Whether a scenario stands beside the terms of a folder and is under them.
  bool is_of(const std::string& folder, const std::string& path) const {
    return std::filesystem::path{path}.parent_path().lexically_normal() ==
           std::filesystem::path{folder}.lexically_normal();
  }
  void tell_unreached() {
    for (const auto& [folder, unreached] : looked_at) {
      if (unreached.scenarios() == 0) continue;
      Problems problems;
      const Agreement* agreement = agreements.get(folder, {}, {}, problems);
      Problems notes;
      unreached.tell(agreements.documents_of(*agreement), notes);
      tell(notes, ExitStatus::done);
      --list.files;
    }
  }

  /// Terms by themselves: a folder that holds `terms`, that folder itself, or one of its files.
  void terms(const std::string& folder) {
    Problems problems;
    const Agreement* agreement = agreements.get(folder, {}, {}, problems);
    if (agreement != nullptr && options.notes) looked_at.try_emplace(folder, *agreement);
    tell(problems, problems.any_errors() ? ExitStatus::bad_input : ExitStatus::done);
  }

  void tell(Problems& problems, ExitStatus ended) {
    Problems fresh;
    problems.sort();
    for (const Problem& p : problems.all()) {
      if (is_new(p)) fresh.add(p);
    }
    ++list.files;
    list.with_errors += fresh.any_errors() ? 1U : 0U;
    list.with_warnings += !fresh.any_errors() && fresh.any_warnings() ? 1U : 0U;
    if (options.strict && fresh.any_warnings()) ended = worst(ended, ExitStatus::answer_is_no);
    status.add(ended);
    if (options.format == Format::text) return console.show(fresh, options.notes);
    for (const Problem& p : fresh.all()) {
      if (p.severity != Severity::note || options.notes) list.problems.push_back(p);
    }
  }

  void file(const std::string& path) {
    CaseFile file = open_case(path, options.sets, agreements);
    if (is_terms(file)) return terms_alone(path, file);
    check_expected_names(file);
    for (auto& [folder, unreached] : looked_at) {
      if (file.agreement != nullptr && is_of(folder, path)) unreached.add(file);
    }
    if (file.agreement == nullptr && file.loaded != nullptr && only_terms_are_wrong(file.problems))
      ++not_looked_at;
    tell(file.problems, file.status);
    if (file.evaluated && options.format == Format::text) facts_to_fill_in(file.space.result);
    kept.push_back(std::move(file.loaded));
  }

  /// All that is missing in one answer, to be copied into the file.
  void facts_to_fill_in(const Result& result) const {
    const std::vector<std::string> lines = facts_to_give(result);
    if (!lines.empty())
      console.remark(fmt::format("the missing facts, to be filled in:\n  {}\n", fmt::join(lines, "\n  ")));
  }

  bool only_terms_are_wrong(const Problems& problems) const {
    bool any = false;
    for (const Problem& p : problems.all()) {
      if (p.severity != Severity::error) continue;
      if (p.origin.source == nullptr || p.origin.source->name.find("/terms/") == std::string::npos)
        return false;
      any = true;
    }
    return any;
  }

  /// Of many files with something wrong; silent when clean.
  void count() const {
    if (not_looked_at > 0 && list.files > 1)
      console.remark(
          fmt::format("{} not looked at: the terms come first\n", counted(not_looked_at, "scenario")));
    if (list.files < 2 || list.with_errors + list.with_warnings == 0) return;
    console.remark(fmt::format("{}: {} with errors, {} with warnings only\n", counted(list.files, "file"),
                               list.with_errors, list.with_warnings));
  }
};

namespace fs = std::filesystem;

bool is_folder_with_terms(const std::string& path) {
  std::error_code error;
  return fs::is_directory(fs::path{path} / "terms", error);
}

/// A top-level `clauses:` makes a file terms.
bool holds_clauses(const std::string& path) {
  Problems unread;
  bool ok = false;
  std::string text = read_file(path, unread, ok);
  if (!ok) return false;
  const Document read = read_yaml(path, std::move(text), unread);
  return read.root() && read.root().kind() == NodeKind::map && read.root().find("clauses");
}

/// The folder of the agreement whose terms a path names, or nothing where it names none.
std::string folder_of_terms(const std::string& given) {
  std::error_code error;
  fs::path path = fs::path{given}.lexically_normal();
  if (path.filename().empty()) path = path.parent_path();
  if (is_folder_with_terms(given)) return path.string();
  const auto above = [](const fs::path& terms) {
    const fs::path folder = terms.parent_path();
    return folder.empty() ? std::string{"."} : folder.string();
  };
  if (fs::is_directory(path, error)) return path.filename() == "terms" ? above(path) : std::string{};
  if (given == "-" || !holds_clauses(given)) return {};
  return path.parent_path().filename() == "terms" ? above(path.parent_path()) : path.string();
}

}  // namespace

/// Everything a report would complain about, and nothing else.
ExitStatus validate_command(const Options& options, Console& console) {
  if (!has_format(options, console)) return ExitStatus::usage;
  Validation validation{options, console};
  std::vector<std::string> operands;
  for (const std::string& path : options.operands) {
    const std::string folder = folder_of_terms(path);
    if (!folder.empty()) validation.terms(folder);
    if (folder.empty() || is_folder_with_terms(path)) operands.push_back(path);
  }
  const FoundScenarios found = find_scenarios(operands);
  console.remark(passed_over_text(found, "validate"));
  if (found.files.empty() && validation.list.files == 0) {
    console.complain("payout validate: no scenario was found\n");
    return ExitStatus::nothing;
  }
  for (const std::string& path : found.files) validation.file(path);
  validation.tell_unreached();
  if (options.format == Format::text) {
    validation.count();
  } else {
    console.print(as_text(validation.list, options.format));
  }
  return validation.status.status();
}

}  // namespace payout
