#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "document/locate.h"
#include "report/expectation.h"

namespace payout {
namespace {

namespace fs = std::filesystem;

/// Scenario files under a path, in order: terms/ folders hold agreements, not scenarios.
std::vector<std::string> scenarios_under(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<std::string> found;
  for (auto it = fs::recursive_directory_iterator{path, error}; it != fs::recursive_directory_iterator{};
       it.increment(error)) {
    if (it->is_directory() && it->path().filename() == "terms") it.disable_recursion_pending();
    if (it->is_regular_file() && it->path().extension() == ".yaml") found.push_back(it->path().string());
  }
  std::ranges::sort(found);
  return found;
}

struct Tally {
  size_t scenarios = 0;
  size_t figures = 0;
  size_t wrong = 0;
};

std::string place_of(const Document& document, const std::string& path) {
  const NodeRef expect = locate(document, "expect");
  const NodeRef entry = expect ? expect.find(path) : NodeRef{};
  return entry ? fmt::format(":{}", entry.node().key_mark.line) : std::string{};
}

/// A file that must fail: the error it names has to be among those it shows.
void check_error(const CaseFile& file, const std::string& expected, Console& console, Tally& tally) {
  ++tally.figures;
  if (std::ranges::any_of(file.problems.all(), [&](const Problem& p) { return p.id == expected; })) return;
  ++tally.wrong;
  console.print(fmt::format("{}: expected the error {}, which did not appear\n", file.name, expected));
}

void check_figures(const CaseFile& file, Console& console, Tally& tally) {
  const auto& expect = file.loaded->facts.expect;
  tally.figures += expect.entries.size();
  for (const Mismatch& m : mismatches(expect, file.space.result, file.space.work)) {
    ++tally.wrong;
    console.print(fmt::format("{}{}: {}: expected {}, got {}\n", file.name,
                              place_of(file.loaded->document, m.path), m.path, m.expected, m.actual));
  }
}

ExitStatus check_file(CaseFile& file, Console& console, Tally& tally) {
  const Scenario& facts = file.loaded->facts;
  if (facts.expect_error) {
    ++tally.scenarios;
    const size_t wrong = tally.wrong;
    check_error(file, *facts.expect_error, console, tally);
    return tally.wrong == wrong ? ExitStatus::done : ExitStatus::answer_is_no;
  }
  if (!file.evaluated) {
    console.show(file.problems);
    return file.status;
  }
  if (facts.expect.empty()) return ExitStatus::done;
  ++tally.scenarios;
  const size_t wrong = tally.wrong;
  check_figures(file, console, tally);
  return tally.wrong == wrong ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace

ExitStatus check_command(const Options& options, Console& console) {
  ExitStatus status = ExitStatus::done;
  Tally tally;
  Agreements agreements;
  for (const std::string& operand : options.operands) {
    for (const std::string& path : scenarios_under(operand)) {
      CaseFile file = open_case(path, {}, agreements);
      status = worst(status, check_file(file, console, tally));
    }
  }
  if (tally.scenarios == 0 && status == ExitStatus::done) {
    console.complain("payout check: no scenario with `expect:` was found\n");
    return ExitStatus::nothing;
  }
  console.print(
      fmt::format("{} scenarios, {} figures, {} wrong\n", tally.scenarios, tally.figures, tally.wrong));
  return status;
}

}  // namespace payout
