#include <algorithm>

#include <fmt/format.h>

#include "batch/sweep.h"
#include "catch.h"
#include "scenario/load.h"

using namespace payout;

namespace {

/// 240,000 salary, 45 % target bonus, 15,000 benefits. The company ends employment after a change in control:
/// 1 x and 2 x (salary x 1.45 + 15,000) are 4.35 x salary + 45,000. Base amount 2,000,000 / 5 = 400,000, so
/// that the threshold is 1,200,000.
constexpr const char* case_text = R"(
agreement: icg
employee: {name: Michael D. Kallet}
salary: {base: 240000/year, target_bonus: 45%, benefits: {all: 15000/year}}
w2: {1995: 300000, 1996: 400000, 1997: 400000, 1998: 450000, 1999: 450000}
events: [{kind: ownership, date: 2000-03-15, percent: 52%, acquirer: outsider}]
termination: {reason: change_in_control, by: company, notice: 2000-05-31, date: 2000-06-30}
tax: {marginal: {federal: 39.6%, state: 4.63%, medicare: 1.45%}}
)";
/// The company ends employment on notice about a year after the change.
const std::vector<std::string> on_notice{
    "termination={reason: without_cause, notice: 2000-12-31, date: 2001-03-15}"};

struct Swept {
  Sweep sweep;
  std::vector<std::string> problems;
};

Swept swept(std::vector<std::string> vary, std::vector<std::string> show = {"totals.cash"}, bool cliffs = false,
            std::string goal = {}, const std::vector<std::string>& sets = {}, unsigned threads = 1) {
  Problems problems;
  const auto loaded = parse_scenario("sweep.yaml", case_text, sets, problems);
  std::vector<Document> texts;
  const Agreement agreement = load_agreement("icg", "", problems, texts);
  REQUIRE(!problems.any_errors());
  Document keep;
  Swept out;
  SweepRequest request{agreement,       loaded->facts, agreement.defaults(), std::move(vary),
                       std::move(show), cliffs,        std::move(goal),      threads};
  out.sweep = run_sweep(request, problems, keep);
  for (const Problem& p : problems.all())
    out.problems.push_back(std::string{p.id} + ": " + p.message + "; " + p.help);
  return out;
}

std::vector<std::string> values_of(const std::string& vary) {
  const Swept s = swept({vary});
  for (const std::string& p : s.problems) UNSCOPED_INFO(p);
  REQUIRE(s.sweep.axes.size() == 1);
  return s.sweep.axes[0].values;
}
using Texts = std::vector<std::string>;

Exact cents(int64_t n) {
  return Exact::fraction(n, 100);
}

}  // namespace

TEST_CASE("A range gives its values in the form of --set, with units as they are written", "[sweep]") {
  const Texts pay{"200000.00/year", "210000.00/year", "220000.00/year"};
  CHECK(values_of("salary.base/year=200000..220000/10000") == pay);
  CHECK(values_of("salary.base=200000/year..220000/year/10000/year") == pay);
  CHECK(values_of("salary.base=200000/year..220000/10000") == pay);
  CHECK(values_of("salary.base=200000/year..229999/year/10000/year") == pay);  // the end is not met
  CHECK(values_of("salary.target_bonus=30%..40%/5%") == Texts{"30%", "35%", "40%"});
  CHECK(values_of("salary.target_bonus%=30..40/5") == Texts{"30%", "35%", "40%"});
  CHECK(values_of("w2.1999=1..3/1") == Texts{"1.00", "2.00", "3.00"});
  CHECK(values_of("termination.by=company,employee") == Texts{"company", "employee"});
}

TEST_CASE("Dates go by the day, week, month and year; a month's last day comes back", "[sweep]") {
  CHECK(values_of("termination.date=2000-06-29..2000-07-01/1day") ==
        Texts{"2000-06-29", "2000-06-30", "2000-07-01"});
  CHECK(values_of("termination.date=2000-06-01..2000-06-30/2 weeks") ==
        Texts{"2000-06-01", "2000-06-15", "2000-06-29"});
  CHECK(values_of("termination.date=2000-12-31..2001-03-31/month") ==
        Texts{"2000-12-31", "2001-01-31", "2001-02-28", "2001-03-31"});
  CHECK(values_of("termination.date=2000-02-29..2001-02-28/1year") == Texts{"2000-02-29", "2001-02-28"});
}

