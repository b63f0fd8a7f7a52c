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
  CHECK(ran.out.find("1 of 1 scenario failed (1 figure wrong)") != std::string::npos);
}

TEST_CASE("An empty check run ends with 5", "[cli][check]") {
  CHECK(shell("d=$(mktemp -d); payout check $d").status == 5);
  CHECK(payout_run("check -k no-such-scenario " + good).status == 5);
}

TEST_CASE("Accepting writes the figure and nothing else, and CI may not accept", "[cli][check]") {
  const Ran ran = shell(folder_with_a_wrong_figure() +
                        "unset CI; payout check --accept --replace hand $d >/dev/null && payout check $d && "
                        "diff " +
                        good + " $d/fee.yaml");
  CHECK(ran.status == 1);  // the comment that the folder's copy carries is the one difference left
  CHECK(ran.out.find("severance.termination_fee: {value: 726000.00, source: captured}  # as we thought") !=
        std::string::npos);
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
  CHECK(file.status == 6);
  CHECK(file.err == "payout batch: 2 rows: 1 done, 1 with errors, first in line 3 (b)\n");
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

TEST_CASE("Parts of a table worked on by an array job put together to the bytes of one run", "[cli][batch]") {
  const Ran ran = shell(
      "d=$(mktemp -d); (echo id,salary.base; for i in $(seq 300); do echo $i,$((100000 + i))/year; done) > "
      "$d/people.csv; t=$PWD/" +
      good +
      "; cd $d; payout batch $t -q --rows people.csv > one.csv; tail -n +2 people.csv > rows.csv; "
      "SLURM_ARRAY_TASK_COUNT=3; for SLURM_ARRAY_TASK_ID in 1 2 3; do "
      "(head -n 1 people.csv; split -n l/$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT rows.csv) | "
      "payout batch $t -q --rows - $([ $SLURM_ARRAY_TASK_ID = 1 ] || echo --no-header) > "
      "part-$(printf %04d $SLURM_ARRAY_TASK_ID).csv; done; cat part-*.csv | cmp - one.csv");
  CHECK(ran.status == 0);
  CHECK(ran.err == "");
}

TEST_CASE("Many files make one line each, in order of name, with any number of threads", "[cli][json]") {
  const Ran one = payout_run("report scenarios/icg --format jsonl");
  CHECK(one.out == payout_run("report scenarios/icg -j 3 --format jsonl").out);
  const Ran files = shell("find scenarios/icg -name '*.yaml' -not -path '*/terms/*' | wc -l");
  CHECK(std::ranges::count(one.out, '\n') == std::stol(files.out));
}

TEST_CASE("A part of a suite is chosen by file or title, and listed without being checked", "[cli][check]") {
  const Ran by_file = payout_run("check scenarios/icg -k icg/company-ends-after-change.yaml --list");
  CHECK(by_file.status == 0);
  CHECK(by_file.out.starts_with(good));
  CHECK(std::ranges::count(by_file.out, '\n') == 1);
  const std::string title = by_file.out.substr(by_file.out.find(": ") + 2, 20);
  CHECK(payout_run("check scenarios/icg --list -k '" + title + "'").out.find(good) != std::string::npos);
}

/// A copy of a scenario in which one expected fee reads otherwise.
static std::string folder_with_fee(const std::string& expected) {
  return "d=$(mktemp -d); sed 's/severance.termination_fee: 726000.00/severance.termination_fee: " + expected +
         "/' " + good + " > $d/fee.yaml; ";
}

TEST_CASE("A tolerance is a path's own, needs a reason, and does not stretch", "[cli][check]") {
  const std::string check = "payout check $d";
  CHECK(shell(folder_with_fee(
                  "{value: 726001.00, tolerance: 1.00, reason: rounded by counsel, source: counsel}") +
              check)
            .status == 0);
  CHECK(shell(folder_with_fee("{value: 726001.01, tolerance: 1.00, reason: rounded by counsel}") + check)
            .status == 1);
  const Ran bare = shell(folder_with_fee("{value: 726001.00, tolerance: 1.00}") + check);
  CHECK(bare.status == 3);
  CHECK(bare.out.find("missing-key") != std::string::npos);
  CHECK(shell(folder_with_fee("{value: 726000.00, source: guessed}") + check).status == 3);
}

TEST_CASE("A file may expect an error, and one that does not come is a failure", "[cli][check]") {
  const std::string broken =
      "d=$(mktemp -d); printf 'employee: {name: Jane}\\nexpect_error: %s\\nsalary: {base: x}\\n' ";
  CHECK(shell(broken + "bad-value > $d/a.yaml; payout check $d").status == 0);
  CHECK(shell(broken + "high-target > $d/a.yaml; payout check $d").status == 1);
}

TEST_CASE("Accepting adds captured figures to a scenario that expects nothing", "[cli][check]") {
  const Ran ran = shell("d=$(mktemp -d); sed '/^expect:/,$d' " + good +
                        " > $d/new.yaml; unset CI; payout check --accept $d > /dev/null && cat $d/new.yaml && "
                        "payout check $d > /dev/null");
  CHECK(ran.status == 0);
  CHECK(ran.out.find("expect:") != std::string::npos);
  CHECK(ran.out.find("captured") != std::string::npos);
}

TEST_CASE("Coverage lists clauses and terms with the scenarios that exercise them, and has a least share",
          "[cli][check]") {
  const Ran ran = payout_run("check " + good + " --coverage --all");
  CHECK(ran.status == 0);
  CHECK(ran.out.find("(EA 4") != std::string::npos);
  CHECK(ran.out.find(good) != std::string::npos);
  CHECK(ran.out.find("NOT EXERCISED") != std::string::npos);
  CHECK(payout_run("check " + good + " --coverage-min 100").status == 1);
  CHECK(payout_run("check " + good + " --coverage-min 0").status == 0);
}
