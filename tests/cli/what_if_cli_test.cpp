#include "catch.h"
#include "support/files.h"
#include "support/process.h"

static const std::string everything = "scenarios/icg/change-in-control-everything.yaml";
static const std::string gross_up = "scenarios/icg/gross-up-five-year-history.yaml";

/// What a command prints, against tests/cli/golden/NAME.txt.
static void golden(const std::string& name, const std::string& arguments) {
  const Ran ran = payout_run(arguments + " 2>/dev/null");
  const auto file = std::filesystem::path{PAYOUT_ROOT} / "tests/cli/golden" / (name + ".txt");
  const std::string wrong = differs_from_file(file, ran.out);
  if (!wrong.empty()) FAIL_CHECK(wrong);
}

TEST_CASE("A difference is printed inputs first, then lines, then totals", "[cli][diff]") {
  golden("diff", "diff " + gross_up + " --set salary.base=264000/year");
  golden("diff-route", "diff " + everything +
                           " --set 'termination={reason: resignation, notice: 2000-05-01, date: 2000-06-30}'");
}

TEST_CASE("The exit code of diff says whether anything differs only when asked to", "[cli][diff]") {
  const std::string change = gross_up + " --set salary.base=264000/year";
  CHECK(payout_run("diff " + change).status == 0);
  CHECK(payout_run("diff --exit-code " + change).status == 1);
  CHECK(payout_run("diff --exit-code " + gross_up + " " + gross_up).status == 0);
  CHECK(payout_run("diff " + gross_up).status == 2);
  CHECK(payout_run("diff " + gross_up + " " + gross_up + " " + gross_up).status == 2);
  CHECK(payout_run("diff " + gross_up + " no-such-file.yaml").status == 3);
  CHECK(payout_run("diff " + gross_up + " --set salary.bse=1/year").status == 2);
}

TEST_CASE("--set changes the second side of a difference and --set-first the first", "[cli][diff]") {
  // 2 x 1.45 x 24,000 = 69,600 the other way round
  const Ran ran = payout_run("diff " + gross_up + " --set-first salary.base=264000/year --format csv");
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("part,id,label,clause,first,second,difference\ninput,salary.base,"));
  CHECK(ran.out.find("EA 5.6,795600.00,726000.00,-69600.00") != std::string::npos);
  const Ran json = payout_run("diff " + gross_up + " --set salary.base=264000/year --format json");
  CHECK(json.out.starts_with("{\n  \"schema\": \"payout/diff/1\""));
  CHECK(json.out.find("\"difference\": \"69600.00\"") != std::string::npos);
}

TEST_CASE("A difference names both cases, has amounts before days, and many days that move alike in a sentence",
          "[cli][diff]") {
  const std::string text = payout_run("diff " + everything + " " + gross_up).out;
  CHECK(text.find("first: " + everything + ": ") != text.npos);
  CHECK(text.find("second: " + gross_up + ": Full gross-up, five-year history\n") != text.npos);
  // 60 days later: all that hangs on the last day of employment moves.
  const std::string later = "diff " + everything + " --set termination.date=2000-08-29";
  const std::string moved = payout_run(later).out;
  CHECK(moved.find("OPTIONS") < moved.find("\nDATES\n"));
  CHECK(moved.find(" dates move by 60 days; --all lists them\n") != moved.npos);
  CHECK(payout_run(later + " --all").out.find("dates move by") == std::string::npos);
}

TEST_CASE("The matrix is printed as many columns side by side as fit", "[cli][matrix]") {
  golden("matrix", "matrix " + everything);
  golden("matrix-detail", "matrix " + gross_up + " --on 2000-12-31 --detail");
}

