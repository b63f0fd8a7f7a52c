#include <functional>

#include "batch/stream.h"
#include "catch.h"
#include "scenario/load.h"

using namespace payout;

namespace {

constexpr const char* sample_text = R"(
agreement: icg
employee: {name: Template}
salary:
  base: 240000/year
  target_bonus: 45%
  benefits: {all: 15000/year}
events:
  - {kind: ownership, date: 2000-03-15, percent: 52%, transaction: t}
termination: {reason: without_cause, by: company, notice: 2000-05-31, date: 2000-06-30}
columns: {pay: salary.base/year, bonus: salary.target_bonus%, changed: "events[0].date"}
results: {id: id, total: severance.total, fee: severance.termination_fee, due: severance.termination_fee.due}
)";

/// Two entries of a list, named by their places.
constexpr const char* two_grants = R"(
agreement: icg
employee: {name: Template}
salary: {base: 240000/year, target_bonus: 45%, benefits: {all: 15000/year}}
termination: {reason: without_cause, by: company, notice: 2000-05-31, date: 2000-06-30}
price: 30.00
grants:
  - {id: G1, plan: sop, type: nso, granted: 1998-10-01, shares: 4000, price: 18.00}
  - {id: G2, plan: sop, type: nso, granted: 1998-10-01, shares: 8000, price: 18.00}
columns: {day1: "grants[0].granted", n1: "grants[0].shares", day2: "grants[1].granted", n2: "grants[1].shares"}
results: {id: id, first: "grants[G1].shares or none", second: "grants[G2].shares or none"}
)";

struct Run {
  std::string out;
  std::vector<std::string> complaints;
  std::vector<std::string> warnings;  ///< of ids
  std::vector<std::string> problems;  ///< of the header
  BatchOutcome outcome;
};

Run run(
    std::string table, std::vector<std::string> columns = {}, unsigned threads = 1,
    RowFormat format = RowFormat::csv, const char* scenario = sample_text,
    const std::function<void(BatchOptions&)>& change = [](BatchOptions&) {}) {
  Problems problems;
  const auto sample = parse_scenario("sample.yaml", scenario, {}, problems);
  std::vector<Document> keep;
  const Agreement agreement = load_agreement("icg", "", problems, keep);
  REQUIRE(!problems.any_errors());
  Run result;
  size_t at = 0;
  BatchPorts ports;
  ports.read = [&](char* to, size_t n) {
    n = std::min(n, table.size() - at);
    table.copy(to, n, at);
    at += n;
    return n;
  };
  ports.write = [&](std::string_view text) {
    result.out += text;
    return true;
  };
  ports.complain = [&](const RowComplaint& c) {
    result.complaints.push_back(std::to_string(c.place.line) + ": " + std::string{c.id} + ": " + c.text);
  };
  ports.warn = [&](std::string_view id, std::string_view warning) {
    result.warnings.push_back(std::string{id} + ": " + std::string{warning});
  };
  BatchOptions options;
  options.request.agreement = &agreement;
  options.request.sample = &sample->facts;
  options.request.columns = std::move(columns);
  options.request.format = format;
  options.request.readings = agreement.defaults();
  options.threads = threads;
  change(options);
  Document texts;
  result.outcome = run_batch(options, ports, problems, texts);
  for (const Problem& p : problems.all())
    result.problems.push_back(std::string{p.id} + ": " + p.message + "; " + p.help);
  return result;
}

}  // namespace

namespace {

/// All four modules, on the built-in agreement.
constexpr const char* all_modules = R"(
agreement: icg
employee: {name: Template}
salary: {base: 240000/year, target_bonus: 45%, car_allowance: 500/month, benefits: {health_insurance: 7200/year}}
w2: {1995: 180000, 1996: 190000, 1997: 200000, 1998: 210000, 1999: 220000}
events: [{kind: ownership, date: 2000-03-15, percent: 52%, acquirer: outsider}]
termination: {reason: change_in_control, by: company, notice: 2000-05-31, date: 2000-06-30}
prices: {2000-03-15: 36.00, 2000-06-30: 30.00}
grants: [{id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: 40000, price: 18.00}]
deferred_comp: {balance: {as_of: 2000-06-30, own: 80000, company: 20000}, earnings: 8%/year}
tax: {marginal: {federal: 39.6%, state: 4.63%, medicare: 1.45%}, afr_120: 7.5%}
)";

}  // namespace

