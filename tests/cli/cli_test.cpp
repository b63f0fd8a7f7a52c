#include <algorithm>
#include <sstream>

#include "catch.h"
#include "support/files.h"
#include "support/process.h"

static const std::string scenario = "scenarios/icg/gross-up-five-year-history.yaml";

TEST_CASE("A scenario alone is reported, with or without the word report", "[cli]") {
  const Ran short_form = payout_run(scenario);
  const Ran long_form = payout_run("report " + scenario);
  CHECK(short_form.status == 0);
  CHECK(short_form.out == long_form.out);
  CHECK(short_form.out.find("1,580,792.21") < short_form.out.find("SEVERANCE"));
  CHECK(payout_run("- < " + scenario).out == short_form.out);
}

TEST_CASE("Validate is silent when there is nothing wrong", "[cli]") {
  const Ran ran = payout_run("validate " + scenario);
  CHECK(ran.status == 0);
  CHECK(ran.out.empty());
  CHECK(ran.err.empty());
}

TEST_CASE("A wrong command line ends with 2", "[cli]") {
  CHECK(payout_run("").status == 2);
  CHECK(payout_run("report").status == 2);
  CHECK(payout_run("report --no-such-option " + scenario).status == 2);
  CHECK(payout_run("report --format xml " + scenario).status == 2);
  CHECK(payout_run("schema nothing").status == 2);
  const Ran slip = payout_run("vaildate " + scenario);
  CHECK(slip.status == 2);
  CHECK(slip.err.find("did you mean `validate`?") != std::string::npos);
}

TEST_CASE("An unknown --set path ends with 2 and names the nearest", "[cli]") {
  const Ran ran = payout_run(scenario + " --set salary.bse=1/year");
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err.find("error[unknown-path]") != std::string::npos);
  CHECK(ran.err.find("did you mean `salary.base`?") != std::string::npos);
}

TEST_CASE("--set changes one fact and takes the checks of the file", "[cli]") {
  // 2 x (264,000 x 1.45 + 15,000) + 1 x (...) = 3 x 397,800
  const Ran ran = payout_run(scenario + " --set salary.base=264000/year");
  CHECK(ran.status == 0);
  CHECK(ran.out.find("1,193,400.00") != std::string::npos);
  CHECK(payout_run(scenario + " --set salary.base=20000").err.find("per what?") != std::string::npos);
  CHECK(payout_run(scenario + " --set 'title=one, two'").out.find("1,580,792.21") != std::string::npos);
}

TEST_CASE("An unreadable file among others ends with 6, and the others are still reported", "[cli]") {
  CHECK(payout_run("no-such-file.yaml nor-this-one.yaml").status == 3);
  const Ran ran = payout_run("no-such-file.yaml " + scenario);
  CHECK(ran.status == 6);
  CHECK(ran.out.find("1,580,792.21") != std::string::npos);
  CHECK(ran.err.find("no-such-file.yaml") != std::string::npos);
}

TEST_CASE("A missing fact ends with 3 and names the fact and the clause", "[cli]") {
  const Ran ran = shell("grep -v target_bonus " + scenario + " | payout -");
  CHECK(ran.status == 3);
  CHECK(ran.err.find("error[missing-fact]") != std::string::npos);
  CHECK(ran.err.find("salary.target_bonus") != std::string::npos);
  CHECK(ran.err.find("EA 5.3") != std::string::npos);
  CHECK(ran.out.find("1,580,792.21") == std::string::npos);
}

TEST_CASE("Check compares expected figures to the cent", "[cli]") {
  CHECK(payout_run("check scenarios").status == 0);
  const Ran wrong =
      shell("sed 's/parachute.excise: 177800.00/parachute.excise: 177800.01/' " + scenario +
            " > \"${TMPDIR:-/tmp}/payout-wrong.yaml\"; payout check \"${TMPDIR:-/tmp}/payout-wrong.yaml\"");
  CHECK(wrong.status == 1);
  CHECK(wrong.out.find("parachute.excise: expected 177800.01, got 177800.00") != std::string::npos);
  CHECK(payout_run("check src/values").status == 5);
}

