#include "batch/stream.h"
#include "catch.h"
#include "scenario/load.h"

using namespace payout;

namespace {

constexpr const char* sample_text = R"(
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
  BatchOutcome outcome;
};

Run run(std::string table, std::vector<std::string> columns = {}, unsigned threads = 1,
        RowFormat format = RowFormat::csv, const char* scenario = sample_text) {
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
  ports.complain = [&](uint64_t row, std::string_view error) {
    result.complaints.push_back(std::to_string(row) + ": " + std::string{error});
  };
  result.outcome = run_batch(
      {agreement, sample->facts, std::move(columns), format, agreement.defaults(), threads}, ports, problems);
  return result;
}

}  // namespace

namespace {

/// All four modules, on the built-in agreement.
constexpr const char* all_modules = R"(
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
        "a,,\"salary.base: expected money over time such as 240000/year or 500/month, found `x/year`\"\n"
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

TEST_CASE("An entry that is half given is an error, and the rows after it go on", "[batch]") {
  const Run half =
      run("id,day1,n1\nhalf,1998-10-01,\nwhole,1998-10-01,100\n", {}, 1, RowFormat::csv, two_grants);
  REQUIRE(half.complaints.size() == 1);
  CHECK(half.complaints[0].find(
            "grants[0].shares is empty, and grants[0].granted of the same entry is 1998-10-01") !=
        std::string::npos);
  CHECK(half.out.find("whole,100,8000\n") != std::string::npos);
}

TEST_CASE("Without an error column the error is told by row number", "[batch]") {
  const Run r = run("id,pay,bonus,changed\na,240000,45,2000-03-15\nb,240000,45,2000-02-30\n");
  CHECK(r.out == "id,total,fee,due\na,1089000.00,726000.00,2000-07-15\nb,,,\n");
  REQUIRE(r.complaints.size() == 1);
  CHECK(r.complaints[0].starts_with("2: events[0].date: 2000-02-30 does not exist"));
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
  CHECK(r.out == "{\"id\":\"a\",\"severance.total\":\"1089000.00\",\"error\":\"\"}\n");
}

TEST_CASE("An unknown column is refused before any row is read", "[batch]") {
  const Run r = run("id,salry.base\na,1\n");
  CHECK(!r.outcome.started);
  CHECK(r.out.empty());
}
