#include "cli/check/outcome.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/check/expected_names.h"
#include "document/locate.h"
#include "report/what_if/compare_readings.h"
#include "report/what_if/nearby_days.h"

namespace payout {
namespace {

uint32_t line_of(const Document& document, const std::string& path) {
  const NodeRef expect = document.root().find("expect");
  const NodeRef entry = expect ? expect.find(path) : NodeRef{};
  return entry ? entry.node().key_mark.line : 0;
}

/// What a report computes and a check does not need unless it is expected.
void complete(CaseFile& file) {
  const auto expects = [&](std::string_view part) {
    return std::ranges::any_of(file.loaded->facts.expect,
                               [&](const auto& e) { return e.first.starts_with(part); });
  };
  Result& result = file.space.result;
  constexpr int usual_days = 31;
  if (expects("readings"))
    result.readings = compare_readings(*file.agreement, file.loaded->facts, file.space, ReadingScope::all);
  if (expects("nearby_days"))
    result.nearby_days =
        find_nearby_days(*file.agreement, file.loaded->facts, file.space.readings, result, usual_days);
}

/// A file that must fail: the error it names has to be among those it shows. A warning is no error.
void check_error(const CaseFile& file, const std::string& expected, CheckOutcome& outcome) {
  ++outcome.figures;
  const auto is_it = [&](const Problem& p) { return p.id == expected && p.severity == Severity::error; };
  if (std::ranges::any_of(file.problems.all(), is_it)) return;
  const bool milder =
      std::ranges::any_of(file.problems.all(), [&](const Problem& p) { return p.id == expected; });
  outcome.error_line = origin_of(file.loaded->document, "expect_error").mark.line;
  outcome.error = fmt::format("{}:{}: expected the error {}, which {}\n", file.name, outcome.error_line,
                              expected, milder ? "is no error here but a warning or note" : "did not appear");
  outcome.status = ExitStatus::answer_is_no;
}

void check_figures(const CaseFile& file, std::string_view expected_error, CheckOutcome& outcome) {
  const Table<std::string, Expected>& expect = file.loaded->facts.expect;
  outcome.figures += expect.entries.size();
  // A file that gives no figures has none of those that are expected beside its error.
  static const Result nothing{};
  const Result& result = file.evaluated ? file.space.result : nothing;
  for (Mismatch& m : mismatches(expect, result, file.space.work, expected_error)) {
    const uint32_t line = line_of(file.loaded->document, m.path);
    std::string cite = clause_at(result, file.space.work, m.path);
    outcome.wrong.push_back({std::move(m), line, std::move(cite)});
  }
  if (!outcome.wrong.empty()) outcome.status = worst(outcome.status, ExitStatus::answer_is_no);
}

/// Says everything that is wrong with the file, or with the names in its expectations.
void unreadable(const CaseFile& file, bool misnamed, CheckOutcome& outcome) {
  for (const Problem& p : file.problems.all()) {
    const bool told = p.id == "unknown-figure" || p.id == "unknown-diagnostic";
    if (p.severity != Severity::error || told != misnamed) continue;
    if (outcome.error.empty()) outcome.error_line = p.origin.mark.line;
    outcome.error += render(p);
  }
  outcome.checked = outcome.unreadable = true;
  outcome.status = file.status;
}

}  // namespace

CheckOutcome check_scenario(CaseFile& file) {
  const Scenario& facts = file.loaded->facts;
  CheckOutcome outcome;
  outcome.file = file.name;
  outcome.title = facts.title.value_or("");
  outcome.checked = facts.expect_error || !facts.expect.empty();
  const size_t before = file.problems.all().size();
  check_expected_names(file);
  const bool misnamed = file.problems.all().size() != before;
  if (misnamed) file.problems.sort();
  if (misnamed || (!file.evaluated && !facts.expect_error)) {
    unreadable(file, misnamed, outcome);
    return outcome;
  }
  if (facts.expect_error) check_error(file, *facts.expect_error, outcome);
  if (file.evaluated) complete(file);
  check_figures(file, facts.expect_error.value_or(""), outcome);
  return outcome;
}

}  // namespace payout
