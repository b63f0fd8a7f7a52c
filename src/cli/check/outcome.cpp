#include "cli/check/outcome.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/locate.h"

namespace payout {
namespace {

uint32_t line_of(const Document& document, const std::string& path) {
  const NodeRef expect = document.root().find("expect");
  const NodeRef entry = expect ? expect.find(path) : NodeRef{};
  return entry ? entry.node().key_mark.line : 0;
}

/// A file that must fail: the error it names has to be among those it shows.
void check_error(const CaseFile& file, const std::string& expected, CheckOutcome& outcome) {
  outcome.checked = true;
  outcome.figures = 1;
  if (std::ranges::any_of(file.problems.all(), [&](const Problem& p) { return p.id == expected; })) return;
  outcome.error = fmt::format("expected the error {}, which did not appear", expected);
  outcome.status = ExitStatus::answer_is_no;
}

std::string first_error(const Problems& problems) {
  for (const Problem& p : problems.all()) {
    if (p.severity == Severity::error) return render(p);
  }
  return {};
}

}  // namespace

CheckOutcome check_scenario(const CaseFile& file) {
  const Scenario& facts = file.loaded->facts;
  CheckOutcome outcome;
  outcome.file = file.name;
  outcome.title = facts.title.value_or("");
  if (facts.expect_error) {
    check_error(file, *facts.expect_error, outcome);
    return outcome;
  }
  if (!file.evaluated) {
    outcome.checked = true;
    outcome.error = first_error(file.problems);
    outcome.status = file.status;
    return outcome;
  }
  outcome.checked = !facts.expect.empty();
  outcome.figures = facts.expect.entries.size();
  for (Mismatch& m : mismatches(facts.expect, file.space.result, file.space.work)) {
    const uint32_t line = line_of(file.loaded->document, m.path);
    outcome.wrong.push_back({std::move(m), line});
  }
  if (!outcome.wrong.empty()) outcome.status = ExitStatus::answer_is_no;
  return outcome;
}

}  // namespace payout
