#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/find_scenarios.h"
#include "cli/parallel.h"
#include "cli/report_writer.h"
#include "document/locate.h"
#include "report/nearby_days.h"
#include "report/readings.h"

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
static CaseFile reported_case(const std::string& path, const Options& options, Agreements& agreements) {
  CaseFile file = open_case(path, options.sets, agreements);
  if (!file.evaluated) return file;
  const bool line = options.format == Format::jsonl;
  if (line) {
    file.space.result.readings = readings_used(*file.agreement, file.space.readings);
  } else {
    file.space.result.readings = compare_readings(*file.agreement, file.loaded->facts, file.space);
    look_nearby(file, options.nearby);
  }
  if (options.receipt || line || options.format == Format::json) {
    file.receipt = receipt_of({file.loaded->document, agreements.documents_of(*file.agreement), *file.agreement,
                               file.loaded->facts, file.space, options.sets, line ? 0 : options.nearby});
  }
  return file;
}

ExitStatus report_command(const Options& given, Console& console) {
  Options options = given;
  options.operands = find_scenarios(given.operands);
  if (options.operands.empty()) {
    console.complain("payout: no scenario was found\n");
    return ExitStatus::nothing;
  }
  ExitStatus status = ExitStatus::done;
  std::vector<Agreements> agreements(options.jobs);
  const bool as_json = options.format == Format::json || options.format == Format::jsonl;
  ReportWriter reports{options.format, options.operands.size() > 1, console};
  // So many files at a time are in memory, however many there are.
  const size_t ahead = options.jobs == 1 ? 1 : size_t{32} * options.jobs;
  std::vector<CaseFile> files(ahead);
  std::vector<std::string> made(ahead);
  const auto make = [&](size_t i, unsigned worker) {
    CaseFile& file = files[i % ahead];
    file = reported_case(options.operands[i], options, agreements[worker]);
    file.problems.sort();
    if (as_json) made[i % ahead] = ReportWriter::json_of(file, options.format);
  };
  const auto take = [&](size_t i) {
    CaseFile& file = files[i % ahead];
    console.show(file.problems);
    reports.add(file, made[i % ahead]);
    if (options.strict && file.problems.any_warnings())
      file.status = worst(file.status, ExitStatus::answer_is_no);
    status = worst(status, file.status);
    if (i != 0 && console.shows_progress())
      console.progress(fmt::format("{} of {} files", i, options.operands.size()));
  };
  in_order(options.operands.size(), options.jobs, ahead, make, take);
  reports.finish();
  return status;
}

}  // namespace payout