// Only the stages that some column shows run, and those that they rest on.
TEST_CASE("A column shows the same whatever other columns there are", "[batch]") {
  const std::vector<std::string> columns{
      "header.route",   "severance.total",    "grants[K1].last_day",   "options.spread", "options.accelerated",
      "deferred.total", "parachute.gross_up", "parachute.base_amount", "totals.cash",    "totals.all",
      "error"};
  const std::string table = "salary.base/year,termination.date\n240000,2000-06-30\n300000,2000-07-31\n";
  const auto lines = [](const std::string& text) {
    std::vector<std::string> out;
    for (size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
      out.push_back(text.substr(at, text.find('\n', at) - at));
    return out;
  };
  const auto together = lines(run(table, columns, 1, RowFormat::csv, all_modules).out);
  REQUIRE(together.size() == 3);
  std::vector<std::string> pasted(3);
  for (const std::string& column : columns) {
    const auto alone = lines(run(table, {column}, 1, RowFormat::csv, all_modules).out);
    REQUIRE(alone.size() == 3);
    for (size_t i = 0; i < 3; ++i) pasted[i] += (pasted[i].empty() ? "" : ",") + alone[i];
  }
  CHECK(pasted == together);
  CHECK(together[1].find(",,") == std::string::npos);  // every figure is there
}

TEST_CASE("Each row sets its facts on the template and gives its results in order", "[batch]") {
  // 240,000 x 1.45 + 15,000 = 363,000: 1x on the change and 2x on the termination, by June 30 + 15 days.
  // 200,000 x 1.50 + 15,000 = 315,000: 315,000 + 630,000 = 945,000.
  const Run r = run("id,pay,bonus,changed\na,240000.00,45,2000-03-15\nb,200000,50,2000-03-15\n");
  CHECK(r.out ==
        "id,total,fee,due\n"
        "a,1089000.00,726000.00,2000-07-15\n"
        "b,945000.00,630000.00,2000-07-15\n");
  CHECK(r.outcome.rows == 2);
  CHECK(r.outcome.failed == 0);
}

TEST_CASE("A row's error stands beside it and the rows after it go on", "[batch]") {
  const Run r = run("id,pay,bonus,changed\na,x,45,2000-03-15\nb,240000,45,2000-03-15\n",
                    {"id", "severance.total", "error"});
  CHECK(r.out ==
        "id,severance.total,error\n"
        "a,,\"salary.base: expected an amount such as 240000 or 1234.56 (the column says /year), found `x`\"\n"
        "b,1089000.00,\n");
  CHECK(r.outcome.failed == 1);
}

TEST_CASE("An empty cell leaves out the entry that needs it, and those behind it keep their places",
          "[batch]") {
  const Run two =
      run("id,day1,n1,day2,n2\n"
          "both,1998-10-01,100,1998-10-01,200\n"
          "second,,,1998-10-01,200\n"
          "first,1998-10-01,100,,\n"
          "none,,,,\n"
          "again,1998-10-01,300,1998-10-01,400\n",
          {}, 1, RowFormat::csv, two_grants);
  CHECK(two.complaints.empty());
  CHECK(two.out ==
        "id,first,second\nboth,100,200\nsecond,none,200\nfirst,100,none\nnone,none,none\nagain,300,400\n");
}

namespace {

/// A test of the parachute payments, of which the base amount is the average of the years given.
constexpr const char* change_with_pay = R"(
agreement: icg
documents: [EA]
employee: {name: Template}
salary: {base: 300000/year, target_bonus: 40%, paid_through: 2000-10-16, unreimbursed_expenses: 0}
w2: {1998: 100000}
events: [{kind: ownership, date: 2000-08-14, percent: 61%, acquirer: outsider}]
tax: {marginal: {federal: 39.6%, state: 0%, medicare: 1.45%}, afr_120: 6.5%}
termination: {reason: without_cause, by: company, notice: 2000-08-11, date: 2000-10-16}
results: {id: id, base: "parachute.base_amount or none"}
)";

}  // namespace

