#include "cli/check/junit.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "cli/plural.h"
#include "document/clean_text.h"
#include "report/formats/html/html.h"

namespace payout {
namespace {

namespace fs = std::filesystem;

/// From the folder that the run began in, whatever way the file was named.
std::string relative_name(const std::string& file) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const fs::path path = fs::path{file}.lexically_normal();
  const fs::path relative = path.is_absolute() ? path.lexically_relative(here) : path;
  return error || relative.empty() || *relative.begin() == ".." ? path.string() : relative.string();
}

std::string attribute(std::string_view name, std::string_view value) {
  std::string one_line = clean_text(value);
  std::erase(one_line, '\n');
  return fmt::format(" {}=\"{}\"", name, markup_text(one_line));
}

/// The folder, in the form in which readers sort tests: scenarios.icg.
std::string suite_of(const std::string& file) {
  std::string folder = fs::path{file}.parent_path().string();
  std::ranges::replace(folder, '/', '.');
  while (folder.starts_with('.')) folder.erase(0, 1);
  return folder.empty() ? "scenarios" : folder;
}

std::string seconds(double time) {
  return fmt::format("{:.3f}", time);
}

/// "severance.total: expected 1.00, got 364000.00", and how many more there are.
std::string headline(const CheckOutcome& o) {
  if (!o.error.empty()) return o.error.substr(0, o.error.find('\n'));
  std::string text = sentence(o.wrong.front());
  if (o.wrong.size() > 1) text += fmt::format(", and {} more", o.wrong.size() - 1);
  return text;
}

std::string failure(const CheckOutcome& o, const std::string& file) {
  const std::string_view element = o.unreadable ? "error" : "failure";
  std::string what = o.error;
  for (const WrongFigure& w : o.wrong)
    what += fmt::format("{}:{}: {}{}\n", file, w.line, sentence(w),
                        w.cite.empty() ? "" : fmt::format(", {}", w.cite));
  return fmt::format("      <{0} type=\"{1}\"{2}>{3}</{0}>\n", element,
                     o.unreadable      ? "unreadable"
                     : o.wrong.empty() ? "missing-error"
                                       : "figure",
                     attribute("message", headline(o)), markup_text(clean_text(what, "\n")));
}

std::string test_case(const CheckOutcome& o, JunitStyle style) {
  const std::string file = relative_name(o.file), name = fs::path{file}.filename().string();
  std::string out = "    <testcase" + attribute("classname", suite_of(file)) +
                    attribute("name", o.title.empty() ? name : fmt::format("{}: {}", name, o.title)) +
                    attribute("time", seconds(o.seconds));
  if (style == JunitStyle::gitlab) {
    const uint32_t line = o.wrong.empty() ? o.error_line : o.wrong.front().line;
    out += attribute("file", file) + attribute("line", std::to_string(std::max(line, 1U)));
  }
  return o.passed() ? out + "/>\n" : out + ">\n" + failure(o, file) + "    </testcase>\n";
}

/// When the run was; the day that a reproducible build gives, where one is given.
std::string timestamp() {
  const char* given = std::getenv("SOURCE_DATE_EPOCH");
  const std::time_t now = given != nullptr ? std::strtoll(given, nullptr, 10) : std::time(nullptr);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(now));
}

}  // namespace

std::string check_junit(const std::vector<CheckOutcome>& outcomes, JunitStyle style) {
  const CheckTally t = tally_of(outcomes);
  double time = 0;
  for (const CheckOutcome& o : outcomes) time += o.seconds;
  const std::string totals = attribute("tests", std::to_string(t.scenarios + t.unreadable)) +
                             attribute("failures", std::to_string(t.failed)) +
                             attribute("errors", std::to_string(t.unreadable)) +
                             attribute("time", seconds(time));
  const std::string name = attribute("name", "payout check");
  std::string out =
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites{}>\n  <testsuite{}{}{}{}>\n",
                  style == JunitStyle::ant ? "" : name + totals, name, totals,
                  attribute("skipped", "0") + attribute("timestamp", timestamp()),
                  attribute("hostname", "localhost") + attribute("id", "0") + attribute("package", "payout"));
  out += "    <properties/>\n";
  for (const CheckOutcome& o : outcomes) {
    if (o.checked) out += test_case(o, style);
  }
  return out + "    <system-out/>\n    <system-err/>\n  </testsuite>\n</testsuites>\n";
}

}  // namespace payout
