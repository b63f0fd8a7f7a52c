#include "catch.h"
#include "support/files.h"
#include "support/process.h"

namespace fs = std::filesystem;

TEST_CASE("Every format of the golden cases is what the program prints today", "[report][golden][formats]") {
  const fs::path folder = fs::path{PAYOUT_ROOT} / "tests/report/golden";
  for (const std::string scenario :
       {"scenarios/icg/change-in-control-everything", "scenarios/icg/deferred/ten-installments"}) {
    for (const std::string format : {"text", "json", "csv", "markdown", "html", "ics"}) {
      DYNAMIC_SECTION(scenario << " as " << format) {
        const Ran ran = payout_run("report " + scenario + ".yaml --format " + format + " 2>/dev/null");
        const std::string wrong =
            differs_from_file(folder / (fs::path{scenario}.filename().string() + '.' + format), ran.out);
        if (!wrong.empty()) FAIL_CHECK(wrong);
      }
    }
  }
}

TEST_CASE("Every golden report is what the program prints today", "[report][golden]") {
  for (const fs::path& scenario : shipped_scenarios()) {
    const fs::path golden = fs::path{scenario}.replace_extension(".report.txt");
    if (!fs::exists(golden)) continue;
    DYNAMIC_SECTION(short_name(scenario)) {
      const Ran ran = payout_run("report " + short_name(scenario) + " 2>/dev/null");
      const std::string wrong = differs_from_file(golden, ran.out);
      if (!wrong.empty()) FAIL_CHECK(wrong);
    }
  }
}