TEST_CASE("An empty cell of a year leaves the year out, and the next row has it again", "[batch]") {
  // Hired in 1998, the base period is 1998 and 1999: (100,000 + 200,000) / 2 = 150,000; hired in 1997 it is
  // (90,000 + 120,000 + 150,000) / 3 = 120,000. A year in the middle that is not given is an error.
  const std::string rows =
      "later,,,100000,200000\n"
      "earlier,,90000,120000,150000\n"
      "five,50000,60000,70000,80000\n"  // 1996 to 1999: 260,000 / 4 = 65,000
      "gap,50000,,70000,80000\n"
      "again,,,100000,200000\n";
  const std::string want =
      "id,base\nlater,150000.00\nearlier,120000.00\nfive,65000.00\ngap,\nagain,150000.00\n";
  const Run one = run("id,w2.1996,w2.1997,w2.1998,w2.1999\n" + rows, {}, 1, RowFormat::csv, change_with_pay);
  CHECK(one.out == want);
  CHECK(one.outcome.failed == 1);
  // The same where the template gives none of them, and in another order of the columns.
  std::string none = change_with_pay;
  none.replace(none.find("w2: {1998: 100000}"), 18, "");
  const Run other = run("id,w2.1996,w2.1997,w2.1998,w2.1999\n" + rows, {}, 1, RowFormat::csv, none.c_str());
  CHECK(other.out == want);
  const Run turned =
      run("id,w2.1999,w2.1998,w2.1997,w2.1996\nlater,200000,100000,,\nearlier,150000,120000,90000,\n", {}, 1,
          RowFormat::csv, none.c_str());
  CHECK(turned.out == "id,base\nlater,150000.00\nearlier,120000.00\n");
}

TEST_CASE("Cells of a table that the template gives in part set the years that they name", "[batch]") {
  // 260,000 / 4, then each year in turn 40,000 more: 300,000 / 4.
  const Run r =
      run("id,w2.1998,w2.1999,w2.1997,w2.1996\n"
          "all,70000,80000,60000,50000\n"
          "first,110000,80000,60000,50000\n"
          "second,70000,120000,60000,50000\n"
          "third,70000,80000,100000,50000\n"
          "fourth,70000,80000,60000,90000\n",
          {}, 1, RowFormat::csv, change_with_pay);
  CHECK(r.out == "id,base\nall,65000.00\nfirst,75000.00\nsecond,75000.00\nthird,75000.00\nfourth,75000.00\n");
}

TEST_CASE("An entry that is half given is an error, and the rows after it go on", "[batch]") {
  const Run half =
      run("id,day1,n1\nhalf,1998-10-01,\nwhole,1998-10-01,100\n", {}, 1, RowFormat::csv, two_grants);
  REQUIRE(half.complaints.size() == 1);
  CHECK(half.complaints[0].find(
            "grants[0].shares is empty, and grants[0].granted of the same entry is 1998-10-01") !=
        std::string::npos);
  CHECK(half.out.find("whole,100,8000\n") != std::string::npos);
}

TEST_CASE("Without an error column the error is told by its line", "[batch]") {
  const Run r = run("id,pay,bonus,changed\na,240000,45,2000-03-15\nb,240000,45,2000-02-30\n");
  CHECK(r.out == "id,total,fee,due\na,1089000.00,726000.00,2000-07-15\nb,,,\n");
  REQUIRE(r.complaints.size() == 1);
  CHECK(r.complaints[0].starts_with("3: bad-value: events[0].date: 2000-02-30 does not exist"));
}