TEST_CASE("JSON is one document, whatever the number of files", "[cli][json]") {
  const Ran one = payout_run("--format json " + scenario);
  CHECK(one.out.starts_with("{\n  \"schema\": \"payout/report/1\""));
  CHECK(one.out.find("\"amount\": \"726000.00\"") != std::string::npos);
  const Ran two = payout_run("report --format json " + scenario + " no-such-file.yaml");
  CHECK(two.out.starts_with("["));
  CHECK(two.out.find("\"id\": \"cannot-read\"") != std::string::npos);
  const Ran lines = payout_run("report --format jsonl " + scenario + " " + scenario);
  CHECK(std::count(lines.out.begin(), lines.out.end(), '\n') == 2);
}

TEST_CASE("Color comes only when asked for, and NO_COLOR refuses it", "[cli]") {
  CHECK(payout_run(scenario).out.find('\033') == std::string::npos);
  CHECK(payout_run(scenario + " --color always").out.find('\033') != std::string::npos);
  CHECK(shell("NO_COLOR=1 payout --color auto " + scenario).out.find('\033') == std::string::npos);
}

TEST_CASE("A full disk is an error, a reader that went away is not", "[cli]") {
  const Ran full = payout_run(scenario + " > /dev/full");
  CHECK(full.status == 74);
  CHECK(full.err.find("No space left") != std::string::npos);
  const Ran closed = shell("{ payout " + scenario + "; echo status $? >&2; } | true");
  CHECK(closed.err == "status 0\n");
}

TEST_CASE("-o writes to a file", "[cli]") {
  const Ran ran = shell("payout " + scenario +
                        " -o \"${TMPDIR:-/tmp}/payout-o.txt\" && cat \"${TMPDIR:-/tmp}/payout-o.txt\"");
  CHECK(ran.out == payout_run(scenario).out);
  CHECK(payout_run(scenario + " -o /no/such/folder/x").status == 74);
}

/// A paragraph with the # taken away from the lines that are facts: `# key: ...` and what stands further in.
static std::string uncommented(const std::string& paragraph) {
  std::istringstream in{paragraph};
  std::string out, line;
  bool inside = false;
  while (std::getline(in, line)) {
    const size_t mark = line.find_first_not_of(' ');
    const bool comment = mark != line.npos && line.compare(mark, 2, "# ") == 0;
    const std::string fact = comment ? line.substr(mark + 2) : "";
    const size_t word = std::min(fact.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789"), fact.size());
    inside = comment && ((word != 0 && fact.compare(word, 1, ":") == 0) || (inside && fact.starts_with(' ')));
    out += (inside ? line.substr(0, mark) + fact : line) + '\n';
  }
  return out;
}

TEST_CASE("Each commented block of the starter is complete by itself, and so are all of them", "[cli]") {
  const std::string starter = payout_run("init").out;
  std::vector<std::string> paragraphs{""};
  std::istringstream in{starter};
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) paragraphs.emplace_back();
    paragraphs.back() += line + '\n';
  }
  size_t blocks = 0;
  for (size_t i = 0; i <= paragraphs.size(); ++i) {
    std::string text;
    for (size_t k = 0; k < paragraphs.size(); ++k)
      text += k == i || i == paragraphs.size() ? uncommented(paragraphs[k]) : paragraphs[k];
    if (text == starter) continue;
    ++blocks;
    INFO(text);
    const Ran report = shell("payout report - <<'END'\n" + text + "END\n");
    INFO(report.err);
    CHECK(report.status == 0);
    CHECK(report.err.find("error[") == std::string::npos);
  }
  CHECK(blocks == 7);
}

