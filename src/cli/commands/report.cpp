#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "report/json_report.h"
#include "report/readings.h"
#include "report/text.h"

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
    console_.print(text_report(data, console_.width(), console_.color()));
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

ExitStatus report_command(const Options& options, Console& console) {
  ExitStatus status = ExitStatus::done;
  Agreements agreements;
  Reports reports{options, console};
  for (const std::string& path : options.operands) {
    CaseFile file = open_case(path, options.sets, agreements);
    if (file.evaluated) {
      file.space.result.readings =
          compare_readings(*file.agreement, file.loaded->facts, file.space.readings, file.space.result);
    }
    console.show(file.problems);
    reports.add(file);
    if (options.strict && file.problems.any_warnings())
      file.status = worst(file.status, ExitStatus::answer_is_no);
    status = worst(status, file.status);
  }
  return status;
}

}  // namespace payout
