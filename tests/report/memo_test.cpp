#include <cctype>

#include "catch.h"
#include "support/process.h"

TEST_CASE("The golden-parachute analysis is printed as a memo", "[report][memo]") {
  const std::string file = " scenarios/parachute/cost-to-the-company.yaml";
  for (const std::string format : {"text", "markdown", "html"}) {
    const Ran ran = payout_run("report --section parachute --format " + format + file);
    CHECK(ran.status == 0);
    for (const std::string heading :
         {"acts and assumptions", "ho is tested", "ase amount", "ayments, one by one", "he test",
          "istance to the safe harbor", "lternatives", "rder of cuts", "onclusion", "hat would change it"}) {
      INFO(format << ": " << heading);
      std::string upper = heading;
      for (char& c : upper) c = static_cast<char>(std::toupper(c));
      CHECK((ran.out.find(heading) != std::string::npos || ran.out.find(upper) != std::string::npos));
    }
    // 1,500,000 against 1,200,000
    CHECK(ran.out.find("300,001.00 lower to stay within the safe") != std::string::npos);
  }
  const std::string text = payout_run("report --section parachute" + file).out;
  CHECK(text.find("CONCLUSION") < text.find("FACTS AND ASSUMPTIONS"));
  CHECK(text.find("Read so") == text.npos);
  CHECK(payout_run("report --section parachute --format json" + file).status == 2);
  CHECK(payout_run("report --section nothing" + file).status == 2);
}
