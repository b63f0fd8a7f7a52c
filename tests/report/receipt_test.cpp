#include "catch.h"
#include "support/files.h"
#include "support/process.h"
#include "values/sha256.h"

namespace fs = std::filesystem;

static const std::string receipt_case = "scenarios/icg/change-in-control-everything.yaml";
static const fs::path receipt_root{PAYOUT_ROOT};

TEST_CASE("A receipt names the files by their SHA-256", "[report][receipt]") {
  const std::string text = payout_run(receipt_case + " --receipt").out;
  CHECK(text.find("RECEIPT") != std::string::npos);
  const std::string terms = "scenarios/icg/terms/employment-agreement.yaml";
  const std::string json = payout_run("report --format json " + receipt_case).out;
  CHECK(json.find(payout::sha256(read_text(receipt_root / receipt_case))) != std::string::npos);
  CHECK(json.find(payout::sha256(read_text(receipt_root / terms))) != std::string::npos);
  CHECK(payout_run(receipt_case).out.find("RECEIPT") == std::string::npos);
}

TEST_CASE("A receipt names overrides, readings that depart from the default, and tables", "[report][receipt]") {
  const std::string json = payout_run(
                               "report --format json scenarios/icg/gross-up-from-tables.yaml --set "
                               "readings.gross_up_rounding=up")
                               .out;
  CHECK(json.find("\"readings.gross_up_rounding=up\"") != std::string::npos);
  CHECK(json.find("\"gross_up_rounding: up\"") != std::string::npos);
  CHECK(json.find("\"federal income tax 2000\"") != std::string::npos);
  CHECK(json.find("\"state income tax CO 2000\"") != std::string::npos);
}

TEST_CASE("Two runs with the same receipt give the same bytes", "[report][receipt]") {
  for (const std::string options : {"", "--receipt", "--format json", "--format markdown"}) {
    const Ran first = payout_run("report " + options + " " + receipt_case);
    CHECK(first.status == 0);
    CHECK(first.out == payout_run("report " + options + " " + receipt_case).out);
  }
}