TEST_CASE("The matrix is CSV with a column for each way, or JSON with a schema", "[cli][matrix]") {
  const Ran csv = payout_run("matrix " + gross_up + " --format csv --detail");
  CHECK(csv.status == 0);
  CHECK(csv.out.starts_with("row,label,employee_notice,"));  // a proxy statement begins with resignation
  CHECK(csv.out.find("\ncash.termination_fee,Termination fee,") != std::string::npos);
  const Ran json = payout_run("matrix " + gross_up + " --format json");
  CHECK(json.out.starts_with("{\n  \"schema\": \"payout/matrix/1\""));
  // 1,089,000 + the gross-up of 491,792.21 of the scenario
  CHECK(json.out.find("\"amount\": \"1580792.21\"") != std::string::npos);
}

TEST_CASE("A matrix needs a day", "[cli][matrix]") {
  CHECK(shell("echo 'employee: {name: A}' | payout matrix -").status == 2);
  CHECK(payout_run("matrix " + gross_up + " --on 31/12/2000").status == 2);
  CHECK(payout_run("matrix " + gross_up + " " + gross_up + " --on 31/12/2000").status == 2);
}

TEST_CASE("A matrix in which a figure is missing ends as the report of that event would", "[cli][matrix]") {
  // EA 5.7, of a resignation, needs the cost of health insurance; the other events need no more than pay
  const std::string facts =
      "printf 'agreement: icg\\nemployee: {name: A}\\nsalary: {base: 200000/year, target_bonus: 30%%%s}\\n"
      "termination: {reason: without_cause, by: company, notice: 2000-07-28, date: 2000-09-28}\\n' ";
  const std::string matrix = " | payout matrix - --set tax.test=false 2>/dev/null";
  const Ran lacks = shell(facts + "''" + matrix);
  CHECK(lacks.status == 3);
  CHECK(lacks.out.find("`salary.benefits.health_insurance`)") != lacks.out.npos);
  CHECK(shell(facts + "', benefits: {health_insurance: 7200/year}'" + matrix).status == 0);
}

TEST_CASE("Several executives have a line for each figure in CSV, and their totals side by side",
          "[cli][matrix]") {
  const std::string officers =
      "matrix scenarios/published/salary-and-bonus-multiples/officer-jacobs.yaml "
      "scenarios/published/salary-and-bonus-multiples/officer-silcock.yaml";
  const Ran csv = payout_run(officers + " --whole-dollars --format csv");
  CHECK(csv.out.starts_with("executive,event,event_label,clause,row,label,amount,refused\n"));
  // 2 x (1,000,000 + 1,000,000) and 2 x (722,834 + 722,834), as published
  CHECK(csv.out.find(",total,Total,4000000.00,") != csv.out.npos);
  CHECK(csv.out.find(",total,Total,2891336.00,") != csv.out.npos);
  const Ran text = payout_run(officers);
  CHECK(text.out.starts_with("Potential payments upon termination or change in control\n"));
  CHECK(text.out.find("4,000,000") != text.out.npos);
  CHECK(text.out.find("2,891,336.00") == text.out.npos);
  const Ran json = payout_run(officers + " --format json");
  CHECK(json.out.starts_with("{\n  \"schema\": \"payout/matrix-book/1\""));
  CHECK(json.out.find("\"payout/matrix/1\"") != json.out.npos);
  CHECK(payout_run("schema matrix-book").status == 0);
  for (const std::string format : {"markdown", "html"})
    CHECK(payout_run(officers + " --format " + format).status == 0);
}

TEST_CASE("Tables for people are in whole dollars with a dash for nothing, those for programs to the cent",
          "[cli][matrix]") {
  // 5.6: 2 x (240,000 x 145%); for cause nothing
  const std::string matrix = "matrix scenarios/icg/gross-up-five-year-history.yaml";
  const std::string text = payout_run(matrix).out, cents = payout_run(matrix + " --cents").out;
  CHECK(text.find(" 1,044,000(") != text.npos);
  CHECK(text.find(".00") == text.npos);
  CHECK(text.find(" - ") != text.npos);
  CHECK(cents.find(" 1,044,000.00(") != cents.npos);
  CHECK(cents.find(" 0.00") == cents.npos);
  CHECK(payout_run(matrix + " --format csv").out.find(",1044000.00,") != std::string::npos);
  CHECK(payout_run(matrix + " --format html").out.find("In whole US dollars") != std::string::npos);
  CHECK(payout_run(matrix + " --cents --whole-dollars").status == 2);
  // The columns with a change stand in a table of their own, at any width.
  CHECK(text.find("\nWithout a change in control\n") < text.find("\nWith a change in control\n"));
}

