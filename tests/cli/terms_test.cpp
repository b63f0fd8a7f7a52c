#include <sstream>

#include "catch.h"
#include "clauses/catalogue.h"
#include "support/files.h"
#include "support/process.h"

using namespace payout;

TEST_CASE("Every kind of clause has an example, from terms that a test computes", "[cli][manual]") {
  for (const Kind& kind : catalogue()) {
    const Ran page = payout_run("terms " + std::string{kind.name});
    INFO(kind.name << "\n" << page.out);
    CHECK(page.status == 0);
    CHECK(page.out.find("EXAMPLE (") != page.out.npos);
    CHECK(page.out.find("kind: " + std::string{kind.name}) != page.out.npos);
  }
}

TEST_CASE("An example ends with its clause, before what the file says of the next one", "[cli][manual]") {
  const auto last_line = [](const std::string& page) {
    const size_t end = page.find_last_not_of('\n');
    const size_t begin = page.rfind('\n', end) + 1;
    return page.substr(begin, end + 1 - begin);
  };
  for (const Kind& kind : catalogue()) {
    const Ran page = payout_run("terms " + std::string{kind.name});
    INFO(kind.name << "\n" << page.out);
    const std::string last = last_line(page.out);
    CHECK(last.find_first_not_of(' ') > 0);
    CHECK(last[last.find_first_not_of(' ')] != '#');
  }
}

TEST_CASE("Every word of every open field says what it means", "[cli][manual]") {
  for (const Kind& kind : catalogue()) {
    const Ran page = payout_run("terms " + std::string{kind.name});
    const size_t begin = page.out.find("scenarios then choose.");
    if (begin == page.out.npos) continue;
    std::istringstream lines{page.out.substr(begin)};
    std::string line;
    std::getline(lines, line);
    size_t column = 0;  // of the words: the first line has a field, a word and what it means
    while (std::getline(lines, line) && !line.empty()) {  // an empty line stands before the next heading
      if (column == 0) column = line.find_first_not_of(" .", line.find(' ', 2));
      if (column >= line.size() || line[column] == ' ') continue;  // goes on with what a word means
      INFO(kind.name << ": " << line);
      CHECK(line.find(' ', column) != line.npos);
    }
  }
}

TEST_CASE("The page on `when` is an agreement that validates in silence", "[cli][manual]") {
  const Ran page = payout_run("terms when");
  CHECK(page.status == 0);
  for (const char* key : {"# route:", "# reason:", "# by:", "# change:", "# if:", "# unless:", "# ended_after:",
                          "# ended_before:", "# applies:", "# warn:", "# when: always", "`replaces: ID`",
                          "`in_addition_to: ID`"}) {
    INFO(key);
    CHECK(page.out.find(key) != page.out.npos);
  }
  const Ran valid =
      shell("d=$(mktemp -d); payout terms when > $d/when.yaml; payout validate --strict $d/when.yaml");
  INFO(valid.err);
  CHECK(valid.status == 0);
  CHECK(valid.err.empty());
  for (const char* word : {"single_trigger", "double-trigger", "walk_right", "look_back"})
    CHECK(payout_run(std::string{"terms "} + word).out == page.out);
}

TEST_CASE("Shapes inside clauses and words of the trade have their pages", "[cli][manual]") {
  for (const char* shape : {"items", "measures", "pay", "dismissal", "credit", "cash", "limbs"}) {
    const Ran page = payout_run(std::string{"terms "} + shape);
    INFO(shape << page.err);
    CHECK(page.status == 0);
    CHECK(page.out.find("Used by: ") != page.out.npos);
  }
  CHECK(payout_run("terms good_reason").out.find("`route`") != std::string::npos);
  CHECK(payout_run("terms COBRA").status == 0);
  CHECK(payout_run("terms nonsense").status == 5);
  const Ran open = payout_run("terms cash_payment");
  CHECK(open.out.find("last_paid") != open.out.npos);  // the words of an open field
}

TEST_CASE("An agreement to start from validates in silence, and its scenarios give the figures worked out",
          "[cli][manual]") {
  const std::string make = "d=$(mktemp -d)/co; payout init agreement -o $d >/dev/null || exit 9; ";
  const Ran valid = shell(make + "payout validate --strict $d");
  INFO(valid.err);
  CHECK(valid.status == 0);
  CHECK(valid.err.empty());
  const Ran checked = shell(make + "payout check $d");
  INFO(checked.out << checked.err);
  CHECK(checked.status == 0);
  CHECK(checked.out.find("7 scenarios") != checked.out.npos);
  CHECK(shell(make + "payout init agreement -o $d").status == 2);
  CHECK(shell(make + "payout init --agreement . -o $d/own.yaml; payout validate $d/own.yaml").status == 0);
}

TEST_CASE("Mistakes of the terms are told once for a folder, and terms are checked without a scenario",
          "[cli][manual]") {
  const std::string broken =
      "d=$(mktemp -d)/co; payout init agreement -o $d >/dev/null; "
      "sed -i 's/times: 1/tims: 1/; s/^    of: salary/    of: salry/' $d/terms/agreement.yaml; ";
  const std::string loose = "mkdir $d/loose; cp $d/terms/agreement.yaml $d/loose; ";
  const Ran folder = shell(broken + "payout validate $d");
  INFO(folder.err);
  CHECK(folder.status == 3);
  const auto count = [](const std::string& text, const std::string& what) {
    size_t n = 0;
    for (size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
    return n;
  };
  CHECK(count(folder.err, "there is no key `tims`") == 1);
  CHECK(count(folder.err, "`salry`") == 1);
  CHECK(folder.err.find("7 scenarios not looked at") != folder.err.npos);
  for (const char* what : {"$d/terms", "$d/terms/agreement.yaml", "$d/loose"}) {
    const Ran alone = shell(broken + loose + "payout validate " + what);
    INFO(alone.err);
    CHECK(alone.status == 3);
    CHECK(count(alone.err, "there is no key `tims`") == 1);
  }
}

TEST_CASE("Terms are checked from standard input as from a file", "[cli][manual]") {
  const Ran quiet = shell("payout terms when | payout validate --strict -");
  INFO(quiet.err);
  CHECK(quiet.status == 0);
  CHECK(quiet.err.empty());
  const Ran wrong =
      shell("payout terms when | sed 's/replaces: severance/replaces: sevrance/' | payout validate -");
  CHECK(wrong.status == 3);
  CHECK(wrong.err.find("<stdin>:") == 0);
  CHECK(wrong.err.find("did you mean `severance`?") != wrong.err.npos);
}

TEST_CASE("A key of the terms has its page, and a promise that no kind covers is told where it goes",
          "[cli][manual]") {
  const Ran page = payout_run("terms within");
  CHECK(page.status == 0);
  CHECK(page.out.find("cash_payment") != page.out.npos);
  CHECK(payout_run("terms tuition").err.find("`stated_amount`") != std::string::npos);
  const Ran words = payout_run("terms protected_period");
  CHECK(words.out.find("WORDS OF THE OPEN FIELDS") != words.out.npos);
  CHECK(words.out.find("before_or_after") != words.out.npos);
}
