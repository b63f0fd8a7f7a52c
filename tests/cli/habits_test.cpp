#include <algorithm>
#include <sstream>

#include "catch.h"
#include "cli/commands/commands.h"
#include "cli/completion/complete.h"
#include "cli/option_list.h"
#include "support/files.h"
#include "support/process.h"

static const std::string habits_scenario = "scenarios/icg/gross-up-five-year-history.yaml";
static const std::string everything_file = "scenarios/icg/change-in-control-everything.yaml";

static bool has_part(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("The version names the commit and the years of the tax tables", "[cli][habits]") {
  const std::string version = payout_run("--version").out;
  CHECK(has_part(version, "federal income tax, withholding and FICA: 1999 to 2026\n"));
  CHECK(has_part(version, "applicable federal rates: 1999-01 to "));
  CHECK(has_part(version, "states 1999 to 2026: CO FL"));
  const std::string commit = shell("git log -1 --abbrev=12 '--format=(commit %h of %cs' 2>/dev/null").out;
  if (!commit.empty()) CHECK(version.find("(commit ") < version.find('\n'));
}

TEST_CASE("The man page says of every option what the help says, and troff has no complaint", "[cli][habits]") {
  const std::string page = payout_run("help --man").out;
  for (const payout::Command& command : payout::commands()) {
    const std::string help = payout_run("help " + std::string{command.name}).out;
    CHECK(help == payout_run(std::string{command.name} + " --help").out);
    CHECK(has_part(page, ".SS " + std::string{command.name} + "\n"));
    for (const payout::OptionDoc& option : payout::options_of(command)) {
      INFO(command.name << ' ' << option.names);
      CHECK(has_part(help, std::string{option.long_name()}));
      std::string escaped;
      for (const char c : option.long_name()) escaped += c == '-' ? "\\-" : std::string(1, c);
      CHECK(has_part(page, "\\fB" + escaped + "\\fR"));
    }
  }
  if (shell("command -v man").status == 0)
    CHECK(shell("payout help --man > $(mktemp -d)/p.1 && cd $(mktemp -d) && payout help --man > p.1 && man -l "
                "--warnings -Tutf8 p.1 2>&1 >/dev/null")
              .out == "");
}

TEST_CASE("No line of a command's help is longer than a screen", "[cli][habits]") {
  for (const payout::Command& command : payout::commands()) {
    std::istringstream help{payout_run("help " + std::string{command.name}).out};
    for (std::string line; std::getline(help, line);) {
      if (line.starts_with("  payout ")) break;  // examples are what one types
      INFO(line);
      CHECK(line.size() <= 110);
    }
  }
}

TEST_CASE("--values lays a file of facts over the scenario, and --set comes after it", "[cli][habits]") {
  const std::string folder =
      "d=$(mktemp -d); printf 'salary: {base: 264000/year}\\n' > $d/raise.yaml; "
      "printf 'salary: {base: 300000/year}\\n' > $d/more.yaml; payout " +
      habits_scenario;
  // 3 x (264,000 x 1.45 + 15,000) = 1,193,400; 3 x (300,000 x 1.45 + 15,000) = 1,350,000
  CHECK(has_part(shell(folder + " --values $d/raise.yaml").out, "1,193,400.00"));
  CHECK(has_part(shell(folder + " --values $d/raise.yaml --values $d/more.yaml").out, "1,350,000.00"));
  CHECK(has_part(shell(folder + " --set salary.base=264000/year --values $d/more.yaml").out, "1,193,400.00"));
  const Ran receipt = shell(folder + " --values $d/raise.yaml --receipt");
  CHECK(has_part(receipt.out, "raise.yaml"));
}

TEST_CASE("What is wrong in a file of facts is told at its place there", "[cli][habits]") {
  const std::string write = "d=$(mktemp -d); cd $d; cp $OLDPWD/" + habits_scenario + " s.yaml; ";
  const Ran unknown =
      shell(write + "printf 'salary:\\n  bas: 1/year\\n' > v.yaml; payout s.yaml --values v.yaml");
  CHECK(unknown.status == 3);
  CHECK(has_part(unknown.err, "v.yaml:2:3: error[unknown-key]"));
  const Ran absent = shell(write + "payout s.yaml --values none.yaml");
  CHECK(absent.status == 3);
  CHECK(has_part(absent.err, "none.yaml: error[cannot-read]"));
  const Ran list = shell(write + "printf -- '- 1\\n' > v.yaml; payout s.yaml --values v.yaml");
  CHECK(has_part(list.err, "v.yaml:1:1: error[wrong-shape]"));
  const Ran lost = shell(write + "printf 'title: x\\n' > v.yaml; payout s.yaml --values v.yaml -o v.yaml");
  CHECK(lost.status == 2);
  CHECK(has_part(lost.err, "which this run reads"));
}

TEST_CASE("--quiet leaves warnings and counts out, and errors in", "[cli][habits]") {
  const std::string warned = "tests/errors/short-notice.yaml";
  CHECK(has_part(payout_run("validate " + warned).err, "warning["));
  CHECK(payout_run("validate --quiet " + warned).err == "");
  CHECK(has_part(payout_run("validate -q tests/errors/unknown-key.yaml").err, "error[unknown-key]"));
  CHECK(payout_run("validate -q --strict " + warned).status ==
        payout_run("validate --strict " + warned).status);
}

/// The program on a terminal of its own; nothing where there is no `script`.
static std::string on_terminal(const std::string& before, const std::string& arguments) {
  if (shell("command -v script").status != 0) return {};
  return shell("env -u NO_COLOR -u CLICOLOR_FORCE -u FORCE_COLOR TERM=xterm " + before +
               " script -qec 'payout " + arguments + "' /dev/null < /dev/null")
      .out;
}

TEST_CASE("Colors follow the terminal and the environment", "[cli][habits]") {
  const std::string escape = "\033[";
  const std::string error = " validate tests/errors/unknown-key.yaml 2>&1";
  CHECK_FALSE(has_part(shell("payout" + error).out, escape));
  CHECK(has_part(shell("CLICOLOR_FORCE=1 payout" + error).out, escape));
  CHECK(has_part(shell("FORCE_COLOR=1 payout" + error).out, escape));
  CHECK_FALSE(has_part(shell("CLICOLOR_FORCE=0 payout" + error).out, escape));
  CHECK_FALSE(has_part(shell("NO_COLOR=1 CLICOLOR_FORCE=1 payout" + error).out, escape));
  const std::string colored = on_terminal("", "validate tests/errors/unknown-key.yaml");
  if (colored.empty()) return;
  CHECK(has_part(colored, escape));
  CHECK_FALSE(has_part(on_terminal("TERM=dumb", "validate tests/errors/unknown-key.yaml"), escape));
  CHECK_FALSE(has_part(on_terminal("CLICOLOR=0", "validate tests/errors/unknown-key.yaml"), escape));
}

TEST_CASE("A pager is run on request only, and only on a terminal", "[cli][habits]") {
  const std::string pager = "PAYOUT_PAGER=\"sed s/^/paged:/\"";
  CHECK_FALSE(has_part(shell(pager + " payout --pager terms cash_payment").out, "paged:"));
  const std::string paged = on_terminal(pager, "terms cash_payment --pager");
  if (paged.empty()) return;
  CHECK(has_part(paged, "paged:"));
  CHECK_FALSE(has_part(on_terminal(pager, "terms cash_payment"), "paged:"));
  // One that is not there must not take the text with it.
  CHECK(
      has_part(on_terminal("PAYOUT_PAGER=no-such-pager", "terms cash_payment --pager"), "FIELDS OF THE KIND"));
}

TEST_CASE("Every id of an error, warning or note is explained", "[cli][habits]") {
  const Ran ran = shell(
      "payout ids | while read id rest; do payout explain $id | grep -qF -- \"$rest\" || echo \"$id\"; done");
  CHECK(ran.out == "");
}

TEST_CASE("Problems are JSON also where a number is too large to be kept", "[cli][habits]") {
  const Ran ran =
      payout_run("validate --format json tests/errors/too-large-number.yaml tests/errors/unknown-key.yaml");
  CHECK(ran.status == 3);
  CHECK(has_part(ran.out, "\"id\": \"too-large-number\""));
  CHECK(has_part(ran.out, "\"id\": \"unknown-key\""));
}

static std::vector<std::string> completed(const std::vector<std::string>& words) {
  std::vector<std::string> texts;
  for (const payout::Candidate& c : payout::complete(words).candidates) texts.push_back(c.text);
  return texts;
}

TEST_CASE("Completion offers commands, options, words, paths and ids", "[cli][habits]") {
  using List = std::vector<std::string>;
  const std::string whole = std::string{PAYOUT_ROOT} + "/" + everything_file;
  CHECK(completed({"re"}) == List{"report", "readings"});
  CHECK(completed({"report", "--near"}) == List{"--nearby"});
  CHECK(completed({"validate", "--format", "g"}) == List{"github"});
  CHECK(completed({"validate", "--format=g"}) == List{"--format=github"});
  CHECK(completed({"report", whole, "--set", "grants[N"}) == List{"grants[N1]."});
  CHECK(completed({"report", whole, "--set", "termination.reason=re"}) ==
        List{"termination.reason=resignation", "termination.reason=retirement"});
  CHECK(completed({everything_file, "--set", "readings.merger_cic=cl"}) == List{"readings.merger_cic=closing"});
  CHECK(completed({"explain", everything_file, "severance.tot"}) == List{"severance.total"});
  CHECK(completed({"explain", "no-notic"}) == List{"no-notice"});
  CHECK(completed({"sweep", everything_file, "--show", "totals.cash,totals.spr"}) ==
        List{"totals.cash,totals.spread"});
  CHECK(completed({"terms", "cash_p"}) == List{"cash_payment"});
  CHECK(completed({"help", "spread"}) == List{"spreadsheet"});
  CHECK(completed({"schema", "sw"}) == List{"sweep"});
  CHECK(payout::complete({"report", ""}).files == payout::FilesToo::scenarios);
  CHECK(payout::complete({"report", "-o", ""}).files == payout::FilesToo::any);
  CHECK(payout::complete({everything_file, "--set", "salary."}).unfinished);
  // What was given is not offered again, unless it may be.
  CHECK(completed({"report", "--strict", "--stri"}).empty());
  CHECK(completed({"report", "--set", "a=1", "--se"}).front() == "--set");
}

TEST_CASE("Every word of the option tree that is offered is taken", "[cli][habits]") {
  for (const payout::Command& command : payout::commands()) {
    for (const payout::OptionDoc& option : payout::options_of(command)) {
      const std::vector<std::string> offered =
          completed({std::string{command.name}, std::string{option.long_name()}});
      INFO(command.name << ' ' << option.names);
      if (option.needs.empty()) CHECK(std::ranges::find(offered, option.long_name()) != offered.end());
    }
  }
}

TEST_CASE("Ids may hold an equals sign, and a folded text ends without its line break", "[cli]") {
  const std::string grant = "{id: K=4, plan: sop, type: nso, granted: 1998-10-01, shares: 10, price: 18.00}";
  const Ran ran = payout_run("scenarios/icg/gross-up-five-year-history.yaml --set 'grants=[" + grant +
                             "]' --set 'grants[K=4].shares=20' --format csv");
  CHECK(ran.out.find("grants[K=4].shares") != ran.out.npos);
  CHECK(ran.err.find("is not PATH=VALUE") == ran.err.npos);
  const Ran folded = shell(
      "printf 'agreement: icg\nemployee:\n  name: >\n    A\n    Name\nsalary: {base: 1000/year}\n'"
      " | payout report -");
  CHECK(folded.out.starts_with("A Name, ICG Communications\n"));
}

TEST_CASE("A warning is acknowledged in the file, with a reason: it becomes a note, and --strict passes",
          "[cli][habits]") {
  // 24 a year: probably 24 thousand
  const std::string facts =
      "printf 'agreement: icg\\nemployee: {name: A}\\nsalary: {base: 24/year, target_bonus: 40%%, benefits: "
      "{}}\\n"
      "termination: {reason: without_cause, by: company, notice: 2000-07-28, date: 2000-09-28}\\n%s' ";
  const std::string known = "'acknowledged: {unlikely-pay: one dollar a month was agreed}'";
  CHECK(shell(facts + "'' | payout report - --strict").status == 1);
  const Ran told = shell(facts + known + " | payout report - --strict");
  CHECK(told.status == 0);
  CHECK(has_part(told.out, "(acknowledged:"));
  CHECK(!has_part(told.out, "WARNING"));
  const std::string json = shell(facts + known + " | payout report - --format json").out;
  CHECK(has_part(json, "(acknowledged: one dollar a month was agreed)"));
  CHECK(!has_part(json, "\"severity\": \"warning\""));
  CHECK(shell(facts + "'acknowledged: {unlikly-pay: so}' | payout validate -").status == 3);
  CHECK(shell(facts + "'acknowledged: {unlikely-pay: \"\"}' | payout validate -").status == 3);
  CHECK(has_part(shell(facts + "'acknowledged: {unusual-age: so}' | payout validate - --notes 2>&1").out,
                 "no warning `unusual-age` arises here"));
}

TEST_CASE("The golden-parachute test can be left out: the rest is a total, and says that it is without it",
          "[cli][habits]") {
  const std::string facts =
      "printf 'agreement: icg\\nemployee: {name: A, hired: 1996-03-04}\\n"
      "salary: {base: 275000/year, target_bonus: 35%%, benefits: {}}\\n"
      "events: [{kind: ownership, date: 2000-04-10, percent: 60%%, acquirer: outsider}]\\n"
      "termination: {reason: change_in_control, by: company, notice: 2000-04-14, date: 2000-06-30}\\n' | ";
  const Ran refused = shell(facts + "payout report -");
  CHECK(refused.status == 3);
  CHECK(has_part(refused.out, "tax: {test: false}"));
  const Ran without = shell(facts + "payout report - --set tax.test=false");
  CHECK(without.status == 0);
  // 275,000 x 1.35 = 371,250 on the change and twice that after the end
  CHECK(has_part(without.out, "Total cash  1,113,750.00"));
  CHECK(has_part(without.out, "excise tax, gross-up and cutback (EA 11, left out by `tax.test: false`)"));
  CHECK(has_part(without.out, "WARNING: the golden-parachute test is left out"));
}

TEST_CASE("The id of a warning in the place of a figure leads to what the id means", "[cli][habits]") {
  const Ran asked = shell("payout explain " + habits_scenario + " unlikely-pay 2>&1");
  CHECK(asked.status == 2);
  CHECK(has_part(asked.out, "`unlikely-pay` is the id of an error, a warning or a note"));
  CHECK(has_part(asked.out, "`payout explain unlikely-pay` says what it is"));
  CHECK(has_part(shell("payout explain " + habits_scenario + " unlikely-paid 2>&1").out, "there is no figure"));
}

TEST_CASE("Every topic that the help lists is a page that the help prints", "[cli][habits]") {
  const std::string listed =
      shell("payout help | sed -n '/^topics/,$p' | sed -n 's/^  \\([a-z-]*\\) .*/\\1/p'").out;
  std::istringstream names{listed};
  size_t count = 0;
  for (std::string name; names >> name; ++count) {
    INFO(name);
    CHECK(payout_run("help " + name).out.starts_with("# "));
  }
  CHECK(count > 9);
}

TEST_CASE("A comparison writes inputs as files have them, and says the end by its clauses", "[cli][habits]") {
  const std::string facts =
      "d=$(mktemp -d); printf 'agreement: icg\\nemployee: {name: A}\\nsalary: {base: 250000/year, "
      "target_bonus: 40%%, benefits: {}}\\n"
      "termination: {reason: without_cause, by: company, notice: 2000-05-01, date: 2000-07-31}\\n' > "
      "$d/a.yaml; "
      "sed 's/without_cause, by: company, notice: 2000-05-01/death/' $d/a.yaml > $d/b.yaml; "
      "echo 'prices: {2000-07-31: 41.00}' >> $d/b.yaml; payout diff $d/a.yaml $d/b.yaml 2>/dev/null";
  const std::string out = shell(facts).out;
  CHECK(has_part(out, "prices.2000-07-31"));
  CHECK(has_part(out, "41.00"));
  CHECK(!has_part(out, "{last: 41.00}"));
  CHECK(has_part(out, "under EA 4  "));
  CHECK(has_part(out, "under EA 5.1"));
  CHECK(!has_part(out, "company_notice"));
}