TEST_CASE("A starter begins with the facts that are asked for, and is complete", "[cli][init]") {
  for (const std::string asked :
       {"--change-in-control", "--deferred", "--all", "--deferred --change-in-control"}) {
    INFO(asked);
    const Ran strict = shell("payout init " + asked + " | payout validate --strict -");
    INFO(strict.err);
    CHECK(strict.status == 0);
  }
  CHECK(payout_run("init --change-in-control").out.find("\nevents:\n") != std::string::npos);
  CHECK(payout_run("init --change-in-control").out.find("\ndeferred_comp:") == std::string::npos);
  CHECK(payout_run("init --deferred").out.find("\ndeferred_comp:\n") != std::string::npos);
  CHECK(payout_run("init --all").out.find("\n  filing_status: joint") != std::string::npos);
  CHECK(payout_run("init --all --agreement x").status == 2);
}

TEST_CASE("For whom a report is prepared stands at its head, in the memo and over the matrix",
          "[cli][report]") {
  const std::string prepared =
      "payout init | sed 's/^agreement:/prepared: {for: the Board, by: HR, facts_as_of: 2000-09-01, "
      "assumptions: [No new job.]}\\nagreement:/' | payout ";
  for (const std::string page : {"report -", "report - --section parachute", "matrix -"}) {
    INFO(page);
    const std::string out = shell(prepared + page + " 2>/dev/null").out;
    CHECK(out.find("Prepared for the Board by HR; facts as of 2000-09-01.\nAssumption: No new job.\n") !=
          std::string::npos);
  }
}

TEST_CASE("Interpretations below a floor are counted and not listed", "[cli][readings]") {
  const std::string all = shell("payout init --change-in-control | payout readings - 2>/dev/null").out;
  const std::string large =
      shell("payout init --change-in-control | payout readings - --at-least 300000 2>/dev/null").out;
  CHECK(all.find("`multiplier_scope: ") != std::string::npos);
  CHECK(large.find("`multiplier_scope: ") == std::string::npos);
  CHECK(large.find("total_payments_include_gross_up") != std::string::npos);
  CHECK(large.find("the total by less than 300,000.00") != std::string::npos);
}

TEST_CASE("No interpretation is lost below a floor: each is listed or counted", "[cli][readings]") {
  const std::string page =
      "payout readings scenarios/icg/change-in-control-everything.yaml --at-least FLOOR 2>/dev/null";
  const auto told = [&](const std::string& floor) {  // of what is listed one line names the word used
    std::string command = page;
    command.replace(command.find("FLOOR"), 5, floor);
    const std::string listed = shell(command + " | grep -cF '(used:'").out;
    const std::string counted = shell(command + " | sed -n 's/ more moves* the total by less.*//p'").out;
    return std::stoi(listed) + (counted.empty() ? 0 : std::stoi(counted));
  };
  const int all = told("0");
  CHECK(all > 10);
  for (const char* floor : {"1", "140000", "300000", "650000", "9000000"}) {
    INFO(floor);
    CHECK(told(floor) == all);
  }
}

TEST_CASE("The starter scenario validates and every command explains itself", "[cli]") {
  CHECK(shell("payout init | payout validate -").status == 0);
  for (const char* command : {"report", "validate", "check", "terms", "schema", "init"}) {
    INFO(command);
    const Ran help = payout_run(std::string{command} + " --help");
    CHECK(help.status == 0);
    CHECK(help.out.find("examples:\n  ") != std::string::npos);
    CHECK(payout_run("--help").out.find(command) != std::string::npos);
  }
  CHECK(payout_run("--version").out.starts_with("payout "));
}

