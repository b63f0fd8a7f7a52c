#include "catch.h"
#include "support/process.h"

static const std::string files_scenario = "scenarios/icg/gross-up-five-year-history.yaml";

/// A new folder with the scenario in it, and an old result.
static const std::string files_folder =
    "d=$(mktemp -d); cp " + files_scenario + " $d/s.yaml; echo old > $d/old; ";

/// Runs a command in such a folder; prints what then stands in `file`, and what else is there.
static Ran files_then_cat(const std::string& command, const std::string& file) {
  return shell(files_folder + "cd $d; " + command + "; status=$?; cat " + file + "; exit $status");
}

TEST_CASE("An output that is an input is refused by name, and the input stands", "[cli][files]") {
  for (const std::string command :
       {"report s.yaml -o s.yaml", "s.yaml -o s.yaml", "readings s.yaml -o s.yaml",
        "diff s.yaml s.yaml -o s.yaml", "matrix s.yaml -o s.yaml", "explain s.yaml severance.total -o s.yaml",
        "validate s.yaml -o s.yaml", "sweep s.yaml --vary salary.base=200000/year -o s.yaml",
        "check s.yaml -o s.yaml", "check . --junit s.yaml", "report . -o s.yaml --format csv"}) {
    INFO(command);
    const Ran ran = files_then_cat("payout " + command, "s.yaml | cmp - " PAYOUT_ROOT "/" + files_scenario);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("s.yaml would replace") != ran.err.npos);
  }
}

TEST_CASE("Files are compared, not spellings", "[cli][files]") {
  for (const std::string link : {"ln -s s.yaml other.txt", "ln s.yaml other.txt",
                                 "mkdir sub; ln -s ../s.yaml sub/x; ln -s sub/x other.txt"}) {
    INFO(link);
    const Ran ran = files_then_cat(link + "; payout report s.yaml -o other.txt",
                                   "s.yaml | cmp - " PAYOUT_ROOT "/" + files_scenario);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("other.txt would replace s.yaml, which this run reads") != ran.err.npos);
  }
  CHECK(files_then_cat("payout report ./../$(basename $d)/s.yaml -o s.yaml", "/dev/null").status == 2);
}

TEST_CASE("The template, the table and the agreement's files are inputs too", "[cli][files]") {
  const std::string rows = "printf 'id,salary.base\\na,240000/year\\n' > r.csv; ";
  CHECK(files_then_cat(rows + "payout batch s.yaml --rows r.csv -o r.csv", "r.csv").out ==
        "id,salary.base\na,240000/year\n");
  CHECK(files_then_cat(rows + "payout batch s.yaml --rows r.csv -o s.yaml", "/dev/null").status == 2);
  const std::string terms = "mkdir -p co/terms; cp " PAYOUT_ROOT
                            "/scenarios/icg/terms/*.yaml co/terms; f=co/terms/employment-agreement.yaml; "
                            "sed '1i agreement: co' s.yaml > t.yaml; ";
  for (const std::string command : {"report t.yaml -o $f", "terms --agreement co -o $f",
                                    "report s.yaml --set agreement=co -o $f", "check t.yaml --junit $f"}) {
    INFO(command);
    const Ran ran = files_then_cat(terms + "payout " + command,
                                   "$f | cmp - " PAYOUT_ROOT "/scenarios/icg/terms/employment-agreement.yaml");
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("would replace") != ran.err.npos);
  }
}

TEST_CASE("Two outputs cannot be one file", "[cli][files]") {
  CHECK(files_then_cat("payout check s.yaml -o new --junit ./new", "/dev/null").status == 2);
  CHECK(files_then_cat("payout check s.yaml -o new --junit new.xml", "/dev/null").status == 0);
}

TEST_CASE("A run that comes to nothing leaves the last good output", "[cli][files]") {
  for (const std::string command :
       {"report none.yaml", "report none.yaml --format html", "report none.yaml --format json",
        "sweep s.yaml --vary foo=1", "batch s.yaml --rows none.csv", "diff s.yaml none.yaml",
        "matrix none.yaml", "readings none.yaml", "explain s.yaml nonsense",
        "explain none.yaml severance.total", "check none-such/", "s.yaml --set salary.bse=1/year",
        "terms nonsense", "schema nonsense", "report . -k"}) {
    INFO(command);
    const Ran ran = files_then_cat("payout " + command + " -o old", "old; ls -A");
    CHECK(ran.status != 0);
    CHECK(ran.out == "old\nold\ns.yaml\n");
  }
}

TEST_CASE("Where some files are read the output is whole, and the status is 6", "[cli][files]") {
  const Ran ran = files_then_cat("payout report none.yaml s.yaml -o old", "old");
  CHECK(ran.status == 6);
  CHECK(ran.out.find("1,580,792.21") != ran.out.npos);
}

