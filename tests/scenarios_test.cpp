#include "catch.h"
#include "clauses/evaluate.h"
#include "report/explain/expectation.h"
#include "support/files.h"
#include "support/shipped.h"

using namespace payout;

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

static void check_figures(const ShippedCase& one) {
  const Scenario& facts = one.loaded->facts;
  const Problems& problems = one.problems;
  const Workspace& space = one.space;
  if (facts.expect_error) return check_refused(*facts.expect_error, problems, space.result);
  for (const Problem& p : problems.all()) {
    if (p.severity == Severity::error) FAIL_CHECK(render(p));
  }
  if (problems.any_errors()) return;
  CHECK(!facts.expect.empty());
  for (const Mismatch& m : mismatches(facts.expect, space.result, space.work)) {
    FAIL_CHECK(m.path << ": expected " << m.expected << ", got " << m.actual);
  }
  for (const Remark& r : space.result.remarks) {
    INFO(r.message);
    CHECK((r.severity != Severity::error || !expects_figures_of(facts, r.module)));
  }
}

// No section for each: Catch runs a test once more for every section, and each time goes through all of them.
TEST_CASE("Every shipped scenario gives the figures worked out by hand", "[scenarios]") {
  for (const auto& one : shipped_cases()) {
    INFO(short_name(one->path));
    check_figures(*one);
  }
}
