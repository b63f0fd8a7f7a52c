#include <algorithm>

#include "catch.h"
#include "support/files.h"
#include "support/process.h"

static const std::string good = "scenarios/icg/company-ends-after-change.yaml";

/// A folder with one scenario whose fee is expected a dollar too high.
static std::string folder_with_a_wrong_figure() {
  return "d=$(mktemp -d); sed 's/severance.termination_fee: 726000.00/severance.termination_fee: 726001.00  # "
         "as we thought/' " +
         good + " > $d/fee.yaml; ";
}

TEST_CASE("A wrong figure is named with file, line, path, both values and their difference", "[cli][check]") {
  const Ran ran = shell(folder_with_a_wrong_figure() + "payout check $d");
  CHECK(ran.status == 1);
  CHECK(ran.out.find("severance.termination_fee: expected 726001.00, got 726000.00 (difference -1.00)") !=
        std::string::npos);
  CHECK(ran.out.find("1 wrong") != std::string::npos);
}

TEST_CASE("An empty check run ends with 5", "[cli][check]") {
  CHECK(shell("d=$(mktemp -d); payout check $d").status == 5);
  CHECK(payout_run("check -k no-such-scenario " + good).status == 5);
}

TEST_CASE("Accepting writes the figure and nothing else, and CI may not accept", "[cli][check]") {
  const Ran ran = shell(folder_with_a_wrong_figure() +
                        "unset CI; payout check --accept $d >/dev/null && payout check $d && "
                        "diff " +
                        good + " $d/fee.yaml");
  CHECK(ran.status == 1);  // the comment that the folder's copy carries is the one difference left
  CHECK(ran.out.find("severance.termination_fee: 726000.00  # as we thought") != std::string::npos);
  CHECK(std::ranges::count(ran.out, '>') == 1);
  CHECK(shell("CI=true payout check --accept " + good).status == 2);
}

TEST_CASE("The outcome as JUnit and as JSON", "[cli][check]") {
  const Ran ran = shell(folder_with_a_wrong_figure() + "payout check --junit $d/out.xml $d; cat $d/out.xml");
  CHECK(ran.out.find("tests=\"1\" failures=\"1\"") != std::string::npos);
  CHECK(ran.out.find("expected 726001.00, got 726000.00") != std::string::npos);
  CHECK(payout_run("check --format json " + good).out.find("\"wrong\": 0") != std::string::npos);
}

TEST_CASE("Any number of threads gives the same check", "[cli][check]") {
  CHECK(payout_run("check scenarios -j 1").out == payout_run("check scenarios -j 3").out);
}

TEST_CASE("A batch reads its table from a file or standard input and says what was wrong", "[cli][batch]") {
  const std::string start =
      "printf 'id,salary.base\\na,240000/year\\nb,200000\\n' > /tmp/payout-rows.csv; payout batch " + good;
  const Ran file = shell(start + " --rows /tmp/payout-rows.csv --columns id,severance.total,error");
  CHECK(file.status == 3);
  // 3 x (240,000 x 1.45 + 15,000) = 1,089,000
  CHECK(file.out ==
        "id,severance.total,error\na,1089000.00,\nb,,\"salary.base: 200000 per what?; write 200000/year, "
        "200000/month, "
        "200000/quarter or 200000/semi-month\"\n");
  CHECK(shell(start + " --rows - --columns id,severance.total,error < /tmp/payout-rows.csv").out == file.out);
  CHECK(payout_run("batch " + good).status == 2);
  CHECK(shell(start + " --rows /tmp/no-such-table.csv").status == 3);
}

TEST_CASE("Parts of a table worked on by GNU parallel put together to the bytes of one run", "[cli][batch]") {
  if (shell("command -v parallel").status != 0) return;
  const Ran ran = shell(
      "d=$(mktemp -d); (echo id,salary.base; for i in $(seq 3000); do echo $i,$((100000 + i))/year; done) > "
      "$d/rows.csv; "
      "run() { payout batch " +
      good +
      " --rows \"$@\"; }; run $d/rows.csv > $d/one.csv; "
      "(head -n 1 $d/rows.csv | run -; parallel --will-cite --pipe -k --header : --block 8k payout batch " +
      good +
      " --no-header --rows - < $d/rows.csv) > $d/many.csv; cmp $d/one.csv $d/many.csv && wc -l < $d/many.csv");
  CHECK(ran.status == 0);
  CHECK(ran.out.find("3001") != std::string::npos);
}