TEST_CASE("Values in quotes keep their commas and dots", "[sweep]") {
  CHECK(values_of("employee.name=\"Doe, Jane\",Bob") == Texts{"Doe, Jane", "Bob"});
  CHECK(values_of("employee.name=Bob,'Doe, Jane'") == Texts{"Bob", "Doe, Jane"});
  CHECK(values_of("employee.name=\"A..B/C\"") == Texts{"A..B/C"});
  CHECK(values_of("employee.name='O''Neil, Pat'") == Texts{"O'Neil, Pat"});
}

TEST_CASE("What is wrong with a sweep is told before it begins", "[sweep]") {
  const auto problem = [](const std::string& vary) {
    const Swept s = swept({vary});
    return s.problems.empty() ? std::string{"none"} : s.problems.front();
  };
  CHECK(problem("salary.bse/year=1..2/1").find("did you mean `base`?") != std::string::npos);
  CHECK(problem("salary=1..2/1").starts_with("unknown-path"));
  CHECK(problem("salary.base/year").starts_with("bad-vary"));
  CHECK(problem("salary.base=1..2/1").starts_with("bad-value"));  // per what?
  CHECK(problem("salary.base/year=1..2").starts_with("bad-range"));
  CHECK(problem("salary.base/year=2..1/1").starts_with("bad-range"));
  CHECK(problem("salary.base/year=1..2/0").starts_with("bad-range"));
  CHECK(problem("termination.date=2000-01-01..2000-02-01/fortnight").starts_with("bad-range"));
  CHECK(problem("termination.reason=death..cause/1").starts_with("bad-range"));
  CHECK(problem("salary.base/year=-5,5").starts_with("bad-value"));  // the check of the field
  CHECK(problem("salary.base/year=0..900000/0.01").starts_with("too-many-values"));
  CHECK(problem("employee.name=\"Doe, Jane").find("is not closed") != std::string::npos);
  CHECK(problem("employee.name=\"Doe\"x,Bob").starts_with("bad-value"));
  CHECK(swept({"salary.base/year=1..2/1"}, {"totals.cach"}).problems.front().find("`totals.cash`") !=
        std::string::npos);
  CHECK(swept({"salary.base/year=1..2/1"}, {"totals.cash"}, false, "totals.cash").problems.size() == 1);
}

TEST_CASE("A grid has every combination, the last input fastest, with any number of threads", "[sweep]") {
  const std::vector<std::string> grid{"salary.base/year=200000,240000", "salary.target_bonus%=40..50/5"};
  const Sweep one = swept(grid, {"severance.total"}).sweep;
  REQUIRE(one.rows.size() == 6);
  CHECK(one.rows[1].inputs == Texts{"200000.00/year", "45%"});
  CHECK(one.rows[1].values[0] == "915000.00");   // 3 x (200,000 x 1.45 + 15,000)
  CHECK(one.rows[5].values[0] == "1125000.00");  // 3 x (240,000 x 1.50 + 15,000)
  const Sweep four = swept(grid, {"severance.total"}, false, {}, {}, 4).sweep;
  for (size_t i = 0; i < 6; ++i) CHECK(four.rows[i].values == one.rows[i].values);
}

TEST_CASE("A row equals the report with the same --set", "[sweep][property]") {
  const Sweep s =
      swept({"termination.date=2000-06-30..2001-04-30/1month", "salary.base/year=180000..300000/30000"},
            {"totals.all", "severance.termination_fee.due"})
          .sweep;
  Problems problems;
  std::vector<Document> texts;
  const Agreement agreement = load_agreement("icg", "", problems, texts);
  for (const SweepRow& row : s.rows) {
    INFO(row.inputs[0] << ' ' << row.inputs[1]);
    Problems wrong;
    const auto loaded = parse_scenario(
        "row.yaml", case_text, {"termination.date=" + row.inputs[0], "salary.base=" + row.inputs[1]}, wrong);
    Workspace space;
    space.readings = agreement.defaults();
    evaluate(agreement, loaded->facts, space);
    const auto& all = space.result.totals.all;
    CHECK(row.values[0] == (all ? std::optional{plain(*all)} : std::nullopt));
    CHECK(row.error.empty() == all.has_value());
  }
}

