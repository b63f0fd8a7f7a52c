#include <fmt/format.h>

#include "cli/check/outcome.h"
#include "report/formats/html/html.h"
#include "report/formats/json.h"

namespace payout {
namespace {

struct Tally {
  size_t scenarios = 0, figures = 0, wrong = 0, failed = 0;
};

Tally tally_of(const std::vector<CheckOutcome>& outcomes) {
  Tally t;
  for (const CheckOutcome& o : outcomes) {
    if (!o.checked) continue;
    ++t.scenarios;
    t.figures += o.figures;
    t.wrong += o.wrong.size() + (o.error.empty() ? 0U : 1U);
    if (!o.passed()) ++t.failed;
  }
  return t;
}

std::string sentence(const WrongFigure& w) {
  const Mismatch& m = w.mismatch;
  return fmt::format("{}: expected {}, got {}{}", m.path, m.expected, m.actual,
                     m.difference.empty() ? "" : fmt::format(" (difference {})", m.difference));
}

std::string json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

}  // namespace

std::string check_text(const std::vector<CheckOutcome>& outcomes) {
  std::string out;
  for (const CheckOutcome& o : outcomes) {
    if (!o.error.empty()) out += fmt::format("{}: {}\n", o.file, o.error);
    for (const WrongFigure& w : o.wrong) out += fmt::format("{}:{}: {}\n", o.file, w.line, sentence(w));
  }
  const Tally t = tally_of(outcomes);
  return out + fmt::format("{} scenarios, {} figures, {} wrong\n", t.scenarios, t.figures, t.wrong);
}

std::string check_json(const std::vector<CheckOutcome>& outcomes) {
  const Tally t = tally_of(outcomes);
  std::string out = fmt::format(
      "{{\n  \"schema\": \"payout-check/1\",\n  \"scenarios\": {},\n  \"figures\": {},\n  \"wrong\": {},\n  "
      "\"files\": [",
      t.scenarios, t.figures, t.wrong);
  bool first = true;
  for (const CheckOutcome& o : outcomes) {
    if (!o.checked) continue;
    out += fmt::format(
        "{}\n    {{\"file\": {}, \"title\": {}, \"passed\": {}, \"figures\": {}, \"error\": {}, \"wrong\": [",
        first ? "" : ",", json(o.file), json(o.title), o.passed(), o.figures, json(o.error));
    first = false;
    for (size_t i = 0; i < o.wrong.size(); ++i) {
      const Mismatch& m = o.wrong[i].mismatch;
      out += fmt::format(
          "{}\n      {{\"path\": {}, \"line\": {}, \"expected\": {}, \"actual\": {}, \"difference\": {}}}",
          i == 0 ? "" : ",", json(m.path), o.wrong[i].line, json(m.expected), json(m.actual),
          json(m.difference));
    }
    out += o.wrong.empty() ? "]}" : "\n    ]}";
  }
  return out + "\n  ]\n}\n";
}

std::string check_junit(const std::vector<CheckOutcome>& outcomes) {
  const Tally t = tally_of(outcomes);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"payout check\" "
      "tests=\"{}\" failures=\"{}\">\n",
      t.scenarios, t.failed);
  for (const CheckOutcome& o : outcomes) {
    if (!o.checked) continue;
    out += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", markup_text(o.file),
                       markup_text(o.title.empty() ? o.file : o.title));
    if (o.passed()) {
      out += "/>\n";
      continue;
    }
    std::string what = o.error;
    for (const WrongFigure& w : o.wrong)
      what += fmt::format("{}line {}: {}", what.empty() ? "" : "\n", w.line, sentence(w));
    out += fmt::format(">\n      <failure message=\"{} wrong\">{}</failure>\n    </testcase>\n",
                       o.wrong.size() + (o.error.empty() ? 0U : 1U), markup_text(what));
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace payout
