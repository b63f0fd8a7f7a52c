#include "catch.h"
#include "support/files.h"
#include "support/process.h"

namespace fs = std::filesystem;

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