TEST_CASE("In whole dollars each figure is rounded half up, and a total adds up what is printed",
          "[cli][matrix][published]") {
  const auto row = [](const std::string& which) {
    return payout_run("matrix scenarios/published/" + which + " --whole-dollars --format csv").out;
  };
  // TransDigm publishes 5,930,614 for 5,930,613.70
  CHECK(row("accelerated-options/officer.yaml").find("equity,Accelerated equity,5930614.00\n") !=
        std::string::npos);
  // Cabot publishes 15,969,852 on death or disability and 17,810,633 on a termination after a change
  const std::string cabot = row("equity-at-year-end/chief-executive.yaml");
  CHECK(cabot.find("equity,Accelerated "
                   "equity,0.00,15969852.00,15969852.00,0.00,17810633.00,15969852.00,15969852.00\n") !=
        cabot.npos);
}

TEST_CASE("A matrix has what companies published for a termination event", "[cli][matrix][published]") {
  const auto has = [](const std::string& which, const std::string& head, const std::string& row) {
    INFO(which);
    const Ran ran = payout_run("matrix scenarios/published/" + which + " --format csv");
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with(head + "\n"));
    if (ran.out.find("\n" + row + "\n") == ran.out.npos) FAIL_CHECK(ran.out);
  };
  // Hilton: 2.99 x (1,300,000 + 1,950,000) for the chief executive, 2 x (1,000,000 + 1,000,000) for an officer
  has("salary-and-bonus-multiples/chief-executive.yaml", "row,label,ceo_termination", "total,Total,9717500.00");
  has("salary-and-bonus-multiples/officer-jacobs.yaml", "row,label,officer_termination",
      "total,Total,4000000.00");
  // EOG: 2.99 x 1,200,000 + 2 x 1,800,000 + 1,867,000 after a change, and nothing for the change alone
  has("separate-multiples/chief-executive.yaml", "row,label,change_alone,termination_with_change",
      "total,Total,0.00,9055000.00");
  // DTE: 2 x (1,340,000 + 1,809,000) + (1,340,000 + 1,809,000) + 15 % x 1,340,000
  has("noncompete-consideration/chief-executive.yaml", "row,label,change_alone,termination_with_change",
      "total,Total,0.00,9648000.00");
  // TransDigm: 2,000 x 283.35 + 7,200 x 282.32 + 8,190 x 200.13 + 6,500 x 260.33, published as 5,930,614
  has("accelerated-options/officer.yaml", "row,label,change_alone", "equity,Accelerated equity,5930613.70");
}

TEST_CASE("Documents that treat every end of service alike have the scenario's own termination event",
          "[cli][matrix]") {
  // Five payments of 10,000; the change is not what pays.
  const Ran ran =
      payout_run("matrix scenarios/modern-deferral/five-installments.yaml --format csv --include-vested");
  CHECK(ran.out.find("deferred,Deferred compensation,50000.00") != ran.out.npos);
}

TEST_CASE("A sweep is a table, with its cliffs and the answer to its goal", "[cli][sweep]") {
  golden("sweep", "sweep " + gross_up +
                      " --vary salary.base/year=100000..140000/10000 --cliffs --goal totals.cash=500000");
  golden("sweep-grid", "sweep " + gross_up +
                           " --vary salary.base/year=200000,240000 --vary salary.target_bonus%=40..50/5 --show "
                           "severance.total,parachute.excise");
}

