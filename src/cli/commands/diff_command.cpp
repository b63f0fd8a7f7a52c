#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/what_if_output.h"
#include "report/formats/csv_cell.h"
#include "report/formats/json.h"
#include "report/pages/what_if_pages.h"
#include "report/what_if/find_diff.h"

namespace payout {
namespace {

/// The file and what was set on this side.
std::string side_name(const std::string& file, const std::vector<std::string>& sets) {
  std::string name = file == "-" ? "<stdin>" : file;
  for (const std::string& set : sets) name += " --set " + set;
  return name;
}

DiffSide side_of(const std::string& file, const std::vector<std::string>& sets, CaseFile& read) {
  return {side_name(file, sets), read.loaded->facts, read.space.result, read.agreement, &read.space.work};
}

void csv_row(std::string& out, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) out += ',';
    first = false;
    append_cell(out, cell);
  }
  out += '\n';
}

std::string as_csv(const Diff& diff) {
  std::string out = "part,id,label,clause,first,second,difference\n";
  for (const ChangedInput& i : diff.inputs)
    csv_row(out, {"input", i.id, i.label, "", i.before.value_or(""), i.after.value_or(""), ""});
  for (const auto* lines : {&diff.lines, &diff.totals}) {
    for (const ChangedLine& l : *lines)
      csv_row(out, {l.part, l.id, l.label, l.cite, l.before.value_or(""), l.after.value_or(""),
                    l.difference.value_or("")});
  }
  return out;
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

/// What is wrong with both sides is said once.
Problems told_once(const Problems& first, const Problems& second) {
  Problems rest;
  for (const Problem& p : second.all()) {
    const bool told = std::ranges::any_of(first.all(), [&](const Problem& f) {
      const bool both = f.origin.source != nullptr && p.origin.source != nullptr;
      return f.id == p.id && f.message == p.message && both && f.origin.source->name == p.origin.source->name &&
             f.origin.mark.line == p.origin.mark.line && f.origin.mark.column == p.origin.mark.column;
    });
    if (!told) rest.add(p);
  }
  return rest;
}

}  // namespace

ExitStatus diff_command(const Options& options, Console& console) {
  if (!has_what_if_format(options, console)) return ExitStatus::usage;
  if (options.operands.size() > 2) {
    console.complain("payout diff: two files, or one and what to --set on the second side\n");
    return ExitStatus::usage;
  }
  if (options.operands.size() == 1 && options.sets.empty() && options.first_sets.empty()) {
    console.complain(
        "payout diff: one file and no --set leave nothing to compare\n"
        " help: payout diff FILE --set salary.base=264000/year\n");
    return ExitStatus::usage;
  }
  if (options.operands.size() == 2 && is_folder(options.operands[0]) && is_folder(options.operands[1])) {
    if (options.format != Format::html) return diff_folders(options, console);
    console.complain("payout diff: --format for folders must be text, json, csv or markdown\n");
    return ExitStatus::usage;
  }
  Agreements agreements;
  const std::string &a = options.operands.front(), &b = options.operands.back();
  CaseFile first = open_case(a, options.first_sets, agreements, Detail::explanation);
  CaseFile second = open_case(b, options.sets, agreements, Detail::explanation);
  console.show(first.problems);
  Problems rest = told_once(first.problems, second.problems);
  console.show(rest);
  if (!first.evaluated || !second.evaluated) return worst(first.status, second.status);
  const Diff diff =
      find_diff(side_of(a, options.first_sets, first), side_of(b, options.sets, second), options.all);
  print_what_if({[&] { return to_json(diff); }, [&] { return as_csv(diff); },
                 [&](Page& page, size_t) { print_diff(page, diff); }},
                options, console);
  // Both sides were compared, whatever figures they refuse: what one refuses and the other gives is a
  // difference.
  return options.exit_code && diff.differ ? ExitStatus::answer_is_no : ExitStatus::done;
}

}  // namespace payout
