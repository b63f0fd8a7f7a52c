#include "catch.h"
#include "support/files.h"
#include "support/process.h"

namespace fs = std::filesystem;

TEST_CASE("The readings of the whole example are what was last looked at", "[readings][golden]") {
  const fs::path folder = fs::path{PAYOUT_ROOT} / "tests/report/golden";
  const std::string file = "scenarios/icg/change-in-control-everything.yaml";
  const Ran ran = payout_run("readings " + file);
  CHECK(ran.status == 0);
  CHECK(differs_from_file(folder / "change-in-control-everything.readings.txt", ran.out) == "");
  CHECK(payout_run("readings --all --format json " + file).out.find("\"asked\": false") != std::string::npos);
}