TEST_CASE("Two inputs are a table with the first down and the second across, for each result; more are a list",
          "[cli][sweep]") {
  const std::string two = "sweep " + gross_up +
                          " --vary salary.base/year=200000,240000 --vary salary.target_bonus%=40..50/5 --show "
                          "severance.total,parachute.excise";
  const Ran text = payout_run(two);
  // 3 x (200,000 x 1.40 + 15,000) and so on across
  CHECK(text.out.find("200,000.00/year") != text.out.npos);
  CHECK(text.out.find("885,000.00    915,000.00    945,000.00") != text.out.npos);
  CHECK(text.out.find("severance.total: salary.base down, salary.target_bonus across") != text.out.npos);
  CHECK(text.out.find("parachute.excise: salary.base down, salary.target_bonus across") != text.out.npos);
  const Ran markdown = payout_run(two + " --format markdown");
  CHECK(markdown.out.find("| salary.base | 40% | 45% | 50% |") != markdown.out.npos);
  CHECK(markdown.out.find("| 200,000.00/year | 885,000.00 | 915,000.00 | 945,000.00 |") != markdown.out.npos);
  const Ran html = payout_run(two + " --format html");
  CHECK(html.out.find("<th scope=\"col\" class=\"num\">45%</th>") != html.out.npos);
  // CSV and JSON keep a row for each combination.
  CHECK(payout_run(two + " --format csv").out.find("\n200000.00/year,45%,915000.00,") != std::string::npos);
  const Ran three = payout_run(two + " --vary termination.date=2000-06-30,2000-07-31");
  CHECK(three.out.find("across") == three.out.npos);
  CHECK(three.out.find("  40%                  2000-06-30  ") != three.out.npos);
  // Columns that do not fit stand below.
  const Ran narrow = shell("COLUMNS=60 payout sweep " + gross_up +
                           " --vary salary.base/year=200000,240000 --vary salary.target_bonus%=40..65/5 --show "
                           "severance.total,parachute.excise");
  size_t tables = 0;
  for (size_t at = narrow.out.find("  salary.base "); at != narrow.out.npos;
       at = narrow.out.find("  salary.base ", at + 1))
    ++tables;
  CHECK(tables == 4);  // 40 to 50 % and the rest, for two results
}

TEST_CASE("A row's reason for having no figures is said once for rows after one another", "[cli][sweep]") {
  const Ran ran = payout_run("sweep " + everything + " --vary termination.date=2001-01-30..2001-05-30/1month");
  CHECK(ran.status == 3);
  CHECK(ran.out.find("(and so the") != ran.out.npos);
}

TEST_CASE("Long work is told on a terminal and erased at the end, and nowhere else", "[cli][progress]") {
  // Rows that keep the program waiting for longer than the half second after which it tells how far it is.
  const std::string rows = "(echo name,salary.base; sleep 0.8; yes a,240000/year | head -n 3000)";
  const std::string batch =
      rows +
      " | payout batch scenarios/icg/company-ends-after-change.yaml --rows - --quiet --keep name --columns "
      "name,severance.total";
  CHECK(shell(batch + " 2>&1 >/dev/null").out.empty());
  CHECK(shell(batch + " 2>&- | tail -n 1").out.starts_with("a,"));
  // Without pseudo-terminals (a bare chroot) there is nothing to see.
  if (shell("script -qec 'test -t 2 && echo terminal' /dev/null").out.find("terminal") == std::string::npos)
    return;
  // Standard error is a terminal, standard output is not.
  const Ran told = shell("script -qec '" + batch + " >/dev/null' /dev/null");
  CHECK(told.out.find(" rows") != told.out.npos);
  CHECK(told.out.ends_with("\r\x1b[K"));
  // Both are: what is printed takes the progress away.
  const Ran both = shell("script -qec '" + batch + "' /dev/null | tr -d '\\r'");
  CHECK(both.out.find("\x1b[Ka,") != both.out.npos);
}

