#include "catch.h"
#include "support/process.h"

namespace {

/// Death pays three months of base (EA 5.1): 240,000/year gives 60,000.00 by hand.
const std::string accept_facts =
    "agreement: icg\nemployee: {name: Jane Example}\nsalary: {base: 240000/year}\ntermination: {reason: death, "
    "date: "
    "2000-06-30}\n";

struct Accepted {
  Ran ran = {};           ///< what --accept printed
  std::string file = {};  ///< the file afterwards
  int check = 0;          ///< the status of a check afterwards
};

/// Writes the scenario, accepts, and checks it again.
Accepted run_accept(const std::string& text, const std::string& options = "") {
  const std::string start = "unset CI; d=$(mktemp -d); cd $d; cat > a.yaml <<'END'\n" + text + "END\n";
  Accepted a;
  a.ran = shell(start + "payout check --accept " + options + " a.yaml");
  a.file = shell(start + "payout check --accept " + options + " a.yaml >/dev/null 2>&1; cat a.yaml").out;
  a.check =
      shell(start + "payout check --accept " + options + " a.yaml >/dev/null 2>&1; payout check a.yaml").status;
  return a;
}

bool text_has(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("Accepting fails on what a check fails on, and leaves it alone", "[cli][accept]") {
  for (const std::string broken : {"a: [\n", "salry: {base: 240000/year}\nemployee: {name: A}\n"}) {
    const Accepted a = run_accept(broken);
    CHECK(a.ran.status == 3);
    CHECK(text_has(a.ran.out + a.ran.err, "error["));
    CHECK(a.file == broken);
  }
  const Accepted missed = run_accept(accept_facts + "expect_error: high-target\n");
  CHECK(missed.ran.status == 1);
  CHECK(missed.file == accept_facts + "expect_error: high-target\n");
  CHECK(shell("unset CI; payout check --accept - < scenarios/icg/company-ends-after-change.yaml").status == 2);
}

TEST_CASE("A figure by hand or counsel stays unless it is named, and is listed", "[cli][accept]") {
  const std::string hand = accept_facts + "expect:\n  severance.total: 5.00  # ours\n";
  const Accepted kept = run_accept(hand);
  CHECK(kept.ran.status == 1);
  CHECK(kept.file == hand);
  CHECK(kept.ran.out ==
        "a.yaml:6: severance.total stays at 5.00, from hand; 60,000.00 was found (--replace "
        "severance.total takes it)\n0 figures written in 0 files, 1 left\n");
  const std::string counsel = accept_facts + "expect: {severance.total: {value: 5.00, source: counsel}}\n";
  CHECK(run_accept(counsel).file == counsel);
  CHECK(run_accept(counsel, "--replace hand").file == counsel);
  CHECK(run_accept(counsel, "--replace counsel").file ==
        accept_facts + "expect: {severance.total: {value: 60000.00, source: captured}}\n");
  const Accepted taken = run_accept(hand, "--replace severance.total");
  CHECK(taken.ran.status == 0);
  CHECK(taken.file ==
        accept_facts + "expect:\n  severance.total: {value: 60000.00, source: captured}  # ours\n");
  CHECK(taken.check == 0);
  CHECK(run_accept(hand, "--replace severance.totl").ran.status == 2);
  CHECK(run_accept(hand, "--replace severance.totl").file == hand);
}

TEST_CASE("A captured figure is written in the style that stands there", "[cli][accept]") {
  const Accepted block =
      run_accept(accept_facts +
                 "expect:\n  severance.total:\n    value: 5.00  # old\n    source: captured\n"
                 "  totals.cash: 60000.00\n");
  CHECK(block.ran.out == "a.yaml:6: severance.total 5.00 -> 60,000.00\n1 figure written in 1 file\n");
  CHECK(block.file == accept_facts +
                          "expect:\n  severance.total:\n    value: 60000.00  # old\n    source: captured\n"
                          "  totals.cash: 60000.00\n");
  const Accepted unmarked =
      run_accept(accept_facts + "expect:\n  severance.total:\n    value: 5.00  # old\n", "--replace hand");
  CHECK(unmarked.file ==
        accept_facts + "expect:\n  severance.total:\n    value: 60000.00  # old\n    source: captured\n");
  CHECK(unmarked.check == 0);
  const Accepted reasoned = run_accept(
      accept_facts + "expect: {severance.total: {value: 5.00, tolerance: 1.00, reason: 'it''s rounded'}}\n",
      "--replace hand");
  CHECK(reasoned.file == accept_facts +
                             "expect: {severance.total: {value: 60000.00, source: captured, tolerance: 1.00, "
                             "reason: 'it''s rounded'}}\n");
}

TEST_CASE("Values are put in as YAML reads them back, over quotes and blocks", "[cli][accept]") {
  for (const std::string written : {"'1''2'", "\"6\\\"1\"", ">\n    folded\n    text", "|\n    block"}) {
    INFO(written);
    const Accepted a =
        run_accept(accept_facts + "expect:\n  severance.death_pay: " + written + "\n  totals.cash: 60000.00\n",
                   "--replace hand");
    CHECK(a.ran.status == 0);
    CHECK(a.file == accept_facts +
                        "expect:\n  severance.death_pay: {value: 60000.00, source: captured}\n"
                        "  totals.cash: 60000.00\n");
    CHECK(a.check == 0);
  }
  // Commas, colons and number signs would be read as something else.
  const Accepted sentence = run_accept(
      accept_facts +
      "expect: {header.how: {value: x, source: captured}, header.name: {value: x, source: captured}}\n");
  CHECK(text_has(sentence.file,
                 "header.how: {value: \"The employee died on 2000-06-30, under EA 5.1.\", source: captured}"));
  CHECK(text_has(sentence.file, "header.name: {value: Jane Example, source: captured}"));
  CHECK(sentence.check == 0);
  std::string named = accept_facts;
  named.replace(named.find("Jane Example"), 12, "'Kallet: the, boss #1'");
  CHECK(run_accept(named + "expect: {header.name: {value: x, source: captured}}\n").check == 0);
  // What was expected and is not there.
  CHECK(
      text_has(run_accept(accept_facts + "expect: {parachute.excise: {value: 5.00, source: captured}}\n").file,
               "{parachute.excise: {value: none, source: captured}}"));
}

TEST_CASE("Main figures are captured where nothing is expected, into an empty map or a block of their own",
          "[cli][accept]") {
  for (const std::string& start :
       {std::string{"expect: {}\n"}, std::string{"expect: {  # to come\n}\n"}, std::string{}}) {
    INFO(start);
    const Accepted a = run_accept(accept_facts + start);
    CHECK(a.ran.status == 0);
    CHECK(text_has(a.file, "severance.total: {value: 60000.00, source: captured}"));
    CHECK(a.file.find("expect:") == a.file.rfind("expect:"));
    CHECK(text_has(a.file, "# to come") == text_has(start, "# to come"));
    CHECK(a.check == 0);
  }
  // A file written as JSON.
  const Accepted json = run_accept(
      "{\"employee\": {\"name\": \"J\"}, \"salary\": {\"base\": \"240000/year\"},\n \"termination\": "
      "{\"reason\": "
      "\"death\", \"date\": \"2000-06-30\"}}\n");
  CHECK(json.ran.status == 0);
  CHECK(json.check == 0);
  // Windows line ends and a byte-order mark stay.
  const Ran windows =
      shell("unset CI; d=$(mktemp -d); cd $d; (printf '\\357\\273\\277'; printf '" + accept_facts +
            "' | sed 's/$/\\r/') > a.yaml; payout check --accept a.yaml >/dev/null; head -c 3 a.yaml | "
            "od -An -tx1; grep -c $'\\r$' a.yaml; wc -l < a.yaml; payout check a.yaml >/dev/null");
  CHECK(windows.status == 0);
  CHECK(text_has(windows.out, "ef bb bf"));
}

TEST_CASE("A dry run says what would be written and writes nothing", "[cli][accept]") {
  const std::string text = accept_facts + "expect: {severance.total: {value: 5.00, source: captured}}\n";
  const Accepted a = run_accept(text, "--dry-run");
  CHECK(a.ran.status == 0);
  CHECK(a.file == text);
  CHECK(a.ran.out == "a.yaml:5: severance.total 5.00 -> 60,000.00\n1 figure would be written in 1 file\n");
}

TEST_CASE("Accepting is refused on a build server, and beside other outputs", "[cli][accept]") {
  const std::string check = "payout check --accept --dry-run scenarios/icg/company-ends-after-change.yaml";
  CHECK(shell("CI=true " + check).status == 2);
  CHECK(text_has(shell("CI=1 " + check).err, "CI=1"));
  for (const std::string off : {"CI= ", "CI=0 ", "CI=false "}) CHECK(shell(off + check).status == 0);
  CHECK(shell("unset CI; " + check + " --format json").status == 2);
  CHECK(shell("unset CI; " + check + " --junit /tmp/payout-no-such.xml").status == 2);
}

TEST_CASE("A scenario is replaced whole or not at all", "[cli][accept]") {
  const Ran full =
      shell("unset CI; d=$(mktemp -d); cd $d; (printf '" + accept_facts +
            "expect: {severance.total: {value: 5.00, source: captured}}\\n'; yes '# long' | head -n 2000) > "
            "a.yaml; cp a.yaml b; (trap '' XFSZ; ulimit -f 4; payout check --accept a.yaml); "
            "echo $?; cmp a.yaml b && ls -A");
  CHECK(full.out.ends_with("74\na.yaml\nb\n"));
}