TEST_CASE("Results come in input order whatever the number of threads", "[batch]") {
  std::string table = "id,pay,bonus,changed\n";
  for (int i = 0; i < 20'000; ++i)
    table += std::to_string(i) + "," + std::to_string(100'000 + i) + ",45,2000-03-15\n";
  const Run one = run(table), three = run(table, {}, 3);
  CHECK(one.outcome.rows == 20'000);
  CHECK(one.out == three.out);
}

TEST_CASE("A JSON line per row", "[batch]") {
  const Run r = run("id,pay,bonus,changed\na,240000,45,2000-03-15\n", {"id", "severance.total", "error"}, 1,
                    RowFormat::jsonl);
  CHECK(r.out == "{\"id\":\"a\",\"severance.total\":\"1089000.00\",\"error\":null}\n");
}

TEST_CASE("An unknown column is refused before any row is read", "[batch]") {
  const Run r = run("id,salry.base\na,1\n");
  CHECK(!r.outcome.started);
  CHECK(r.out.empty());
}

// ---- tables ----

/// Salary of 240,000 with the bonus of 45 % and benefits of 15,000: 363,000 on the change and 726,000 after it.
static const std::string usual_row = "a,240000,45,2000-03-15\n";

static Run with(const std::string& table, const std::function<void(BatchOptions&)>& change,
                std::vector<std::string> columns = {"id", "severance.total", "error_ids"}) {
  return run(table, std::move(columns), 1, RowFormat::csv, sample_text, change);
}

TEST_CASE("A percentage is read in every form a spreadsheet writes, and 0.45 is refused", "[batch][cells]") {
  // 240,000 x 1.45 + 15,000 = 363,000, three times over: 1,089,000; at 45.5 %: 364,200, 1,092,600.
  const Run r = run("id,bonus\na,45\nb,45%\nc,45.00%\nd,45 %\ne,45.5%\nf,0.45\ng,.45\nh,0\ni,9/20\nj,-0.45\n",
                    {"id", "severance.total", "error_ids"});
  CHECK(r.out ==
        "id,severance.total,error_ids\na,1089000.00,\nb,1089000.00,\nc,1089000.00,\nd,1089000.00,\n"
        "e,1092600.00,\nf,,bad-value\ng,,bad-value\nh,765000.00,\ni,1089000.00,\nj,,bad-value\n");
}

/// Nothing to warn of.
constexpr const char* plain_text = R"(
agreement: icg
employee: {name: Template}
salary: {base: 240000/year, target_bonus: 45%, benefits: {}}
termination: {reason: without_cause, by: company, notice: 2000-07-28, date: 2000-09-28}
columns: {pay: salary.base/year, bonus: salary.target_bonus%}
)";

TEST_CASE("A rate below one percent that is written with its sign is a warning of the row", "[batch][cells]") {
  const Run r = run("id,bonus\na,0.45%\nb,45%\n", {"id", "warnings"}, 1, RowFormat::csv, plain_text);
  CHECK(r.out == "id,warnings\na,fraction-as-percent\nb,\n");
  CHECK(r.outcome.warned == 1);
}

TEST_CASE("A cell with a unit of its own is read by it", "[batch][cells]") {
  const Run r = run("id,pay\na,240000/year\nb,20000/month\n", {"id", "severance.total"});
  CHECK(r.out == "id,severance.total\na,1089000.00\nb,1089000.00\n");
}

TEST_CASE("What a report warns of stands in a column, and in JSON as a list", "[batch][warnings]") {
  // A yearly salary of 24 is unlikely, as it is in a file.
  const std::string table = "id,pay\na,240000\nb,24\n";
  const Run csv = run(table, {"id", "warnings"}, 1, RowFormat::csv, plain_text);
  CHECK(csv.out == "id,warnings\na,\nb,unlikely-pay\n");
  CHECK(csv.outcome.first_warned->line == 3);
  const Run json = run(table, {"id", "warnings", "error_ids", "error"}, 1, RowFormat::jsonl, plain_text);
  CHECK(json.out ==
        "{\"id\":\"a\",\"warnings\":[],\"error_ids\":[],\"error\":null}\n"
        "{\"id\":\"b\",\"warnings\":[\"unlikely-pay\"],\"error_ids\":[],\"error\":null}\n");
}

TEST_CASE("A part that is refused and that no column shows is a warning", "[batch][warnings]") {
  // The change in control asks for the share price that the template does not give.
  const char* text = R"(
agreement: icg
employee: {name: Template}
salary: {base: 240000/year, target_bonus: 45%}
termination: {reason: without_cause, by: company, notice: 2000-05-31, date: 2000-06-30}
grants: [{id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: 4000, price: 18.00}]
deferred_comp: {balance: {as_of: 2000-06-30, own: 80000, company: 20000}, election: {form: installments, filed: 1997-01-20}}
)";
  const std::string table = "id,salary.base/year\na,240000\n";
  const Run beside = run(table, {"id", "severance.total", "warnings", "error_ids"}, 1, RowFormat::csv, text);
  CHECK(beside.out.find("missing-fact") != std::string::npos);
  CHECK(beside.outcome.failed == 0);
  const Run asked =
      run(table, {"id", "severance.total", "deferred.total", "error_ids"}, 1, RowFormat::csv, text);
  CHECK(asked.out.ends_with(",,missing-fact\n"));  // the account's earnings; severance stands
  CHECK(asked.outcome.failed == 1);
}

TEST_CASE("All that is wrong with a row is told, each cause with its id", "[batch]") {
  const Run r = run("id,pay,bonus,changed\na,x,y,2000-13-01\n", {"id", "error_ids", "error"});
  CHECK(r.out.find("\na,bad-value,") != std::string::npos);
  for (const char* cell : {"found `x`", "found `y`", "2000-13-01"})
    CHECK(r.out.find(cell) != std::string::npos);
  CHECK(std::ranges::count(r.out, '|') == 2);
}

TEST_CASE("A row in error has no figures: nothing, not zero and not what stands in for nothing", "[batch]") {
  const std::vector<std::string> columns{
      "id",           "options.exercisable",     "options.vested", "parachute.tested",
      "header.route", "severance.total or 0.00", "totals.all"};
  const std::string table = "id,termination.date\na,2000-06-30\nb,2000-06-36\n";
  const Run csv = run(table, columns, 1, RowFormat::csv, all_modules);
  CHECK(csv.out.ends_with("\nb,,,,,,\n"));
  const Run json = run(table, columns, 1, RowFormat::jsonl, all_modules);
  CHECK(json.out.ends_with(
      "{\"id\":\"b\",\"options.exercisable\":null,\"options.vested\":null,\"parachute.tested\":null,"
      "\"header.route\":null,\"severance.total or 0.00\":null,\"totals.all\":null}\n"));
}

TEST_CASE("A refused part has no figures, and the others stand", "[batch]") {
  const char* text = R"(
agreement: icg
employee: {name: Template}
salary: {base: 240000/year, target_bonus: 45%}
termination: {reason: without_cause, by: company, notice: 2000-05-31, date: 2000-06-30}
grants: [{id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: 4000, price: 18.00}]
)";
  const Run r =
      run("id,grants[K1].price\na,18.00\nb,18.00\n",
          {"id", "severance.total", "options.exercisable", "options.vested", "options.spread", "error_ids"}, 1,
          RowFormat::csv, text);
  CHECK(r.out.find("\na,") != std::string::npos);
  // Whatever is missing for the spread, a count beside it is either calculated or not there.
  if (r.out.find("missing-fact") != std::string::npos) CHECK(r.out.find(",0,") == std::string::npos);
}