TEST_CASE("An output that cannot be written whole is not written, with status 74", "[cli][files]") {
  // A file may grow to 4 KiB here; the report is longer.
  const Ran full = files_then_cat("(trap '' XFSZ; ulimit -f 4; payout report s.yaml -o old)", "old; ls -A");
  CHECK(full.status == 74);
  CHECK(full.out == "old\nold\ns.yaml\n");
  CHECK(full.err.find("payout: cannot write old: ") != full.err.npos);
  CHECK(payout_run(files_scenario + " -o /no/such/folder/x").status == 74);
  CHECK(payout_run("check " + files_scenario + " --junit /no/such/folder/x").status == 74);
  CHECK(files_then_cat("mkdir f; payout report s.yaml -o f", "/dev/null").status == 74);
  // As an ordinary user: a folder in which nothing may be made.
  const std::string user = "[ $(id -u) != 0 ] || user='setpriv --reuid=65534 --clear-groups'; ";
  if (shell(user + "$user payout --version").status != 0) return;
  const Ran closed = files_then_cat(
      user + "chmod 644 s.yaml; chmod 666 old; chmod 555 .; $user payout report s.yaml -o old", "old; ls -A");
  CHECK(closed.status == 74);
  CHECK(closed.out == "old\nold\ns.yaml\n");
  CHECK(closed.err.find("Permission denied") != closed.err.npos);
}

TEST_CASE("An interrupted run leaves the old output and nothing that looks whole", "[cli][files]") {
  struct SignalCase {
    std::string signal;
    int status;
  };
  for (const SignalCase& c : {SignalCase{"INT", 130}, SignalCase{"TERM", 143}, SignalCase{"HUP", 129}}) {
    INFO(c.signal);
    const std::string rows = "(echo id,salary.base; yes a,240000/year) | ";
    const Ran batch = files_then_cat(
        rows + "timeout --preserve-status -s " + c.signal + " 0.7 payout batch s.yaml --rows - -o old",
        "old; ls -A");
    CHECK(batch.status == c.status);
    CHECK(batch.out == "old\nold\ns.yaml\n");
    const Ran report = files_then_cat(
        "c=$(cat s.yaml); for i in $(seq 3000); do echo \"$c\" > $i.yaml; done; timeout --preserve-status -s " +
            c.signal + " 0.5 payout report . -o old",
        "old; ls -A | grep -v yaml");
    CHECK(report.status == c.status);
    CHECK(report.out == "old\nold\n");
  }
  const Ran killed = files_then_cat(
      "(echo id,salary.base; yes a,240000/year) | timeout -s KILL 0.5 payout batch s.yaml "
      "--rows - -o new; true",
      "old; ls -A | grep -v '^\\.new\\.payout-'");
  CHECK(killed.out == "old\nold\ns.yaml\n");
}

TEST_CASE("Links are followed and permissions kept; devices and pipes are written in place", "[cli][files]") {
  const Ran link = files_then_cat("chmod 640 old; ln -s old link; payout report s.yaml -o link",
                                  "old; stat -c %a old; ls -A");
  CHECK(link.status == 0);
  CHECK(link.out.find("1,580,792.21") != link.out.npos);
  CHECK(link.out.ends_with("\n640\nlink\nold\ns.yaml\n"));
  CHECK(files_then_cat("ln -s away link; payout report s.yaml -o link", "away").out.find("1,580,792.21") !=
        std::string::npos);
  CHECK(files_then_cat("umask 027; payout report s.yaml -o new", "/dev/null; stat -c %a new").out == "640\n");
  CHECK(files_then_cat("mkfifo pipe; cat pipe > got & payout report s.yaml -o pipe; wait",
                       "got; test -p pipe || echo gone")
            .out.ends_with("gone\n") == false);
  CHECK(payout_run(files_scenario + " -o /dev/full").status == 74);
  CHECK(payout_run(files_scenario + " -o /dev/stdout").out == payout_run(files_scenario).out);
}

TEST_CASE("A dash is standard output, an empty name is a mistake, an ending chooses the format",
          "[cli][files]") {
  CHECK(payout_run(files_scenario + " -o -").out == payout_run(files_scenario).out);
  CHECK(payout_run(files_scenario + " -o ''").status == 2);
  CHECK(payout_run(files_scenario + " -o folder/").status == 2);
  const auto begins = [](const std::string& name, const std::string& text) {
    return files_then_cat("payout report s.yaml -o " + name, name).out.starts_with(text);
  };
  CHECK(begins("x.html", "<!DOCTYPE html>"));
  CHECK(begins("x.json", "{\n  \"schema\""));
  CHECK(begins("x.ics", "BEGIN:VCALENDAR"));
  CHECK(begins("x.md", "# "));
  CHECK(files_then_cat("payout report s.yaml -o x.html --format csv", "x.html").out.starts_with("file,"));
  // A format that a command does not have is refused, not replaced by another.
  CHECK(files_then_cat("payout matrix s.yaml -o x.ics", "/dev/null").status == 2);
}

TEST_CASE("init does not replace what is there", "[cli][files]") {
  const Ran refused = files_then_cat("payout init -o old", "old");
  CHECK(refused.status == 2);
  CHECK(refused.out == "old\n");
  CHECK(refused.err.find("old is there already\n help: --force replaces it") != refused.err.npos);
  CHECK(files_then_cat("payout init --force -o old", "old").out.find("employee:") != std::string::npos);
  CHECK(files_then_cat("payout init -o new.yaml", "new.yaml | payout validate -").status == 0);
}
