#include <algorithm>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/find_scenarios.h"
#include "cli/parallel.h"
#include "report/json_report.h"
#include "report/readings.h"
#include "report/report_page.h"
#include "report/text_layout.h"

namespace payout {
namespace {

/// Prints reports one after another in the chosen format.
class Reports {
 public:
  Reports(const Options& options, Console& console) : options_(options), console_(console) {
    if (as_array()) console_.print("[\n");
  }
  ~Reports() {
    if (as_array()) console_.print("\n]\n");
  }
  Reports(const Reports&) = delete;
  Reports& operator=(const Reports&) = delete;

  void add(CaseFile& file) {
    if (options_.format == Format::text) {
      if (file.evaluated) text(file);
    } else {
      json(file);
    }
    ++count_;
  }

 private:
  bool as_array() const { return options_.format == Format::json && options_.operands.size() > 1; }

  void text(const CaseFile& file) {
    if (options_.operands.size() > 1) {
      if (printed_) console_.print("\n");
      console_.print("==> " + file.name + " <==\n");
    }
    printed_ = true;
    const ReportData data{file.loaded->facts, *file.agreement, file.space.result, file.space.work,
                          file.problems};
    console_.print(as_text(report_page(data), console_.width(), console_.color()));
  }

  void json(CaseFile& file) {
    const JsonReport report = json_report(file.name, std::move(file.space.result), file.problems);
    if (as_array() && count_ != 0) console_.print(",\n");
    console_.print(json_text(report, file.space.work, options_.format == Format::jsonl));
    if (!as_array()) console_.print("\n");
  }

  const Options& options_;
  Console& console_;
  size_t count_ = 0;
  bool printed_ = false;
};

}  // namespace

/// One file through the pipeline, its readings compared.
static CaseFile reported_case(const std::string& path, const Options& options, Agreements& agreements) {
  CaseFile file = open_case(path, options.sets, agreements);
  if (file.evaluated) {
    file.space.result.readings =
        compare_readings(*file.agreement, file.loaded->facts, file.space.readings, file.space.result);
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
  Reports reports{options, console};
  // A window of files at a time, so that memory does not grow with their number.
  const size_t window = options.jobs == 1 ? 1 : size_t{32} * options.jobs;
  for (size_t start = 0; start < options.operands.size(); start += window) {
    std::vector<CaseFile> files(std::min(window, options.operands.size() - start));
    in_parallel(files.size(), options.jobs, [&](size_t i, unsigned worker) {
      files[i] = reported_case(options.operands[start + i], options, agreements[worker]);
    });
    for (CaseFile& file : files) {
      console.show(file.problems);
      reports.add(file);
      if (options.strict && file.problems.any_warnings())
        file.status = worst(file.status, ExitStatus::answer_is_no);
      status = worst(status, file.status);
    }
  }
  return status;
}

}  // namespace payout
