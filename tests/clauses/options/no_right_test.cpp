#include <algorithm>

#include "catch.h"
#include "clauses/evaluate.h"
#include "report/what_if/compare_readings.h"
#include "scenario/load.h"

using namespace payout;

namespace {

struct Looked {
  Problems problems = {};
  std::vector<Document> keep = {};
  std::unique_ptr<LoadedScenario> loaded = {};
  Agreement agreement = {};
  Workspace space = {};
};

std::unique_ptr<Looked> looked_at(const std::string& name) {
  auto e = std::make_unique<Looked>();
  const std::string path = std::string{PAYOUT_ROOT} + "/scenarios/icg/options/" + name;
  e->loaded = load_scenario(path, {}, e->problems);
  e->agreement = load_agreement(std::string{built_in_agreement()}, path, e->problems, e->keep);
  e->space.readings = choose_readings(e->agreement, e->loaded->facts, e->loaded->document, e->problems);
  evaluate(e->agreement, e->loaded->facts, e->space);
  return e;
}

bool asked(const Looked& e, std::string_view key) {
  const auto readings = compare_readings(e.agreement, e.loaded->facts, e.space);
  return std::ranges::find(readings, key, &ReadingResult::key) != readings.end();
}

}  // namespace

TEST_CASE("No way of counting a window is offered for shares that can never be exercised", "[options]") {
  CHECK_FALSE(asked(*looked_at("never-exercisable-has-no-last-day.yaml"), "window_last_day"));
  CHECK_FALSE(asked(*looked_at("wholly-unvested-at-the-end.yaml"), "iso_three_months"));
  CHECK_FALSE(asked(*looked_at("split-after-the-window.yaml"), "split_fraction"));
  CHECK(asked(*looked_at("price-ten-days-old.yaml"), "window_last_day"));
}

TEST_CASE("Whether the agreement overrides the six months is asked wherever it lets options be exercised",
          "[options]") {
  CHECK(asked(*looked_at("never-exercisable-has-no-last-day.yaml"), "six_month_rule"));  // EA 5.1, all vested
  CHECK(asked(*looked_at("death-before-six-months-overridden.yaml"), "six_month_rule"));
  CHECK(asked(*looked_at("vested-before-six-months-at-a-change.yaml"), "six_month_rule"));      // EA 5.3
  CHECK(asked(*looked_at("vested-and-accelerated-before-six-months.yaml"), "six_month_rule"));  // EA 5.6
}

TEST_CASE("After a forfeiture nothing happens to a grant", "[options]") {
  const auto e = looked_at("forfeited-and-nothing-vests.yaml");
  const GrantResult& grant = e->space.result.grants.front();
  REQUIRE_FALSE(grant.timeline.empty());
  CHECK(grant.timeline.back().what == Happening::forfeited);
  CHECK(to_string(grant.timeline.back().date) == "2000-09-22");
}
