#include "report/paths/result_paths.h"

#include "catch.h"
#include "cli/case_file.h"
#include "document/compiled_path.h"
#include "report/explain/figures.h"
#include "support/files.h"

using namespace payout;

namespace {

CaseFile open_shipped(const char* name, Agreements& agreements) {
  return open_case(std::string{PAYOUT_ROOT} + "/scenarios/icg/" + name, {}, agreements);
}

}  // namespace

TEST_CASE("Every figure of every shipped scenario stands at a path that is possible", "[shipped][paths]") {
  Agreements agreements;
  size_t figures = 0;
  for (const auto& path : shipped_scenarios()) {
    const CaseFile file = open_case(path.string(), {}, agreements);
    if (!file.evaluated) continue;
    for (const FigureItem& item : figures_of(file.space.result)) {
      ++figures;
      if (possible_result(*file.agreement, file.loaded->facts, item.path).possible) continue;
      INFO(short_name(path));
      CHECK(item.path == "possible");
    }
  }
  CHECK(figures > 10'000);
}

TEST_CASE("A path that no facts can fill is not possible, and the nearest one is named", "[paths]") {
  Agreements agreements;
  const CaseFile file = open_shipped("company-ends-after-change.yaml", agreements);
  const auto near = [&](std::string_view path) {
    const PathVerdict verdict = possible_result(*file.agreement, file.loaded->facts, path);
    return verdict.possible ? std::string{"possible"} : verdict.near;
  };
  CHECK(near("severance.totl") == "severance.total");
  CHECK(near("severence.total") == "severance.total");
  CHECK(near("severance.termination_fee") == "possible");
  CHECK(near("severance.termination_fee.due") == "possible");
  CHECK(near("severance.death_pay") == "possible");  // on other facts
  CHECK(near("readings[x].used").empty());
  CHECK(near("remarks[nonsense]").empty());
  CHECK(near("no.such").empty());
  CHECK(near("grants[F2000].shares") == "possible");  // a formula may make it
  CHECK(near("deferred.payments[10]") == "possible");
  CHECK(near("parachute.remedies[cutback].net") == "possible");
  CHECK(near("severance").find("possible") != std::string::npos);
}

TEST_CASE("Every result that is listed can be shown, and every setting that is listed can be set",
          "[paths][shipped]") {
  Agreements agreements;
  const CaseFile file = open_shipped("change-in-control-everything.yaml", agreements);
  const Scenario& facts = file.loaded->facts;
  size_t results = 0;
  for (const ListedPath& listed : result_paths(*file.agreement, facts)) {
    if (listed.path.find("[ID]") != std::string::npos || listed.path.find("[YEAR]") != std::string::npos)
      continue;
    INFO(listed.path);
    const auto path = parse_path(listed.path);
    REQUIRE(path);
    CHECK(CompiledPath::compile(type_of<Result>(), nullptr, *path));
    CHECK(possible_result(*file.agreement, facts, listed.path).possible);
    CHECK(!listed.doc.empty());
    ++results;
  }
  CHECK(results > 200);
  size_t settings = 0;
  for (const ListedPath& listed : setting_paths(*file.agreement, facts)) {
    const auto path = parse_path(listed.path);
    INFO(listed.path);
    REQUIRE(path);
    CHECK(check_path(type_of<Scenario>(), *path).ok ==
          (listed.path.find("YEAR") == std::string::npos && listed.path.find("DATE") == std::string::npos));
    ++settings;
  }
  CHECK(settings > 100);
}
