#include "batch/sweep.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/what_if_output.h"
#include "report/formats/csv_cell.h"
#include "report/formats/json.h"
#include "report/pages/what_if_pages.h"

namespace payout {
namespace {

void add_cells(std::string& out, const std::vector<std::string>& cells) {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    append_cell(out, cells[i]);
  }
  out += '\n';
}

std::string rows_csv(const Sweep& sweep) {
  std::string out;
  std::vector<std::string> cells;
  for (const SweepAxis& axis : sweep.axes) cells.push_back(axis.id);
  for (const SweepSeries& series : sweep.series) cells.push_back(series.id);
  cells.emplace_back("error");
  add_cells(out, cells);
  for (const SweepRow& row : sweep.rows) {
    cells = row.inputs;
    for (const auto& value : row.values) cells.push_back(value.value_or(""));
    cells.push_back(row.error);
    add_cells(out, cells);
  }
  return out;
}

/// One row for each cause of each cliff.
std::string cliffs_csv(const Sweep& sweep) {
  std::string out = "item,axis,others,last,first,before,after,jump,clause,changes,from,to\n";
  for (const Cliff& c : sweep.cliffs) {
    const std::vector<std::string> about{c.item,
                                         c.axis,
                                         fmt::format("{}", fmt::join(c.others, " ")),
                                         c.last,
                                         c.first,
                                         c.before.value_or(""),
                                         c.after.value_or(""),
                                         c.jump.value_or("")};
    std::vector<CliffCause> causes = c.causes;
    if (causes.empty()) causes.emplace_back();
    for (const CliffCause& cause : causes) {
      std::vector<std::string> cells = about;
      for (const std::string& cell :
           {cause.cite, cause.id, cause.before.value_or(""), cause.after.value_or("")})
        cells.push_back(cell);
      add_cells(out, cells);
    }
  }
  return out;
}

std::string goal_csv(const Goal& goal) {
  std::string out = "item,wanted,verdict,axis,input,through,result,exact,over,result_over\n";
  std::vector<GoalAnswer> answers = goal.answers;
  if (answers.empty()) answers.push_back({{}, {}, false, {}, {}, {}});
  for (const GoalAnswer& a : answers) {
    add_cells(out, {goal.item, goal.wanted, std::string{name_of(goal.verdict)}, goal.axis, a.input, a.through,
                    a.result.value_or(""), a.exact ? "true" : "false", a.over, a.result_over.value_or("")});
  }
  return out;
}

std::string as_csv(const Sweep& sweep) {
  if (sweep.cliffs_wanted) return cliffs_csv(sweep);
  return sweep.goal ? goal_csv(*sweep.goal) : rows_csv(sweep);
}

}  // namespace

ExitStatus sweep_command(const Options& options, Console& console) {
  Agreements agreements;
  ExitStatus status = ExitStatus::done;
  const auto found = open_what_if(options, agreements, console, status);
  if (!found) return status;
  const CaseFile& file = found->file;
  SweepRequest request{*file.agreement, file.loaded->facts, found->readings, options.vary,
                       options.show,    options.cliffs,     options.goal,    options.jobs};
  request.progress = [&](size_t done, size_t all) {
    if (console.shows_progress()) console.progress(fmt::format("{} of {} rows", done, all));
  };
  request.searching = [&](size_t looked) {
    if (console.shows_progress())
      console.progress(fmt::format("looking between the rows: {} evaluations", looked));
  };
  Problems problems;
  Document keep;
  Sweep sweep = run_sweep(request, problems, keep);
  console.show(problems);
  if (problems.any_errors()) return ExitStatus::usage;
  sweep.file = file.name;
  print_what_if({[&] { return to_json(sweep); }, [&] { return as_csv(sweep); },
                 [&](Page& page, size_t width) { print_sweep(page, sweep, width); }},
                options, console);
  const bool no_answer = sweep.goal && (sweep.goal->verdict == GoalVerdict::none ||
                                        sweep.goal->verdict == GoalVerdict::jumped_over);
  const auto failed = std::ranges::count_if(sweep.rows, [](const SweepRow& row) { return !row.error.empty(); });
  if (failed == 0) return no_answer ? ExitStatus::answer_is_no : ExitStatus::done;
  return static_cast<size_t>(failed) < sweep.rows.size() ? ExitStatus::some : ExitStatus::bad_input;
}

}  // namespace payout
