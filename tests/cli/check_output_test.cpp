#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "catch.h"
#include "support/process.h"

namespace {

const std::string death_facts =
    "agreement: icg\nemployee: {name: Jane Example}\nsalary: {base: 240000/year}\ntermination: {reason: death, "
    "date: "
    "2000-06-30}\n";

/// Runs a command in a new folder that holds files with these texts.
Ran with_files(const std::map<std::string, std::string>& files, const std::string& command) {
  std::string script = "d=$(mktemp -d); cd $d; ";
  for (const auto& [name, text] : files)
    script += "mkdir -p \"$(dirname " + name + ")\"; cat > " + name + " <<'END'\n" + text + "END\n";
  return shell(script + command);
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

/// An element's attributes by name.
std::map<std::string, std::string> attributes(const std::string& xml, const std::string& element) {
  std::smatch found;
  std::map<std::string, std::string> out;
  if (!std::regex_search(xml, found, std::regex{"<" + element + "( [^>]*)?/?>"})) return out;
  const std::string inside = found[1];
  const std::regex one{R"re( ([a-z]+)="([^"]*)")re"};
  for (auto at = std::sregex_iterator{inside.begin(), inside.end(), one}; at != std::sregex_iterator{}; ++at)
    out[(*at)[1]] = (*at)[2];
  return out;
}

std::set<std::string> keys_of(const std::map<std::string, std::string>& map) {
  std::set<std::string> out;
  for (const auto& [key, value] : map) out.insert(key);
  return out;
}

}  // namespace

TEST_CASE(
    "A path or an error that cannot be is refused with the nearest, and one that can be and is not passes",
    "[cli][check][expect]") {
  const auto check = [](const std::string& expect) {
    return with_files({{"a.yaml", death_facts + expect}}, "payout check a.yaml");
  };
  for (const std::string path : {"severance.totl", "no.such", "'remarks[nonsense].id'", "'readings[x].used'",
                                 "'grants[K9].shares'", "severence.total"}) {
    INFO(path);
    const Ran ran = check("expect: {" + path + ": none}\n");
    CHECK(ran.status == 3);
    CHECK(contains(ran.out, "error[unknown-figure]"));
  }
  CHECK(contains(check("expect: {severance.totl: none}\n").out, "did you mean `severance.total`?"));
  CHECK(contains(check("expect_error: unknwn-key\n").out, "did you mean `unknown-key`?"));
  CHECK(check("expect: {parachute.excise: none, 'remarks[short-notice].id': none, severance.termination_fee: "
              "none}\n")
            .status == 0);
  CHECK(check("expect: {'severance.death_pay.amount': 60000.00}\n").status == 0);
  CHECK(payout_run("validate tests/errors/unknown-figure.yaml").status == 3);
}

TEST_CASE("`none` at a part of the result means that nothing is in it", "[cli][check][expect]") {
  const Ran filled =
      with_files({{"a.yaml", death_facts + "expect: {severance: none}\n"}}, "payout check a.yaml");
  CHECK(filled.status == 1);
  CHECK(contains(filled.out, "severance: expected none, got (figures)"));
  CHECK(
      with_files({{"a.yaml", death_facts + "expect: {grants: none, parachute: none}\n"}}, "payout check a.yaml")
          .status == 0);
}

TEST_CASE("`none` fails where a figure was refused, unless the scenario expects the error",
          "[cli][check][expect]") {
  const std::string facts =
      "employee: {name: Jane Example}\nsalary: {base: 240000/year}\ntermination: {reason: without_cause, by: "
      "company, "
      "notice: 2000-07-28, date: 2000-09-28}\n";  // the target bonus is missing, and EA 5.6 needs it
  const Ran bare = with_files({{"a.yaml", facts + "expect: {severance.total: none}\n"}}, "payout check a.yaml");
  CHECK(bare.status == 1);
  CHECK(contains(bare.out, "severance.total: expected none, got (refused: missing-fact)"));
  CHECK(with_files({{"a.yaml", facts + "expect: {severance.total: none}\nexpect_error: missing-fact\n"}},
                   "payout check a.yaml")
            .status == 0);
}

TEST_CASE("An expected error is an error, and figures beside it are compared", "[cli][check][expect]") {
  // 24/year is refused by nobody and warned about: unlikely-pay.
  std::string low = death_facts;
  low.replace(low.find("240000"), 6, "24");
  const Ran warning = with_files({{"a.yaml", low + "expect_error: unlikely-pay\n"}}, "payout check a.yaml");
  CHECK(warning.status == 1);
  CHECK(contains(warning.out, "a.yaml:5: expected the error unlikely-pay, which is no error here"));
  const std::string wrong = "salary: {base: x}\nemployee: {name: J}\nexpect_error: bad-value\n";
  CHECK(with_files({{"a.yaml", wrong}}, "payout check a.yaml").status == 0);
  CHECK(with_files({{"a.yaml", wrong + "expect: {severance.total: 1.00}\n"}}, "payout check a.yaml").status ==
        1);
}

TEST_CASE("The summary counts scenarios, unreadable files apart, and says one cause once", "[cli][check]") {
  std::map<std::string, std::string> files;
  for (const std::string name : {"a", "b", "c"})
    files[name + ".yaml"] = death_facts + "expect: {severance.total: 60138.60}\n";
  files["d.yaml"] = death_facts + "expect: {severance.total: 60000.00}\n";
  files["e.yaml"] = "a: [\n";
  const Ran ran = with_files(files, "payout check .");
  CHECK(ran.status == 6);
  CHECK(contains(ran.out, "./a.yaml:5: severance.total: expected 60138.60, got 60000.00 (difference -138.60)"));
  CHECK(contains(ran.out, "severance.total: -138.60 in 3 scenarios, for example ./a.yaml, ./b.yaml"));
  CHECK(contains(ran.out, "3 of 4 scenarios failed (3 figures wrong); 1 file unreadable\n"));
  CHECK(!contains(ran.out, "e.yaml: e.yaml"));
  CHECK(contains(with_files(files, "payout check . --max 1").out, "3 more (--max 0 shows them)"));
  const Ran json = with_files(files, "payout check . --format json");
  CHECK(contains(
      json.out,
      "\"scenarios\": 4,\n  \"failed\": 3,\n  \"unreadable\": 1,\n  \"figures\": 4,\n  \"wrong\": 3,"));
  CHECK(contains(json.out, "\"off\": \"-138.60\", \"scenarios\": 3"));
}

TEST_CASE("Both endings of YAML are scenarios in any case, and what was not looked at is named",
          "[cli][check]") {
  const std::string right = death_facts + "expect: {severance.total: 60000.00}\n",
                    wrong = death_facts + "expect: {severance.total: 1.00}\n";
  for (const std::string name : {"b.yml", "b.YAML", "b.Yml"})
    CHECK(with_files({{"a.yaml", right}, {name, wrong}}, "payout check .").status == 1);
  CHECK(contains(with_files({{"a.yml", right}}, "payout report . --format jsonl").out, "a.yml"));
  const Ran over = with_files({{"a.yaml", right}, {".b.yaml", wrong}, {"sub/c.yaml", right}},
                              "ln -s sub link; payout check .");
  CHECK(over.status == 0);
  CHECK(contains(over.err, "payout check: passed over: ./.b.yaml (hidden), ./link (a link to a folder)"));
}

TEST_CASE("What cannot be read in a folder is told, and the rest is checked", "[cli][check]") {
  const std::string right = death_facts + "expect: {severance.total: 60000.00}\n";
  const Ran loop = with_files({{"a.yaml", right}, {"z.yaml", right}},
                              "ln -s self.yaml self.yaml; ln -s nowhere gone.yml; payout check .");
  CHECK(loop.status == 6);
  CHECK(contains(loop.out, "./self.yaml: error[cannot-read]"));
  CHECK(contains(loop.out, "./gone.yml: error[cannot-read]"));
  CHECK(contains(loop.out, "2 scenarios, 2 figures, 0 wrong; 2 files unreadable"));
  const std::string user = "[ $(id -u) != 0 ] || user='setpriv --reuid=65534 --clear-groups'; ";
  if (shell(user + "$user payout --version").status != 0) return;
  const Ran closed =
      with_files({{"a.yaml", right}, {"x/b.yaml", right}, {"z/c.yaml", right}},
                 user + "chmod 755 .; chmod 000 x; $user payout check .; s=$?; chmod 755 x; exit $s");
  CHECK(closed.status == 6);
  CHECK(contains(closed.out, "./x: error[cannot-read]: this folder cannot be read: Permission denied"));
  CHECK(contains(closed.out, "2 scenarios, 2 figures, 0 wrong; 1 file unreadable"));
}

TEST_CASE("JUnit keeps to the schema that is chosen", "[cli][check][junit]") {
  const std::map<std::string, std::string> files{
      {"s/a.yaml",
       "title: A <title> & more\n" + death_facts + "expect: {severance.total: 1.00, totals.cash: 2.00}\n"},
      {"s/b.yaml", death_facts + "expect: {severance.total: 60000.00}\n"},
      {"s/c.yaml", "a: [\n"}};
  const std::set<std::string> suite{"name", "tests",     "failures", "errors", "skipped",
                                    "time", "timestamp", "hostname", "id",     "package"};
  const std::set<std::string> strict{"name", "classname", "time"};
  for (const std::string schema : {"jenkins", "ant", "gitlab"}) {
    INFO(schema);
    const std::string xml = with_files(files, "payout check s --junit out.xml --junit-schema " + schema +
                                                  " >/dev/null; cat out.xml")
                                .out;
    CHECK(keys_of(attributes(xml, "testsuite")) == suite);
    CHECK(attributes(xml, "testsuite")["tests"] == "3");
    CHECK(attributes(xml, "testsuite")["failures"] == "1");
    CHECK(attributes(xml, "testsuite")["errors"] == "1");
    // JUnit.xsd of windyroad: no attributes on the outermost element; junit-10.xsd: these.
    CHECK(keys_of(attributes(xml, "testsuites")) ==
          (schema == "ant" ? std::set<std::string>{}
                           : std::set<std::string>{"name", "tests", "failures", "errors", "time"}));
    auto test = attributes(xml, "testcase");
    CHECK(test["classname"] == "s");
    CHECK(test["name"] == "a.yaml: A &lt;title&gt; &amp; more");
    CHECK(std::regex_match(test["time"], std::regex{"[0-9]+\\.[0-9]{3}"}));
    if (schema == "gitlab") {
      CHECK(test["file"] == "s/a.yaml");
      CHECK(test["line"] == "6");
    } else {
      CHECK(keys_of(test) == strict);
    }
    CHECK(attributes(xml, "failure")["type"] == "figure");
    CHECK(attributes(xml, "failure")["message"] ==
          "severance.total: expected 1.00, got 60000.00 (difference 59999.00), and 1 more");
    CHECK(attributes(xml, "error")["type"] == "unreadable");
    CHECK(std::regex_search(
        xml, std::regex{"<properties/>\\n(.|\\n)*<system-out/>\\n *<system-err/>\\n *</testsuite>"}));
  }
  CHECK(contains(
      with_files(files, "payout check $PWD/s --junit out.xml --junit-schema gitlab >/dev/null; cat out.xml")
          .out,
      "file=\"s/b.yaml\""));
  CHECK(with_files(files, "payout check s --junit-schema ant").status == 2);
}

TEST_CASE("Machine formats stay valid whatever a title or a file name holds", "[cli][check][junit]") {
  const std::string text =
      "title: \"x\\uFFFE\\e[31m\\u202E\"\n" + death_facts + "expect: {severance.total: 1.00}\n";
  const Ran ran = with_files({{"a.yaml", text}},
                             "mv a.yaml \"$(printf 'a\\353.yaml')\"; payout check . --junit out.xml --format "
                             "json > out.json; cat out.xml out.json | iconv -f UTF-8 -t UTF-8 "
                             "> /dev/null && cat out.xml");
  CHECK(ran.status == 0);
  CHECK(contains(ran.out, "name=\"a?.yaml: x??[31m?\""));
}

TEST_CASE("Coverage shows the gaps, all when asked, and a table by document", "[cli][check]") {
  const std::string check = "check scenarios/icg/company-ends-after-change.yaml --coverage";
  const Ran gaps = payout_run(check);
  CHECK(contains(gaps.out, "NOT EXERCISED"));
  CHECK(!contains(gaps.out, "company-ends-after-change.yaml\n"));
  CHECK(contains(gaps.out, "document      terms  exercised  percent\nDCP "));
  const Ran json = payout_run(check + " --format json");
  CHECK(json.out.starts_with("{\n  \"schema\": \"payout-coverage/1\""));
  CHECK(contains(json.out, "\"file\": \"scenarios/icg/terms/employment-agreement.yaml\", \"line\": "));
  CHECK(contains(json.out, "\"exercised\": false"));
  CHECK(!contains(json.out, "\"exercised\": true"));
}

TEST_CASE("Validate takes folders, counts, and writes what editors and servers read", "[cli][validate]") {
  const std::map<std::string, std::string> files{{"s/a.yaml", "employee: {name: J}\nsalry: 1\n"},
                                                 {"s/b.yml", death_facts},
                                                 {"s/c.yaml", "employee: {name: J}\n"}};
  const Ran text = with_files(files, "payout validate s");
  CHECK(text.status == 6);
  CHECK(text.out.empty());
  CHECK(contains(text.err, "3 files: 1 with errors, "));
  const Ran json = with_files(files, "payout validate s --format json");
  CHECK(contains(
      json.out,
      "{\"file\": \"s/a.yaml\", \"line\": 2, \"column\": 1, \"severity\": \"error\", \"id\": \"unknown-key\""));
  const Ran sarif = with_files(files, "payout validate s --format sarif");
  CHECK(contains(sarif.out, "\"version\": \"2.1.0\""));
  CHECK(contains(sarif.out, "\"region\": {\"startLine\": 2, \"startColumn\": 1}"));
  const Ran github = with_files(files, "payout validate s --format github");
  CHECK(github.out.starts_with(
      "::error file=s/a.yaml,line=2,col=1,title=unknown-key::there is no key `salry`. did you"));
  CHECK(with_files({{"s/x.txt", "\n"}}, "payout validate s").status == 5);
  CHECK(payout_run("report scenarios/icg/death-in-service.yaml --format sarif").status == 2);
}

TEST_CASE("Two folders are compared by name, as one comment", "[cli][diff]") {
  std::string raised = death_facts;
  raised.replace(raised.find("240000"), 6, "250000");
  const std::map<std::string, std::string> files{
      {"base/a.yaml", death_facts},    {"head/a.yaml", raised},         {"base/same.yaml", death_facts},
      {"head/same.yaml", death_facts}, {"base/gone.yaml", death_facts}, {"head/new.yml", death_facts}};
  // A quarter of 10,000 more: 2,500.00
  const Ran markdown = with_files(files, "payout diff base head --format markdown");
  CHECK(markdown.status == 0);
  CHECK(contains(markdown.out, "**1 of 2 scenarios moved; 1 new, 1 gone**"));
  CHECK(contains(markdown.out, "| a.yaml | 60,000.00 | 62,500.00 | 2,500.00 | EA 5.1: 2,500.00 |"));
  CHECK(contains(markdown.out, "New: `new.yml`"));
  CHECK(contains(markdown.out, "Gone: `gone.yaml`"));
  CHECK(contains(markdown.out, "<details><summary>Every figure that moved</summary>"));
  CHECK(with_files(files, "payout diff base head --exit-code").status == 1);
  CHECK(with_files(files, "payout diff base base --exit-code").status == 0);
  CHECK(contains(with_files(files, "payout diff base head").out, "a.yaml: 2,500.00  EA 5.1: 2,500.00\n"));
  CHECK(contains(with_files(files, "payout diff base head --format json").out,
                 "\"schema\": \"payout/folder-diff/1\""));
  CHECK(contains(with_files(files, "payout diff base head --format csv").out,
                 "a.yaml,moved,severance.death_pay,EA 5.1,60000.00,62500.00,2500.00"));
  const Ran broken = with_files(
      {{"a/x.yaml", death_facts}, {"b/x.yaml", "a: [\n"}, {"a/y.yaml", death_facts}, {"b/y.yaml", raised}},
      "payout diff a b");
  CHECK(broken.status == 6);
  CHECK(contains(broken.out, "x.yaml: not compared"));
}

TEST_CASE("Two sides that refuse the same are compared all the same", "[cli][diff]") {
  const std::string file = "scenarios/icg/company-ends-after-change.yaml";  // without `w2`
  CHECK(payout_run("diff " + file + " " + file + " --exit-code").status == 0);
  CHECK(payout_run("diff " + file + " --set salary.base=250000/year --exit-code").status == 1);
}

TEST_CASE("Deadlines of two people have different UIDs, and a corrected file keeps its own", "[cli][ics]") {
  const auto uids = [](const std::string& text, const std::string& others = "") {
    std::string files = "cat > a.yaml <<'END'\n" + text + "END\n";
    return shell("d=$(mktemp -d); cd $d; " + files + others + "payout report a.yaml --format ics | grep '^UID'")
        .out;
  };
  const std::string fee = "salary: {base: 240000/year}\ntermination: {reason: death, date: 2000-06-30}\n";
  const std::string first = uids("employee: {name: A. Name, hired: 1995-02-01}\n" + fee);
  CHECK(!first.empty());
  CHECK(first != uids("employee: {name: A. Name, hired: 1996-02-01}\n" + fee));
  std::string corrected = fee;
  corrected.replace(corrected.find("240000"), 6, "250000");
  CHECK(first == uids("title: Corrected\nemployee: {name: A. Name, hired: 1995-02-01}\n" + corrected));
}
