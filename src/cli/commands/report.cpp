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

/// One file through the pipeline, with what evaluating it again tells.
static CaseFile reported_case(const std::string& path, const Options& options, Agreements& agreements) {
  CaseFile file = open_case(path, options.sets, agreements);
  if (!file.evaluated) return file;
  // A line of a batch holds the figures; what evaluating again tells is for a report that somebody reads.
  if (options.format == Format::jsonl) {
    file.space.result.readings = readings_used(*file.agreement, file.space.readings);
  } else {
    file.space.result.readings = compare_readings(*file.agreement, file.loaded->facts, file.space);
    look_nearby(file, options.nearby);
  }
  const bool json = options.format == Format::json || options.format == Format::jsonl;
  if (options.receipt || json) {
    file.receipt = receipt_of({file.loaded->document, agreements.documents_of(*file.agreement), *file.agreement,
                               file.loaded->facts, file.space, options.sets, options.nearby});
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
  // A window of files at a time, so that memory does not grow with their number.
  const size_t window = options.jobs == 1 ? 1 : size_t{32} * options.jobs;
  for (size_t start = 0; start < options.operands.size(); start += window) {
    std::vector<CaseFile> files(std::min(window, options.operands.size() - start));
    std::vector<std::string> made(files.size());
    in_parallel(files.size(), options.jobs, [&](size_t i, unsigned worker) {
      files[i] = reported_case(options.operands[start + i], options, agreements[worker]);
      files[i].problems.sort();
      if (as_json) made[i] = ReportWriter::json_of(files[i], options.format);
    });
    if (start != 0 && console.shows_progress())
      console.progress(fmt::format("{} of {} files", start, options.operands.size()));
    for (size_t i = 0; i < files.size(); ++i) {
      CaseFile& file = files[i];
      console.show(file.problems);
      reports.add(file, made[i]);
      if (options.strict && file.problems.any_warnings())
        file.status = worst(file.status, ExitStatus::answer_is_no);
      status = worst(status, file.status);
    }
  }
  reports.finish();
  return status;
}

}  // namespace payout
