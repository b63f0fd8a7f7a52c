#include "catch.h"
#include "clauses/evaluate.h"
#include "report/explain/expectation.h"
#include "scenario/load.h"
#include "support/files.h"

using namespace payout;
namespace fs = std::filesystem;

/// A module that lacks a fact is refused; that is wrong only in a scenario that expects figures of it.
static bool expects_figures_of(const Scenario& facts, Module module) {
  for (const auto& [path, value] : facts.expect) {
    if (value.value != "none" && refuses(module, path)) return true;
  }
  return false;
}

/// A scenario that is meant to be refused: the id of the error must be among those found.
static void check_refused(const std::string& id, const Problems& problems, const Result& result) {
  std::string found;
  for (const Problem& p : problems.all()) found += p.severity == Severity::error ? std::string{p.id} + ' ' : "";
  for (const Remark& r : result.remarks) found += r.severity == Severity::error ? std::string{r.id} + ' ' : "";
  INFO("errors found: " << found);
  CHECK((" " + found).find(" " + id + " ") != std::string::npos);
}

TEST_CASE("Every shipped scenario gives the figures worked out by hand", "[scenarios]") {
  for (const fs::path& path : shipped_scenarios()) {
    DYNAMIC_SECTION(fs::relative(path, PAYOUT_ROOT).string()) {
      Problems problems;
      const auto loaded = load_scenario(path.string(), {}, problems);
      std::vector<Document> keep;
      const Agreement agreement =
          load_agreement(loaded->facts.agreement.value_or("icg"), path.string(), problems, keep);
      Workspace space;
      if (!problems.any_errors()) {
        space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
      }
      if (!problems.any_errors()) evaluate(agreement, loaded->facts, space);
      if (loaded->facts.expect_error) {
        check_refused(*loaded->facts.expect_error, problems, space.result);
        continue;
      }
      for (const Problem& p : problems.all()) {
        if (p.severity == Severity::error) FAIL_CHECK(render(p));
      }
      if (problems.any_errors()) continue;
      CHECK(!loaded->facts.expect.empty());
      for (const Mismatch& m : mismatches(loaded->facts.expect, space.result, space.work)) {
        FAIL_CHECK(m.path << ": expected " << m.expected << ", got " << m.actual);
      }
      for (const Remark& r : space.result.remarks) {
        INFO(r.message);
        CHECK((r.severity != Severity::error || !expects_figures_of(loaded->facts, r.module)));
      }
    }
  }
}