TEST_CASE("Readings are chosen row by row, an empty cell keeps the template's, a wrong word is the row's error",
          "[batch][readings]") {
  // 240,000 x 1.45 + 15,000 = 363,000 once for the change. The fee: twice the whole sum, or twice the salary
  // and once the rest: 480,000 + 123,000 = 603,000.
  const Run r = run("id,readings.multiplier_scope\na,whole_sum\nb,salary_only\nc,\nd,nonsense\n",
                    {"id", "severance.total", "error_ids"});
  CHECK(r.out ==
        "id,severance.total,error_ids\na,1089000.00,\nb,966000.00,\nc,1089000.00,\nd,,unknown-reading\n");
}

TEST_CASE("What a file says about itself is no column", "[batch][columns]") {
  for (const char* column : {"title", "agreement", "expect.severance.total", "columns.x", "results.y",
                             "expect_error", "readings.bogus", "readings", "documents[0]"}) {
    INFO(column);
    const Run r = run("id," + std::string{column} + "\na,x\n");
    CHECK(!r.outcome.started);
    REQUIRE(!r.problems.empty());
    CHECK(r.problems[0].starts_with("unknown-column"));
  }
}

TEST_CASE("Two columns for one fact are refused, whatever they are called", "[batch][columns]") {
  for (const char* header : {"id,pay,salary.base/year", "id,pay,salary.base",
                             "id,salary.base/year,salary.base/year", "id,events[0].date,changed", "id,id",
                             "id,w2.1999,w2[1999]", "id,readings.multiplier_scope,readings.multiplier_scope"}) {
    INFO(header);
    const Run r = run(std::string{header} + "\na,1,2\n");
    CHECK(!r.outcome.started);
    REQUIRE(!r.problems.empty());
    CHECK(r.problems[0].starts_with("duplicate-column"));
  }
  CHECK(run("id,w2.1999,w2.1998\na,1,2\n").outcome.started);
}

