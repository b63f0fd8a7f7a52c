#include "catch.h"
#include "support/files.h"
#include "support/html.h"
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

TEST_CASE("What-if pages are what the program prints today", "[report][golden][formats]") {
  const fs::path folder = fs::path{PAYOUT_ROOT} / "tests/report/golden";
  const std::string matrix = "matrix scenarios/icg/change-in-control-everything.yaml",
                    sweep =
                        "sweep scenarios/icg/gross-up-five-year-history.yaml "
                        "--vary salary.base/year=150000..300000/10000 --show totals.cash --cliffs",
                    diff = "diff scenarios/icg/change-in-control-everything.yaml --set salary.base=264000/year";
  for (const std::string& command : {matrix, sweep, diff}) {
    for (const std::string format : {"markdown", "html"}) {
      const std::string name = command.substr(0, command.find(' ')) + '.' + format;
      DYNAMIC_SECTION(name) {
        const Ran ran = payout_run(command + " --format " + format + " 2>/dev/null");
        CHECK((format != "html" || badly_nested(ran.out).empty()));
        const std::string wrong = differs_from_file(folder / name, ran.out);
        if (!wrong.empty()) FAIL_CHECK(wrong);
      }
    }
  }
}

TEST_CASE("Every golden report is what the program prints today", "[report][golden]") {
  for (const fs::path& scenario : shipped_scenarios()) {
    const fs::path golden = fs::path{scenario}.replace_extension(".report.txt");
    if (!fs::exists(golden)) continue;
    INFO(short_name(scenario));
    const Ran ran = payout_run("report " + short_name(scenario) + " 2>/dev/null");
    const std::string wrong = differs_from_file(golden, ran.out);
    if (!wrong.empty()) FAIL_CHECK(wrong);
  }
}