TEST_CASE("A sweep's wrong command line ends with 2, a row without figures beside others with 6",
          "[cli][sweep]") {
  CHECK(payout_run("sweep " + gross_up).status == 2);
  CHECK(payout_run("sweep " + gross_up + " --vary salary.bse=1,2").status == 2);
  CHECK(payout_run("sweep " + gross_up + " --vary salary.base/year=1..2/1 --show nothing").status == 2);
  // the end before the notice of 2000-05-31
  const Ran early =
      payout_run("sweep " + gross_up + " --vary termination.date=2000-05-01,2000-06-30 --format csv");
  CHECK(early.status == 6);
  CHECK(early.out.find("\n2000-06-30,1580792.21,") != std::string::npos);
  CHECK(early.out.find("notice-after-end") != std::string::npos);
}

TEST_CASE("A sweep is CSV rows, cliffs or answers, or JSON with a schema", "[cli][sweep]") {
  const std::string vary =
      "sweep " + gross_up + " --vary salary.base/year=100000..140000/10000 --show totals.cash";
  CHECK(payout_run(vary + " --format csv").out.starts_with("salary.base,totals.cash,error\n100000.00/year,"));
  CHECK(payout_run(vary + " --cliffs --format csv").out.starts_with("item,axis,others,last,first,"));
  CHECK(payout_run(vary + " --goal totals.cash=500000 --format csv").out.starts_with("item,wanted,verdict,"));
  const Ran json = payout_run(vary + " --cliffs --format json");
  CHECK(json.out.starts_with("{\n  \"schema\": \"payout/sweep/1\""));
  CHECK(payout_run(vary + " -j 3").out == payout_run(vary).out);
}

TEST_CASE("Every what-if command is a page in Markdown and HTML too, and no calendar",
          "[cli][diff][matrix][sweep]") {
  for (const std::string& command :
       {"diff " + gross_up + " --set salary.base=264000/year", "matrix " + gross_up,
        "sweep " + gross_up + " --vary salary.base/year=200000..300000/50000"}) {
    INFO(command);
    CHECK(payout_run(command + " --format markdown").out.find("| --") != std::string::npos);
    const Ran html = payout_run(command + " --format html");
    CHECK(html.out.starts_with("<!DOCTYPE html>"));
    CHECK(html.out.find("<table") != std::string::npos);
    CHECK(payout_run(command + " --format ics").status == 2);
  }
}

TEST_CASE("The built-in agreement is used without being named with a warning, and the page says so", "[cli]") {
  const std::string facts =
      "employee: {name: The Executive}\\nsalary: {base: 185000/year, target_bonus: 30%%, benefits: {}}\\n"
      "termination: {reason: without_cause, by: company, notice: 2026-02-02, date: 2026-04-20}\\n";
  const auto run = [&](const std::string& first, const std::string& command) {
    return shell("printf '" + first + facts + "' | " + command);
  };
  CHECK(run("", "payout validate --strict -").status == 1);
  CHECK(run("documents: [EA]\\n", "payout validate --strict -").status == 1);
  CHECK(run("agreement: icg\\n", "payout validate --strict -").status == 0);
  CHECK(run("", "payout report -").out.find("the built-in example (ICG Communications) is used") !=
        std::string::npos);
  CHECK(run("agreement: icg\\n", "payout report -").out.find("built-in example") == std::string::npos);
  // The initial salary that EA 3.1 states, 240,000 a year, is a reading for whom it was paid to.
  const std::string cut = " --set 'salary.changes=[{from: 2026-01-01, base: 200000/year}]'";
  const std::string theirs = run("agreement: icg\\n", "payout readings -").out;
  CHECK(theirs.find("final_salary_measure") != std::string::npos);
  CHECK(theirs.find("initial_240000") == std::string::npos);
  const std::string his = run("agreement: icg\\n", "payout readings - --set salary.base=240000/year" + cut).out;
  CHECK(his.find("initial_240000") != std::string::npos);
}
