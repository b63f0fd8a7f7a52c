#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "batch/cell_forms.h"
#include "cli/check/junit_style.h"
#include "cli/exit_status.h"

namespace payout {

enum class Format { text, json, jsonl, csv, markdown, html, ics, xlsx, sarif, github };
enum class ColorWhen { automatic, always, never };

/// The command line, read. Options that a command does not take stay at their default.
struct Options {
  std::string_view command = {};
  std::vector<std::string> operands = {};
  std::vector<std::string> sets =
      {};  ///< changes in order: `@FILE` for each --values FILE, then --set arguments
  std::vector<std::string> values = {};  ///< --values FILE, in order; in `sets` too
  Format format = Format::text;
  bool bom = false;         ///< --bom, for CSV
  std::string folder = {};  ///< that `init agreement` makes
  std::string output = {};  ///< -o FILE; empty for standard output
  ColorWhen color = ColorWhen::automatic;
  bool no_color = false;
  bool pager = false;  ///< --pager
  bool quiet = false;  ///< --quiet
  bool strict = false;
  bool notes = false;          ///< validate: what a lawyer would mention too
  std::string agreement = {};  ///< --agreement NAME, for commands about terms
  unsigned jobs = 1;           ///< -j N

  // batch
  std::string rows = {};                  ///< --rows TABLE.csv
  std::vector<std::string> columns = {};  ///< --columns NAME,...
  bool header = true;                     ///< off with --no-header
  std::vector<std::string> keep = {};     ///< --keep NAME,...
  std::string separator = {};             ///< --separator CHARACTER
  Region numbers = Region::plain;         ///< --numbers REGION
  Region dates = Region::plain;           ///< --dates REGION
  std::string max_errors = {};            ///< --max-errors N|P%
  bool json_numbers = false;              ///< --json-numbers
  bool raw_cells = false;                 ///< --raw-cells
  bool list_columns = false;              ///< --list-columns

  // diff
  std::vector<std::string> first_sets = {};  ///< --set-first arguments, in order
  bool exit_code = false;                    ///< --exit-code

  // matrix
  std::string on = {};          ///< --on DATE
  bool detail = false;          ///< --detail
  bool include_vested = false;  ///< --include-vested
  bool deal = false;            ///< --deal
  bool whole_dollars = false;   ///< --whole-dollars
  bool cents = false;           ///< --cents

  // sweep
  std::vector<std::string> vary = {};  ///< --vary arguments, in order
  std::vector<std::string> show = {};  ///< --show ITEM,...
  bool cliffs = false;                 ///< --cliffs
  std::string goal = {};               ///< --goal ITEM=VALUE

  // init
  bool force = false;              ///< --force
  bool change_in_control = false;  ///< --change-in-control
  bool deferred = false;           ///< --deferred

  // report, readings, diff
  bool receipt = false;      ///< --receipt
  int64_t at_least = -1;     ///< --at-least DOLLARS; -1 when absent
  int nearby = 31;           ///< --nearby DAYS
  int depth = 0;             ///< --depth N of `explain`; 0 for all
  std::string section = {};  ///< --section NAME; empty for the whole report
  bool all = false;          ///< --all

  // check
  std::string junit = {};                        ///< --junit FILE
  JunitStyle junit_style = JunitStyle::jenkins;  ///< --junit-schema NAME
  size_t most = 100;                             ///< --max N
  std::string only = {};                         ///< -k TEXT
  bool list = false;                             ///< --list
  bool accept = false;                           ///< --accept
  std::vector<std::string> replace = {};         ///< --replace NAME, in order
  bool dry_run = false;                          ///< --dry-run
  bool coverage = false;                         ///< --coverage
  int coverage_min = -1;                         ///< --coverage-min N, percent
};

/// What came of reading the command line: options to run with, or a text to print and a status to end with
/// (help, version, a mistake).
struct CommandLine {
  Options options = {};
  bool ended = false;
  ExitStatus status = ExitStatus::done;
  std::string text = {};
};

/// `commit` is what was built, for `--version`.
CommandLine read_command_line(int argc, const char* const* argv, std::string_view commit);

}  // namespace payout