TEST_CASE("What is mistyped on the command line is answered in the program's own words", "[cli][options]") {
  const auto says = [](const std::string& arguments, const std::string& words) {
    const Ran ran = payout_run(arguments);
    INFO(arguments << ": " << ran.err);
    CHECK(ran.status == 2);
    CHECK(ran.err.find(words) != ran.err.npos);
    for (const char* foreign : {"operands", "was not expected", "At Most", "not in range", "INT", "required"})
      CHECK(ran.err.find(foreign) == ran.err.npos);
  };
  const std::string file = "scenarios/icg/death-in-service.yaml ";
  says("report " + file + "--fromat html", "there is no option `--fromat`; did you mean `--format`?");
  says("--hlep", "there is no option `--hlep`; did you mean `--help`?");
  says("--versoin", "there is no option `--versoin`; did you mean `--version`?");
  says("report", "FILE... is needed: Scenario files");
  says("explain " + file + "a b", "give one scenario and one figure");
  says("report " + file + "-o a -o b", "--output is given more than once");
  says("report " + file + "--format", "--format needs a value: --format NAME");
  says("report " + file + "-j 999", "`999` is no whole number from 1 to 256");
  says("check " + file + "--max x", "`x` is no whole number of 0 or more");
  says("sweep " + file, "--vary PATH=VALUES is needed");
  says("help nosuch", "there is no command or topic `nosuch`");
  says("help reprot", "there is no command or topic `reprot`");
  CHECK(payout_run("help report").out == payout_run("report --help").out);
  CHECK(payout_run("version").out == payout_run("--version").out);
  CHECK(payout_run("-V").out == payout_run("--version").out);
}

TEST_CASE("A goal that nothing meets ends with 1", "[cli][sweep]") {
  const std::string sweep =
      "sweep scenarios/icg/death-in-service.yaml --vary salary.base/year=200000..300000/50000 --goal "
      "severance.total=";
  CHECK(payout_run(sweep + "60000").status == 0);  // three months of 240,000
  CHECK(payout_run(sweep + "90000").status == 1);
}

TEST_CASE("Explain without a figure lists them all", "[cli][explain]") {
  const Ran ran = payout_run("explain scenarios/icg/death-in-service.yaml");
  CHECK(ran.status == 0);
  CHECK(ran.out.find("severance.total\t") != ran.out.npos);
}

TEST_CASE("Explain says by which clause employment ended, and why by no other", "[cli][explain]") {
  const std::string out = payout_run("explain scenarios/icg/death-in-service.yaml header.route").out;
  CHECK(out.starts_with("How employment ended: death\n  header.route, EA 5.1"));
  CHECK(out.find("\nWHY BY NO OTHER CLAUSE\n") != out.npos);
  CHECK(out.find("  cause (EA 5.5): ") != out.npos);
  CHECK(out.find("  death (EA 5.1): ") == out.npos);
}

TEST_CASE("Explain shows as many levels as are asked for", "[cli][explain]") {
  const std::string file = "explain scenarios/icg/gross-up-five-year-history.yaml gross_up";
  const std::string one = payout_run(file + " --depth 1").out, all = payout_run(file).out;
  CHECK(one.find("  177,800.00 excise = ") != one.npos);
  CHECK(one.find("[w2.") == one.npos);
  CHECK(all.find("[w2.") != all.npos);
}

TEST_CASE("The missing facts of a case stand together, to be filled in", "[cli][missing]") {
  const std::string file = "scenarios/icg/gross-up-five-year-history.yaml";
  const std::string out = shell("sed '/^w2:/d; /^tax:/,$d' " + file + " | payout - -q 2>/dev/null").out;
  CHECK(out.find("\n    w2: ...\n    tax: {marginal: ...}\n") != out.npos);
  CHECK(out.find("2 refusals, see WARNINGS") != out.npos);
}

TEST_CASE("What was set stands under the name, in words and with its path", "[cli][what-if]") {
  const std::string out =
      payout_run("scenarios/icg/death-in-service.yaml --set salary.base=300000/year -q 2>/dev/null").out;
  CHECK(out.find("\nWHAT-IF: base salary (`salary.base`): 300,000.00/year instead of ") != out.npos);
}

TEST_CASE("No line of a report, a table or a difference is wider than the terminal", "[cli][width]") {
  const std::string file = "scenarios/icg/change-in-control-everything.yaml";
  for (const size_t width : {60, 80, 100, 160}) {
    for (const std::string& command : {"report " + file, "matrix " + file, "readings " + file,
                                       "diff " + file + " --set salary.base=300000/year"}) {
      std::istringstream lines{shell("COLUMNS=" + std::to_string(width) + " payout " + command).out};
      std::string line;
      INFO(command << " at " << width);
      while (std::getline(lines, line)) {
        INFO(line);
        CHECK(line.size() <= width);
      }
    }
  }
}
