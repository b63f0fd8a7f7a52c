#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/find_scenarios.h"
#include "cli/report_writer.h"
#include "document/locate.h"
#include "report/formats/csv_cell.h"
#include "report/what_if/compare_readings.h"
#include "report/what_if/nearby_days.h"
#include "values/parallel.h"

namespace payout {
/// Days near the last one at which figures turn: notes, since nothing is wrong.
static void look_nearby(CaseFile& file, int within) {
  Result& result = file.space.result;
  result.nearby_days =
      find_nearby_days(*file.agreement, file.loaded->facts, file.space.readings, result, within);
  for (const NearbyDay& day : result.nearby_days) {
    file.problems.note("nearby-day", origin_of(file.loaded->document, "termination.date"), day.message);
  }
}

/// One file through the pipeline, with what evaluating it again tells. A line of a batch holds the figures
/// only: what evaluating again tells is for a report that somebody reads.
static CaseFile reported_case(const std::string& path, const Options& options, Agreements& agreements,
                              unsigned threads) {
  CaseFile file = open_case(path, options.sets, agreements);
  if (!file.evaluated) return file;
  const bool line = options.format == Format::jsonl;
  if (line) {
    file.space.result.readings = readings_used(*file.agreement, file.loaded->facts, file.space.readings);
  } else {
    file.space.result.readings =
        compare_readings(*file.agreement, file.loaded->facts, file.space, ReadingScope::asked, threads);
    look_nearby(file, options.nearby);
  }
  if (options.receipt || line || options.format == Format::json) {
    file.receipt = receipt_of({file.loaded->document, agreements.documents_of(*file.agreement), *file.agreement,
                               file.loaded->facts, file.space, options.sets, line ? 0 : options.nearby});
  }
  return file;
}

/// What a thread hands over of one file.
struct ReportedFile {
  CaseFile file = {};  ///< empty where the report is made
  bool evaluated = false;
  std::string report = {};  ///< as JSON
  std::string complaints = {};
};

ExitStatus report_command(const Options& given, Console& console) {
  if (given.format == Format::sarif || given.format == Format::github) {
    console.complain("payout report: --format must be text, json, jsonl, csv, markdown, html or ics\n");
    return ExitStatus::usage;
  }
  const bool pages =
      given.format == Format::text || given.format == Format::markdown || given.format == Format::html;
  if (!given.section.empty() && !pages) {
    console.complain("payout report: --section is for --format text, markdown or html\n");
    return ExitStatus::usage;
  }
  Options options = given;
  FoundScenarios found = find_scenarios(given.operands);
  console.remark(passed_over_text(found, "report"));
  options.operands = std::move(found.files);
  if (options.operands.empty()) {
    console.complain("payout: no scenario was found\n");
    return ExitStatus::nothing;
  }
  StatusOfMany status;
  bool any = false;
  std::vector<Agreements> agreements(options.jobs);
  // Somebody waits for a single report, and a second processor is nearly always idle.
  const bool alone = options.operands.size() == 1 && std::thread::hardware_concurrency() > 1;
  if (alone) agreements[0].begin();
  const bool as_json = options.format == Format::json || options.format == Format::jsonl;
  if (options.bom && options.format == Format::csv) console.print(byte_order_mark);
  ReportWriter reports{options.format, options.operands.size() > 1, console, !options.section.empty(),
                       options.at_least < 0 ? std::nullopt : std::optional{Money::dollars(options.at_least)}};
  // So many files at a time are in memory, however many there are.
  const size_t ahead = options.jobs == 1 ? 1 : size_t{32} * options.jobs;
  std::vector<ReportedFile> files(ahead);
  const auto make = [&](size_t i, unsigned worker) {
    CaseFile file = reported_case(options.operands[i], options, agreements[worker], alone ? 2 : 1);
    ReportedFile& made = files[i % ahead];
    made.complaints = console.words(file.problems);
    if (options.strict && file.problems.any_warnings())
      file.status = worst(file.status, ExitStatus::answer_is_no);
    made.file.status = file.status;
    made.evaluated = file.evaluated;
    // What was read and computed is given back where it was made: its memory is still at hand for the next.
    if (as_json) {
      made.report = ReportWriter::json_of(file, options.format);
    } else {
      made.file = std::move(file);
    }
  };
  const auto take = [&](size_t i) {
    ReportedFile& made = files[i % ahead];
    console.tell(made.complaints);
    reports.add(made.file, made.report);
    status.add(made.file.status);
    any = any || made.evaluated;
    if (i != 0 && console.shows_progress())
      console.progress(fmt::format("{} of {} files", i, options.operands.size()));
  };
  in_order(options.operands.size(), options.jobs, ahead, make, take);
  reports.finish();
  if (!any) console.keep_old();
  return status.status();
}

}  // namespace payout
