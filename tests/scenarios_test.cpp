#include "catch.h"
#include "clauses/evaluate.h"
#include "report/expectation.h"
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
      for (const Problem& p : problems.all()) {
        if (p.severity == Severity::error) FAIL_CHECK(render(p));
      }
      if (problems.any_errors()) continue;
      evaluate(agreement, loaded->facts, space);
      if (loaded->facts.expect_error) {
        // A file that shows a refusal: the remark it names, and the whole report refused or a module of it.
        const auto& remarks = space.result.remarks;
        CHECK(std::ranges::any_of(remarks, [&](const Remark& r) {
          return r.severity == Severity::error && r.id == *loaded->facts.expect_error;
        }));
        continue;
      }
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