TEST_CASE("The cliff at three times the base amount is found to the cent, with its clause", "[sweep][cliffs]") {
  const Sweep s = swept({"salary.base/year=200000..300000/10000"}, {"totals.cash"}, true).sweep;
  REQUIRE(s.cliffs.size() == 1);
  const Cliff& c = s.cliffs[0];
  // 4.35 x salary + 45,000 = 1,200,000 at 265,517.2413...
  // at .23: 399,999.98 + 799,999.97 = 1,199,999.95; at .24: 400,000.00 + 800,000.00 = 1,200,000.00, which is
  // three times the base amount: excise 20 % x 800,000 = 160,000, gross-up 160,000 / 0.3615348 = 442,557.67
  CHECK(c.last == "265517.23/year");
  CHECK(c.first == "265517.24/year");
  CHECK(c.before == "1199999.95");
  CHECK(c.after == "1642557.67");
  CHECK(c.jump == "442557.72");
  const auto gross_up = std::ranges::find(c.causes, "parachute.gross_up", &CliffCause::id);
  REQUIRE(gross_up != c.causes.end());
  CHECK(gross_up->cite == "EA 11");
  CHECK(gross_up->after == "442557.67");
  REQUIRE(!c.causes.empty());
  CHECK(c.causes.front().cite == "26 U.S.C. 280G(b)(2)(A)(ii)");
  CHECK(c.causes.front().before == "1199999.95");
  CHECK(c.causes.front().after == "1200000.00");
}

TEST_CASE("A vesting day is found, with the clause that vests the step and not the one that sets the window",
          "[sweep][cliffs]") {
  // 10,000 of 40,000 shares vest on each 1 October; 36.00 - 18.00 = 18.00 a share: 180,000 a step.
  const std::vector<std::string> sets{
      "grants={id: K1, plan: sop, type: nso, granted: 1998-10-01, price: 18.00, shares: 40000}", "price=36.00",
      "events=[]", "termination={reason: resignation, notice: 2000-01-01, date: 2000-09-30}"};
  const Sweep s =
      swept({"termination.date=2000-08-01..2001-12-31/3months"}, {"options.spread"}, true, {}, sets).sweep;
  REQUIRE(s.cliffs.size() == 2);
  CHECK(s.cliffs[0].first == "2000-10-01");
  CHECK(s.cliffs[0].jump == "180000.00");
  REQUIRE(s.cliffs[0].causes.size() == 2);
  CHECK(s.cliffs[0].causes[0].cite == "SOP V(A)(iv)");
  CHECK(s.cliffs[0].causes[0].label == "grant K1: 10,000 shares of 2000-10-01");
  CHECK(s.cliffs[0].causes[0].after == "exercisable");
  CHECK(s.cliffs[0].causes[1].id == "grants[K1].spread");
  CHECK(s.cliffs[0].causes[1].cite == "SOP V(A)(iv)");
  CHECK(s.cliffs[1].first == "2001-10-01");
}

TEST_CASE("A vesting day of the deferred account names the clause that vests it", "[sweep][cliffs]") {
  // 20,000 of the company: 40 % to 2000-06-30, 60 % from 2000-07-01: 80,000 + 8,000 and 80,000 + 12,000
  const Sweep s = swept({"termination.date=2000-06-01..2000-08-31/1month"}, {"deferred.total"}, true, {},
                        {"events=[]", "documents=[DCP]", "termination={reason: resignation, date: 2000-07-01}",
                         "deferred_comp={election: lump_sum, balance: {as_of: 2000-12-31, own: 80000, company: "
                         "20000}, vesting: {1999-07-01: 40%, 2000-07-01: 60%}}"})
                      .sweep;
  REQUIRE(s.cliffs.size() == 1);
  CHECK(s.cliffs[0].first == "2000-07-01");
  CHECK(s.cliffs[0].jump == "4000.00");
  REQUIRE(!s.cliffs[0].causes.empty());
  CHECK(s.cliffs[0].causes[0].cite == "DCP 3.01");
  CHECK(s.cliffs[0].causes[0].before == "40%");
  CHECK(s.cliffs[0].causes[0].after == "60%");
}