TEST_CASE("Results that there cannot be are refused with the nearest name", "[batch][columns]") {
  const auto says = [](const std::string& column, const std::string& near) {
    const Run r = run("id,pay\na,240000\n", {"id", column});
    INFO(column);
    REQUIRE(!r.problems.empty());
    CHECK(r.problems[0].find("unknown-column") == 0);
    if (!near.empty()) CHECK(r.problems[0].find("`" + near + "`") != std::string::npos);
  };
  says("severance.totl", "severance.total");
  says("severance.termination_fe", "severance.termination_fee");
  says("grants[K9].spread", "");
  says("parachute.remedies[cutbak].net", "parachute.remedies[cutback].net");
  says("readings[multiplier_scop].used", "readings[multiplier_scope].used");
  CHECK(
      run("id,pay\na,240000\n", {"id", "severance.termination_fee.due", "obligations[0].id"}).outcome.started);
}

TEST_CASE("A quote that nobody closes costs its own row and no other", "[batch][csv]") {
  const std::vector<std::string> columns{"id", "severance.total", "error_ids"};
  const Run last = run("id,pay,employee.name\na,240000,\"Ann\nb,240000,Bob\nc,240000,Cid\n", columns);
  CHECK(last.out == "id,severance.total,error_ids\na,,unclosed-quote\nb,1089000.00,\nc,1089000.00,\n");
  const Run middle = run("id,employee.name,pay\na,\"Ann,240000\nb,Bob,240000\n", {"id", "error"});
  CHECK(middle.out.find("the quote opened in line 2 is not closed") != std::string::npos);
  const Run stray = run("id,employee.name,pay\na,\"Ann\" B.,240000\nb,Bob,240000\n", columns);
  CHECK(stray.out == "id,severance.total,error_ids\na,,unclosed-quote\nb,1089000.00,\n");
  const Run closed = run("id,employee.name,pay\na,\"Ann\nB.\",240000\nb, \"Bob\" ,x\n", columns);
  CHECK(closed.out == "id,severance.total,error_ids\na,1089000.00,\nb,,bad-value\n");
  CHECK(closed.outcome.first_failed->line == 4);
}

