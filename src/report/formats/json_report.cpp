#include "report/formats/json_report.h"

#include "report/formats/json.h"

namespace payout {

JsonReport json_report(std::string file, Result result, const Problems& problems) {
  JsonReport report;
  report.file = std::move(file);
  report.result = std::move(result);
  for (const Problem& p : problems.all()) {
    JsonProblem& entry = report.problems.emplace_back();
    entry.severity = p.severity;
    entry.id = p.id;
    entry.message = p.message;
    entry.help = p.help;
    if (p.origin.source == nullptr) continue;
    entry.file = p.origin.source->name;
    if (p.origin.mark.line == 0) continue;
    entry.line = static_cast<int>(p.origin.mark.line);
    entry.column = static_cast<int>(p.origin.mark.column);
  }
  return report;
}

std::string json_text(const JsonReport& report, const Workings& work, bool one_line) {
  return to_json(report, &work, one_line ? -1 : 0);
}

}  // namespace payout