TEST_CASE("Where a figure begins or ends, a cliff says what is missing on the other side", "[sweep][cliffs]") {
  // 50 % of the votes and more change control under EA 5.3; below that the company had no right to end it so.
  const Sweep s = swept({"events[0].percent=41%..60%/5%"}, {"severance.total"}, true).sweep;
  REQUIRE(s.cliffs.size() == 1);
  CHECK(s.cliffs[0].last == "49.9999%");
  CHECK(s.cliffs[0].first == "50%");
  REQUIRE(!s.cliffs[0].causes.empty());
  CHECK(s.cliffs[0].causes[0].label == "No figures");
  CHECK(s.cliffs[0].causes[0].before->find("50% is needed") != std::string::npos);
  CHECK(!s.cliffs[0].causes[0].after.has_value());
}

TEST_CASE("Lines of a part that the item does not count are no cause of its jump", "[sweep][cliffs]") {
  // The double fee ends with the protected time. Over a threshold of 600,000 the excise falls with it: no
  // severance.
  std::vector<std::string> sets = on_notice;
  sets.emplace_back("w2={1995: 180000, 1996: 190000, 1997: 200000, 1998: 210000, 1999: 220000}");
  const auto about_tax = [&](const std::string& item) {
    const Sweep s = swept({"termination.date=2001-01-31..2001-06-30/2months"}, {item}, true, {}, sets).sweep;
    REQUIRE(s.cliffs.size() == 1);
    return std::ranges::count_if(s.cliffs[0].causes,
                                 [](const CliffCause& c) { return c.id.starts_with("parachute"); });
  };
  CHECK(about_tax("severance.total") == 0);
  CHECK(about_tax("totals.cash") == 2);  // the excise and the gross-up: what EA 5.6 gives was
  // agreed on 1999-07-01, within a year before the change, and is presumed to count (280G(b)(2)(C)): 2 x
  // 363,000 stay above 600,000 on either side
}

TEST_CASE("A vesting step that the award sets is said to be the award's", "[sweep][cliffs]") {
  const std::vector<std::string> sets{
      "grants={id: K1, plan: sop, type: nso, granted: 1998-10-01, price: 18.00, shares: 40000, "
      "vesting: [{date: 2000-07-15, shares: 40000}]}",
      "price=36.00", "events=[]", "termination={reason: resignation, notice: 2000-01-01, date: 2000-06-30}"};
  const Sweep s =
      swept({"termination.date=2000-06-30..2000-08-31/1month"}, {"options.spread"}, true, {}, sets).sweep;
  REQUIRE(s.cliffs.size() == 1);
  CHECK(s.cliffs[0].first == "2000-07-15");
  REQUIRE(!s.cliffs[0].causes.empty());
  CHECK(s.cliffs[0].causes[0].cite == "award");
}

TEST_CASE("The end of a protected period is found to the day, whatever the step", "[sweep][cliffs]") {
  const Sweep s =
      swept({"termination.date=2001-01-31..2001-06-30/2months"}, {"severance.total"}, true, {}, on_notice)
          .sweep;
  REQUIRE(s.cliffs.size() == 1);
  // One year after 2000-03-15: 726,000 and 363,000 before; a year of the Term, 363,000, and 363,000 after.
  CHECK(s.cliffs[0].last == "2001-03-15");
  CHECK(s.cliffs[0].first == "2001-03-16");
  CHECK(s.cliffs[0].jump == "-363000.00");
  const auto fee = std::ranges::find(s.cliffs[0].causes, "severance.termination_fee", &CliffCause::id);
  REQUIRE(fee != s.cliffs[0].causes.end());
  CHECK(fee->cite == "EA 5.6");
  CHECK(s.cliffs[0].causes.front().id == "protection");
  CHECK(s.cliffs[0].causes.front().cite == "EA 5.6");
  CHECK(s.cliffs[0].causes.front().before == "inside");
  CHECK(s.cliffs[0].causes.front().after == "outside");
}

