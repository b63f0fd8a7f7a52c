#include "catch.h"
#include "support/process.h"

/// Inputs too large or too strange to keep in the tree are made on the fly. Each must end at once, with a
/// message; memory is held to what an ordinary run needs.
static Ran validated(const std::string& made_by) {
  // Sanitizers reserve more than that before they start.
  return shell(
      "(ulimit -v 400000; payout --version) > /dev/null 2>&1 && ulimit -v 400000; d=$(mktemp -d); cd $d; { " +
      made_by + "; } > x.yaml; payout validate x.yaml");
}

static bool says(const Ran& ran, const std::string& id) {
  return ran.status == 3 && ran.err.find("error[" + id + "]") != std::string::npos;
}

TEST_CASE("A file of 100 MB is refused before it is read to its end", "[cli][unreadable]") {
  CHECK(says(validated("head -c 100000000 /dev/zero"), "too-large"));
  CHECK(says(validated("yes 'employee: {name: Jane Example}' | head -c 100000000"), "too-large"));
}

TEST_CASE("Nesting a thousand deep is refused in any form of YAML", "[cli][unreadable]") {
  CHECK(
      says(validated("printf 'events: '; printf '[%.0s' $(seq 1000); printf ']%.0s' $(seq 1000)"), "too-deep"));
  CHECK(says(validated("printf 'events: '; printf '{a: %.0s' $(seq 1000)"), "too-deep"));
  CHECK(says(validated("for i in $(seq 0 999); do printf '%*sa:\n' $i ''; done"), "too-deep"));
}

TEST_CASE("Aliases that expand without end are refused, not expanded", "[cli][unreadable]") {
  CHECK(says(
      validated("echo 'a: &a [x, x, x, x, x, x, x, x, x]'; for i in $(seq 30); do echo \"a$i: &b$i [*a, *a, "
                "*a, *a, *a, *a, *a, *a, *a]\"; done"),
      "alias"));
}

TEST_CASE("A file of mistakes shows the first hundred and counts the rest", "[cli][unreadable]") {
  const Ran ran = validated("for i in $(seq 500); do echo \"key$i: 1\"; done");
  CHECK(ran.status == 3);
  CHECK(ran.err.find("more of these are not shown") != std::string::npos);
}

TEST_CASE("A byte-order mark and Windows line ends just work", "[cli][unreadable]") {
  const Ran ran = shell(
      "d=$(mktemp -d); f=scenarios/icg/company-ends-after-change.yaml; "
      "(printf '\\357\\273\\277'; sed 's/$/\\r/' $f) > $d/windows.yaml; "
      "payout report $f > $d/a; payout report $d/windows.yaml > $d/b; test -s $d/a && cmp $d/a $d/b");
  CHECK(ran.status == 0);
}

TEST_CASE("A batch says how far it came when it is interrupted", "[cli][batch][unreadable]") {
  // Interrupted once rows have come out, however long that takes.
  const Ran ran = shell(
      "d=$(mktemp -d); (until [ -s $d/out ]; do sleep 0.1; done; kill -INT $(cat $d/pid)) & "
      "(echo id,salary.base; yes a,240000/year) | sh -c 'echo $$ > '$d'/pid; exec payout batch "
      "scenarios/icg/company-ends-after-change.yaml --rows - > '$d'/out'");
  CHECK(ran.err.find("payout batch: interrupted after ") != std::string::npos);
  CHECK(ran.status == 130);
}

TEST_CASE("A batch whose reader goes away ends quietly, and a full disk is an error",
          "[cli][batch][unreadable]") {
  const std::string rows =
      "(echo salary.base; yes 240000/year | head -n 20000) | payout batch "
      "scenarios/icg/company-ends-after-change.yaml --quiet --rows -";
  const Ran closed = shell("(" + rows + "; echo $? >&2) | head -n 1 > /dev/null");
  CHECK(closed.err == "0\n");
  const Ran full = shell(rows + " > /dev/full");
  CHECK(full.status == 74);
  CHECK(full.err.find("No space left on device") != std::string::npos);
}
