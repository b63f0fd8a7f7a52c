#include "report/json_report.h"

#include "report/json.h"

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

/// Indentation is the only white space that spans lines: strings have theirs escaped.
static std::string joined(const std::string& text) {
  std::string out;
  bool start = false;
  for (const char c : text) {
    if (c == '\n') {
      start = true;
      continue;
    }
    if (start && c == ' ') continue;
    start = false;
    out += c;
  }
  return out;
}

std::string json_text(const JsonReport& report, const Workings& work, bool one_line) {
  std::string text = to_json(report, &work);
  return one_line ? joined(text) : text;
}

}  // namespace payout