TEST_CASE("A goal is met at an input that gives it when it is put in", "[sweep][goal]") {
  const Goal g =
      *swept({"salary.base/year=200000..260000/10000"}, {"totals.cash"}, false, "totals.cash=1000000")
           .sweep.goal;
  CHECK(g.verdict == GoalVerdict::one);
  REQUIRE(g.answers.size() == 1);
  // 955,000 / 4.35 = 219,540.2298...: 333,333.33 + 666,666.67 at .23
  CHECK(g.answers[0].input == "219540.23/year");
  CHECK(g.answers[0].exact);
  CHECK(g.answers[0].result == "1000000.00");
  const Sweep proof = swept({"salary.base=" + g.answers[0].input}).sweep;
  CHECK(proof.rows[0].values[0] == "1000000.00");
}

TEST_CASE("A goal that is jumped over, never met, nearly met or met for a while is told so", "[sweep][goal]") {
  const auto goal = [](const std::string& vary, const std::string& wanted,
                       const std::vector<std::string>& sets = {}) {
    return *swept({vary}, {"totals.cash"}, false, wanted, sets).sweep.goal;
  };
  const Goal over = goal("salary.base/year=200000..300000/10000", "totals.cash=1400000");
  CHECK(over.verdict == GoalVerdict::jumped_over);
  REQUIRE(over.answers.size() == 1);
  CHECK(over.answers[0].input == "265517.23/year");
  CHECK(over.answers[0].over == "265517.24/year");
  const Goal none = goal("salary.base/year=200000..260000/10000", "totals.cash=5000000");
  CHECK(none.verdict == GoalVerdict::none);
  CHECK(none.least == "915000.00");  // 4.35 x 200,000 + 45,000
  CHECK(none.most == "1176000.00");  // 4.35 x 260,000 + 45,000
  // 999,999.96 and 1,000,000.00 are neighbors (see above): 999,999.98 is passed in one cent of salary
  const Goal near = goal("salary.base/year=200000..260000/10000", "totals.cash=999999.97");
  REQUIRE(near.answers.size() == 1);
  CHECK(!near.answers[0].exact);
  CHECK(near.answers[0].input == "219540.22/year");
  const Goal flat =
      goal("termination.date=2001-01-31..2001-06-30/2months", "severance.total=726000", on_notice);
  REQUIRE(flat.answers.size() == 1);
  CHECK(flat.answers[0].input == "2001-03-16");
  CHECK(flat.answers[0].through == "2001-06-30");
}

TEST_CASE("A goal is solved for a date, a rate, a count and a price as well as for an amount",
          "[sweep][goal]") {
  const auto goal = [](const std::string& vary, const std::string& wanted,
                       const std::vector<std::string>& sets = {}) {
    const Goal g = *swept({vary}, {"severance.total"}, false, wanted, sets).sweep.goal;
    REQUIRE(g.answers.size() == 1);
    return g;
  };
  // 3 x (240,000 x (1 + t) + 15,000) = 1,000,000: t = 318,333.33.../240,000 - 1 = 32.6389 %, in millionths
  const Goal rate = goal("salary.target_bonus%=0..100/10", "severance.total=1000000");
  CHECK(rate.answers[0].input == "32.6389%");
  CHECK(rate.answers[0].result == "1000000.08");  // 240,000 x 1.326389 = 318,333.36: 333,333.36 + 666,666.72
  CHECK(!rate.answers[0].exact);
  // The double fee ends with the protected time, on 2001-03-15: the first day without it is the 16th.
  const Goal date = goal("termination.date=2001-01-31..2001-06-30/1month", "severance.total=726000", on_notice);
  CHECK(date.answers[0].input == "2001-03-16");
  CHECK(date.axis == "termination.date");
  const std::vector<std::string> grant{
      "grants={id: K1, plan: sop, type: nso, granted: 1998-10-01, price: 18.00, shares: 40000}", "price=36.00"};
  // All vested early: n x 18.00 = 450,000 at 25,000 shares; 40,000 x (36.00 - p) = 500,000 at p = 23.50
  const Goal count = goal("grants[K1].shares=24000..26000/1000", "options.spread=450000", grant);
  CHECK(count.verdict == GoalVerdict::one);
  CHECK(count.answers[0].input == "25000");
  const Goal price = goal("grants[K1].price=10.00..30.00/5.00", "options.spread=500000", grant);
  CHECK(price.answers[0].input.starts_with("23.5"));
  CHECK(price.answers[0].exact);
  // A date is a goal too: the fee is due 15 days after the end.
  const Goal due =
      goal("termination.date=2000-06-01..2000-09-30/1month", "severance.termination_fee.due=2000-08-01");
  CHECK(due.answers[0].input == "2000-07-17");
}

