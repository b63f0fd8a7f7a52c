#include <chrono>

#include "catch.h"
#include "support/process.h"

/// Runs `payout` on a scenario that a script writes; how long it took in seconds.
static Ran hostile_run(const std::string& script, const std::string& command, double& seconds) {
  const auto begin = std::chrono::steady_clock::now();
  const Ran ran = shell("d=$(mktemp -d); cd $d; { " + script + "; } > a.yaml; " + command);
  seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return ran;
}

static const std::string example_person = "echo 'employee: {name: J}'; ";

TEST_CASE("An empty or comment-only file among the terms is named", "[cli][hostile]") {
  for (const std::string text : {"", "# nothing yet\\n", "---\\n"}) {
    for (const std::string command : {"report", "validate", "check", "matrix", "readings"}) {
      INFO(command << ": " << text);
      const Ran ran = shell(
          "d=$(mktemp -d); cd $d; mkdir terms; printf '" + text +
          "' > terms/a.yaml; printf 'agreement: .\\nemployee: {name: X}\\nexpect: {}\\n' > s.yaml; payout " +
          command + " s.yaml");
      CHECK(ran.status == 3);
      CHECK((ran.err + ran.out).find("terms/a.yaml: error[empty-file]") != std::string::npos);
    }
  }
  // What an editor leaves is no part of an agreement, and a pipe is not waited for.
  const std::string terms =
      "d=$(mktemp -d); mkdir $d/terms; cp scenarios/icg/terms/*.yaml $d/terms; cd $d; "
      "printf 'agreement: .\\nemployee: {name: X}\\n' > s.yaml; ";
  CHECK(shell(terms + ": > terms/.a.yaml; ln -s nowhere 'terms/.#b.yaml'; payout validate s.yaml").status == 0);
  const Ran pipe = shell(terms + "mkfifo terms/p.yaml; timeout 20 payout validate s.yaml");
  CHECK(pipe.status == 3);
  CHECK(pipe.err.find("terms/p.yaml: error[cannot-read]") != pipe.err.npos);
}

TEST_CASE("Equal entries are told once, and cost no more than their number", "[cli][hostile]") {
  double seconds = 0;
  const Ran grants = hostile_run(example_person +
                                     "echo 'documents: [SOP]'; echo 'grants:'; for i in $(seq 2000); do echo "
                                     "\"- {id: G$i, plan: sop, type: nso, "
                                     "granted: 1999-01-04, shares: 10, price: 10.00}\"; done",
                                 "payout validate a.yaml", seconds);
  CHECK(grants.err.find("G1, G2 and 1998 others are the same grant in all but name") != grants.err.npos);
  CHECK(grants.err.size() < 2000);
  CHECK(seconds < 10);
  const Ran absences = hostile_run(
      example_person +
          "echo 'termination: {reason: disability, by: company, date: 2000-06-30, absences: ['; for i in $(seq "
          "5000); do echo '{from: 2000-01-01, through: 2000-03-10},'; done; echo ']}'",
      "payout validate a.yaml", seconds);
  CHECK(absences.status == 3);
  CHECK(absences.err.find("absences overlap on 2000-01-01; each day is counted once") != absences.err.npos);
  CHECK(absences.err.size() < 50000);
  CHECK(seconds < 10);
}

TEST_CASE("A number beyond all bounds is told as what it is, by every command", "[cli][hostile]") {
  const std::string big = "scenarios/icg/bonus-cut.yaml --set w2.1999=999999999999999";
  for (const std::string command : {"report ", "matrix ", "readings "}) {
    INFO(command);
    const Ran ran = payout_run(command + big);
    CHECK(ran.status != 70);
    CHECK(ran.err.find("internal fault") == ran.err.npos);
  }
  const Ran late = shell(
      "printf 'employee: {name: X}\\ndocuments: [DCP]\\ntermination: {reason: resignation, date: 9990-06-30}\\n"
      "deferred_comp: {election: {form: installments}, balance: {as_of: 9990-12-31, vested: 92000}, earnings: "
      "8%%/year}\\n' | payout -");
  CHECK(late.status == 3);
  CHECK(late.err.find("too-large-number") != late.err.npos);
  CHECK(late.out.find("0000-01") == late.out.npos);
}

TEST_CASE("Nothing of the input steers a terminal or turns a line around", "[cli][hostile]") {
  const std::string text =
      "printf 'employee: {name: \"A\\\\e[2JB\\\\u009BC\\\\u202ED\"}\\ntitle: \"t\\\\u2066\"\\nsalary: {base: "
      "240000/year}\\n"
      "termination: {reason: death, date: 2000-06-30}\\n'";
  for (const std::string format : {"text", "csv", "markdown", "html", "ics", "json", "jsonl"}) {
    INFO(format);
    double seconds = 0;
    const Ran ran = hostile_run(text, "payout report a.yaml --format " + format, seconds);
    CHECK(ran.status == 0);
    CHECK(ran.out.find('\x1b') == ran.out.npos);
    CHECK(ran.out.find("\u009B") == ran.out.npos);
    CHECK(ran.out.find("\u202E") == ran.out.npos);
    CHECK(ran.out.find("\u2066") == ran.out.npos);
  }
  const Ran name = shell(
      "payout validate \"$(printf 'no\\033[2Jsuch\\302\\233.yaml')\"; payout fields \"$(printf "
      "'a\\033[31m')\"");
  CHECK(name.err.find('\x1b') == name.err.npos);
  CHECK(name.err.find("\u009B") == name.err.npos);
}

TEST_CASE("What explains an absence and what computes it agree on the day itself", "[cli][boundary]") {
  // EA 5.7: employed until 2000-02-17 and leaving thereafter; whether that day counts is a reading.
  const std::string file = " scenarios/icg/resignation-2000-02-17.yaml voluntary_departure_pay";
  const std::string unmet = "not met: employment lasts until 2000-02-17 and ends after it";
  const Ran after = payout_run("explain" + file);
  CHECK(after.out.find(unmet) != after.out.npos);
  CHECK(payout_run(
            "report scenarios/icg/resignation-2000-02-17.yaml --set readings.sec5_7_first_day=on_2000_02_17")
            .out.find("120,000.00") != std::string::npos);
  const Ran on = payout_run("explain" + file + " --set readings.sec5_7_first_day=on_2000_02_17");
  CHECK(on.out.find("not met: employment lasts until") == on.out.npos);
}
