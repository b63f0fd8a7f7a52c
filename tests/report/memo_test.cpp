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

TEST_CASE("The memo says what would turn its conclusion", "[report][memo]") {
  const auto memo = [](const std::string& file) {
    return payout_run("report --section parachute --format markdown scenarios/parachute/" + file).out;
  };
  // 1,500,000 against 3 x 400,000: 300,000.01 less; 1,500,000 / 3 = 500,000, and more than that
  CHECK(memo("cost-to-the-company.yaml")
            .find("The excise tax of 220,000.00 would fall away if the payments had a present value 300,000.01 "
                  "lower, or if the base amount were 100,000.01 higher.") != std::string::npos);
  // 290,000 against 3 x 100,000: 20% x (300,000 - 100,000); 290,000 / 3 = 96,666.66, and 20% x 193,333.34
  CHECK(memo("regulation-q30-example-2.yaml")
            .find("An excise tax of about 40,000.00 would be due if the payments were worth 10,000.00 more, or "
                  "of about 38,666.67 if the base amount were 3,333.34 lower.") != std::string::npos);
  // 1,250,000 against 3 x 350,000, cut: 200,000.01 less; 1,250,000 / 3 = 416,666.66
  CHECK(memo("cutback.yaml")
            .find("No cut would be needed if the payments had a present value 200,000.01 lower, or if the base "
                  "amount were 66,666.67 higher.") != std::string::npos);
  CHECK(memo("vote-lost-on-a-part.yaml")
            .find("With more than 75% of the votes, the 150,000.01 that was given up would be paid and would "
                  "not count") != std::string::npos);
}