TEST_CASE("A quote that is not closed for a megabyte, and a line of two, cost one row each", "[batch][csv]") {
  std::string table = "id,pay\na,\"240000\n";
  const std::string long_name(80, 'x');  // 20,000 lines of 94 octets: 1.9 megabytes
  for (int i = 0; i < 20'000; ++i) table += "b" + std::to_string(i) + long_name + ",240000\n";
  table += "c," + std::string(2'000'000, '1') + "\nd,240000\n";
  for (const unsigned threads : {1U, 3U}) {
    const Run r = run(table, {"id", "error_ids"}, threads);
    CHECK(r.outcome.rows == 20'003);
    CHECK(r.outcome.failed == 2);
    CHECK(r.out.find("\na,unclosed-quote\nb0" + long_name + ",\n") != std::string::npos);
    CHECK(r.out.ends_with("\nc,too-long\nd,\n"));
  }
}

TEST_CASE("Names and numbers with blanks around them are read", "[batch][cells]") {
  const Run r =
      run(" id , pay\na, 240000 \nb,\xC2\xA0"
          "240000\n",
          {" id", "severance.total "});
  CHECK(r.out == "id,severance.total\na,1089000.00\nb,1089000.00\n");
}

TEST_CASE("Numbers and dates as spreadsheets of a region write them", "[batch][cells]") {
  const auto us = [](BatchOptions& o) { o.request.numbers = o.request.dates = Region::us; };
  const Run american = with(
      "id,pay,changed\na,\"240,000.00\",3/15/2000\nb,\"$240,000\",03/15/2000\nc,240000,2000-03-15\n"
      "d,\"24,0000\",3/15/2000\ne,240000,15/3/2000\nf,240.000,3/15/00\n",
      us);
  CHECK(american.out ==
        "id,severance.total,error_ids\na,1089000.00,\nb,1089000.00,\nc,1089000.00,\nd,,bad-value\n"
        "e,,bad-value\nf,,bad-value\n");
  const auto eu = [](BatchOptions& o) {
    o.request.numbers = o.request.dates = Region::eu;
    o.separator = ';';
  };
  const Run european = with(
      "id;pay;bonus;changed\na;240.000,00;45%;15.3.2000\nb;240 000 "
      "\xE2\x82\xAC;45,0;15/3/2000\nc;240000;45;3/15/2000\n",
      eu);
  CHECK(european.out == "id,severance.total,error_ids\na,1089000.00,\nb,1089000.00,\nc,,bad-value\n");
}

TEST_CASE("Messages quote the cell and say what the cell must be", "[batch][cells]") {
  const auto error_of = [](const std::string& cell) {
    const Run r = run("id,pay\na," + cell + "\n", {"error"});
    return r.out.substr(r.out.find('\n') + 1);
  };
  for (const char* cell : {"n/a", "-", "#N/A"}) {
    CHECK(error_of(cell).find("found `" + std::string{cell} + "`; leave the cell empty") != std::string::npos);
  }
  CHECK(error_of("\"310,000.00\"").find("write a plain number: 310000.00\"") != std::string::npos);
  CHECK(error_of("1e6").find("/year/year") == std::string::npos);
  CHECK(error_of("x").find("x/year") == std::string::npos);
}

TEST_CASE("Columns are carried along where somebody says so", "[batch][columns]") {
  const auto keep = [](BatchOptions& o) { o.request.keep = {"department"}; };
  const Run kept = with("id,department,pay\na,Sales,240000\n", keep, {});
  CHECK(kept.out ==
        "id,department,total,fee,due\n"
        "a,Sales,1089000.00,726000.00,2000-07-15\n");
  const Run unknown = with("id,pay\na,240000\n", keep);
  CHECK(!unknown.outcome.started);
  CHECK(unknown.problems[0].starts_with("unknown-column"));
}

TEST_CASE("Results of a template that do not name the id keep who the row is and what is wrong with it",
          "[batch][columns]") {
  const char* text = R"(
agreement: icg
employee: {name: Template}
salary: {base: 240000/year, target_bonus: 45%, benefits: {all: 15000/year}}
termination: {reason: without_cause, by: company, notice: 2000-05-31, date: 2000-06-30}
columns: {department: "-"}
results: {fee: severance.total}
)";
  const Run r = run("id,department,salary.base/year\na,Sales,x\n", {}, 1, RowFormat::csv, text);
  CHECK(r.out.starts_with("id,department,fee,warnings,error_ids,error\na,Sales,,,bad-value,"));
}

TEST_CASE("A table that is no CSV is told for what it is, and its bytes are not", "[batch][csv]") {
  const auto told = [](const std::string& table, const std::string& id, const std::string& words) {
    const Run r = run(table);
    INFO(id << " " << words);
    CHECK(!r.outcome.started);
    REQUIRE(!r.problems.empty());
    CHECK(r.problems[0].starts_with(id));
    CHECK(r.problems[0].find(words) != std::string::npos);
    CHECK(r.problems[0].find('\0') == std::string::npos);
  };
  told("id;pay\na;240000\n", "wrong-separator", "--separator ';'");
  told("id\tpay\na\t240000\n", "wrong-separator", "--separator tab");
  told(std::string("\xFF\xFEi\0d\0,\0", 8), "not-a-table", "UTF-16");
  told(std::string("i\0d\0,\0p\0\n\0", 10), "not-a-table", "UTF-16");
  told(std::string("PK\3\4\x14\0\6\0", 8), "not-a-table", "workbook");
  told("id,pay\ra,240000\r", "not-a-table", "carriage returns");
  told("id,p\xE4y\na,240000\n", "not-utf8", "column 5");
  told("", "empty-table", "header");
  told("\xEF\xBB\xBF", "empty-table", "header");
  told(std::string(3'000'000, '\0'), "not-a-table", "does not end");
  CHECK(run("sep=;\nid;pay\na;240000\n", {"id", "severance.total"}).out ==
        "id,severance.total\na,1089000.00\n");
  CHECK(run("\xEF\xBB\xBF"
            "id,pay\r\na,240000\r\n",
            {"id", "severance.total"})
            .out == "id,severance.total\na,1089000.00\n");
}

TEST_CASE("Bytes that are no UTF-8 and zero bytes are their row's error and never written", "[batch][csv]") {
  const Run r = run(std::string("id,pay\nM\xFCller,240000\nb\0b,240000\nc,240000\n", 41), {"id", "error_ids"},
                    1, RowFormat::jsonl);
  CHECK(r.out ==
        "{\"id\":\"M\\ufffdller\",\"error_ids\":[\"not-utf8\"]}\n{\"id\":\"b\\u0000b\",\"error_ids\":[\"not-"
        "utf8\"]}\n"
        "{\"id\":\"c\",\"error_ids\":[]}\n");
}

TEST_CASE("Text that a spreadsheet would execute gets an apostrophe, numbers do not", "[batch][csv]") {
  const auto ids = [](const std::string& id, bool raw) {
    const Run r =
        with("id,pay\n" + id + ",240000\n", [&](BatchOptions& o) { o.request.raw_cells = raw; }, {"id"});
    return r.out.substr(3);
  };
  CHECK(ids("-2+3", false) == "'-2+3\n");
  CHECK(ids("=1+1", false) == "'=1+1\n");
  CHECK(ids("@SUM(A1)", false) == "'@SUM(A1)\n");
  CHECK(ids("\"=HYPERLINK(\"\"http://a\"\")\"", false) == "\"'=HYPERLINK(\"\"http://a\"\")\"\n");
  CHECK(ids("-12.50", false) == "-12.50\n");
  CHECK(ids("+3", false) == "+3\n");
  CHECK(ids("=1+1", true) == "=1+1\n");
}

TEST_CASE("Ids that stand twice or not at all are told with their lines", "[batch]") {
  const Run r = run("id,pay\na,240000\n,240000\nb,240000\na,240000\n", {"id"});
  REQUIRE(r.warnings.size() == 2);
  CHECK(r.warnings[0] == "empty-id: line 3 has no id");
  CHECK(r.warnings[1] == "duplicate-id: lines 2 and 5 have the same id");
  CHECK(run("id,pay\na,240000\n", {"id", "id"}).problems[0].starts_with("duplicate-column"));
}

TEST_CASE("Amounts are numbers in JSON where somebody asks for them", "[batch]") {
  const Run r = run("id,pay\na,240000\n", {"id", "severance.total", "header.termination"}, 1, RowFormat::jsonl,
                    sample_text, [](BatchOptions& o) { o.request.json_numbers = true; });
  CHECK(r.out == "{\"id\":\"a\",\"severance.total\":1089000.00,\"header.termination\":\"2000-06-30\"}\n");
}

TEST_CASE("The closing line says how many rows there were and where to look", "[batch][summary]") {
  std::string table = "id,pay\n";
  for (int i = 1; i <= 1200; ++i) table += "E" + std::to_string(i) + (i == 50 ? ",x\n" : ",240000\n");
  CHECK(summary_of(run(table).outcome) == "1,200 rows: 1,199 done, 1 with errors, first in line 51 (E50)");
  CHECK(summary_of(run("id,pay\na,240000\n").outcome) == "1 row: 1 done");
  CHECK(summary_of(run("id,pay\na,24\nb,24\n", {"id", "warnings"}, 1, RowFormat::csv, plain_text).outcome) ==
        "2 rows: 2 done; 2 with warnings, first in line 2 (a)");
}

TEST_CASE("More rows in error than allowed end the run", "[batch]") {
  const std::string table = "id,pay\na,x\nb,x\nc,240000\nd,240000\n";
  const auto limited = [&](uint64_t rows, std::optional<double> percent) {
    return with(table,
                [&](BatchOptions& o) {
                  o.most_errors = ErrorLimit{rows, percent};
                })
        .outcome.too_many_errors;
  };
  CHECK(!limited(2, {}));
  CHECK(limited(1, {}));
  CHECK(!limited(0, 50));
  CHECK(limited(0, 49.9));
}

TEST_CASE("An empty cell leaves a fact of several parts out, and the next row has it again", "[batch]") {
  constexpr const char* removed = R"(
agreement: icg
documents: [DCP]
employee: {name: Template}
as_of: 2001-12-31
deferred_comp: {balance: {as_of: 2001-06-30, vested: 47000}, earnings: 0%/year, removed: {date: 2001-08-20, lump_sum: 2001-11-15}}
)";
  // The sum is paid of the balance of 2001-06-30, the valuation date before 2001-09-01; of 11-15 it is that of
  // 09-30, the same, since the account earns nothing.
  const Run r = run("id,deferred_comp.removed\nA,2001-08-20\nB,\nC,2001-08-31\n",
                    {"id", "deferred.participation_ended", "deferred.vested", "deferred.total", "error"}, 1,
                    RowFormat::csv, removed);
  CHECK(r.out ==
        "id,deferred.participation_ended,deferred.vested,deferred.total,error\n"
        "A,2001-08-20,47000.00,47000.00,\n"
        "B,,47000.00,,\n"
        "C,2001-08-31,47000.00,47000.00,\n");
}