TEST_CASE("A goal that is met, left and met again between two steps is met at several places",
          "[sweep][goal]") {
  const std::vector<std::string> sets{
      "grants={id: K1, plan: sop, type: nso, granted: 1998-10-01, price: 18.00, shares: 40000}",
      "prices={2000-06-30: 36.00, 2000-07-10: 37.00, 2000-07-20: 36.00, 2000-07-28: 36.00, 2000-08-07: 36.00, "
      "2000-08-17: 36.00, 2000-08-25: 36.00}",
      "events=[]", "termination={reason: resignation, notice: 2000-01-01, date: 2000-06-30}"};
  // 10,000 x 18.00 to 07-09, 10,000 x 19.00 to 07-19, 10,000 x 18.00 from 07-20: steps of a month see none of
  // it.
  const Sweep s = swept({"termination.date=2000-06-30..2000-08-31/1month"}, {"options.spread"}, true,
                        "options.spread=180000", sets)
                      .sweep;
  CHECK(s.goal->verdict == GoalVerdict::several);
  REQUIRE(s.goal->answers.size() == 2);
  CHECK(s.goal->answers[0].through == "2000-07-09");
  CHECK(s.goal->answers[1].input == "2000-07-20");
  REQUIRE(s.cliffs.size() == 2);  // up by 10,000 and down again
  CHECK(s.cliffs[0].jump == "10000.00");
  CHECK(s.cliffs[1].jump == "-10000.00");
}

TEST_CASE("Jumps are found between straight stretches, and drift is none", "[sweep][cliffs]") {
  const auto jumps = [](Curve1 curve, Exact quantum, std::vector<Exact> points) {
    return find_jumps({std::move(curve), quantum}, points).jumps;
  };
  const std::vector<Exact> points{0, 10000, 20000};
  const auto two = jumps(
      [](Exact x) -> std::optional<Exact> {
        return Exact{3} * x + (x >= cents(123456) ? Exact{10} : Exact{}) -
               (x > cents(1999999) ? Exact{500} : Exact{});
      },
      cents(1), points);
  REQUIRE(two.size() == 2);
  CHECK(two[0].last == cents(123455));
  CHECK(two[0].first == cents(123456));
  CHECK(two[1].first == Exact{20000});
  // a bend is no jump
  CHECK(jumps([](Exact x) -> std::optional<Exact> { return x < Exact{5000} ? x : x * Exact{9} - Exact{40000}; },
              cents(1), points)
            .empty());
  // 100 a day is the usual; 5,000 on one day is not
  const auto daily = jumps(
      [](Exact x) -> std::optional<Exact> {
        return Exact{-100} * x + (x > Exact{200} ? Exact{5000} : Exact{});
      },
      1, {0, 365});
  REQUIRE(daily.size() == 1);
  CHECK(daily[0].last == Exact{200});
  // where there is no value any more
  const auto ends =
      jumps([](Exact x) -> std::optional<Exact> { return x < Exact{70} ? std::optional{x} : std::nullopt; }, 1,
            {0, 100});
  REQUIRE(ends.size() == 1);
  CHECK(ends[0].first == Exact{70});
}

TEST_CASE(
    "Jumps that cancel out in the sum are found where the parts differ, or the range is looked at closely",
    "[sweep][cliffs]") {
  const auto band = [](Exact from, Exact to, bool parts) {
    return [=](Exact x) -> Seen {
      const bool first = x >= from, second = x >= to;
      Seen seen{std::optional{(first ? Exact{100} : Exact{}) - (second ? Exact{100} : Exact{})}};
      if (parts) seen.made_of.amounts = {first ? 100.0 : 0.0, second ? 100.0 : 0.0};
      return seen;
    };
  };
  const std::vector<Exact> points{0, 1000000};  // 100,000,000 cents in one step: about 977 dollars a look
  const auto jumps = [&](Curve1 curve) { return find_jumps({std::move(curve), cents(1)}, points).jumps; };
  // Up at 500,000.10 and down at 500,000.12: one line begins and another ends.
  const auto two = jumps(band(cents(50000010), cents(50000012), true));
  REQUIRE(two.size() == 2);
  CHECK(two[0].first == cents(50000010));
  CHECK(two[1].first == cents(50000012));
  // The same line comes and goes: found when it stays for longer than a 1,024th of the range.
  CHECK(jumps(band(500000, 502000, false)).size() == 2);
}

TEST_CASE("Every day of a long range is looked at, whatever the step", "[sweep][cliffs]") {
  // One day of 1,000 in 80 years.
  JumpSearch search;
  search.at = [](Exact x) -> Seen { return std::optional{x == Exact{12345} ? Exact{1000} : Exact{}}; };
  search.every_one = true;
  CHECK(find_jumps(search, {0, 29220}).jumps.size() == 2);
  CHECK(places_between(search, {0, 29220}).size() == 29221);
}

TEST_CASE("A search that parts of a result keep leading astray stops, and says so", "[sweep][cliffs]") {
  JumpSearch search;
  search.at = [](Exact x) -> Seen {
    Seen seen{std::optional{Exact{}}};
    seen.made_of.words = static_cast<uint64_t>(x.num() * 7919 % 1013);  // something else at every input
    return seen;
  };
  search.closer_looks = 1000;
  const JumpsFound found = find_jumps(search, {0, 1000000});
  CHECK(found.cut_short);
  CHECK(found.jumps.empty());
}

TEST_CASE("Cliffs need a range, since a list has nothing between its values", "[sweep][cliffs]") {
  const Swept s = swept({"salary.base/year=200000,300000"}, {"totals.cash"}, true);
  REQUIRE(s.problems.size() == 1);
  CHECK(s.problems.front().starts_with("bad-cliffs"));
}

TEST_CASE("Several threads find the jumps that one finds", "[sweep][cliffs]") {
  JumpSearch search;
  search.at = [](Exact x) -> Seen {
    const Exact steps{floor_of(x / Exact{77'777})};
    Seen seen{x > Exact{900'000} && x < Exact{950'000} ? std::nullopt
                                                       : std::optional{steps * Exact{5'000} + x}};
    seen.made_of.words = static_cast<uint64_t>(floor_of(x / Exact{31'000}));
    return seen;
  };
  const auto shown = [](const JumpsFound& found) {
    std::string text = found.cut_short ? "cut short" : "";
    for (const Jump& jump : found.jumps) text += fmt::format(" {}-{}", jump.last.num(), jump.first.num());
    return text;
  };
  for (const size_t looks : {size_t{100'000}, size_t{40}}) {  // enough, and too few: then their order counts
    search.closer_looks = looks;
    const std::vector<JumpSearch> four(4, search);
    const std::string alone = shown(find_jumps(search, {0, 500'000, 1'000'000}));
    CHECK(shown(find_jumps(four, {0, 500'000, 1'000'000})) == alone);
    CHECK(alone.starts_with("cut short") == (looks == 40));
  }
  search.every_one = true;
  const std::vector<JumpSearch> three(3, search);
  CHECK(shown(find_jumps(three, {0, 400'000})) == shown(find_jumps(search, {0, 400'000})));
}
