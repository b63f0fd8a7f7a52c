#include <algorithm>

#include "catch.h"
#include "clauses/evaluate.h"
#include "document/flow_text.h"
#include "report/what_if/find_diff.h"
#include "report/what_if/find_matrix.h"
#include "report/what_if/ways_of_leaving.h"
#include "scenario/load.h"
#include "support/files.h"

using namespace payout;

namespace {

/// The person of the worked examples: 240,000 salary, 45 % target bonus, benefits 6,000 + 7,200 + 1,800 =
/// 15,000.
constexpr const char* person = R"(
agreement: icg
employee: {name: Michael D. Kallet}
salary:
  base: 240000/year
  target_bonus: 45%
  car_allowance: 500/month
  benefits: {health_insurance: 7200/year, other_insurance: 1800/year}
w2: {1995: 300000, 1996: 400000, 1997: 400000, 1998: 450000, 1999: 450000}
)";

struct Evaluated {
  std::unique_ptr<LoadedScenario> loaded;
  Agreement agreement;
  Workspace space;
  std::vector<Document> keep;
};

void evaluate_text(Evaluated& e, const std::string& text, const std::vector<std::string>& sets = {}) {
  Problems problems;
  e.loaded = parse_scenario("test.yaml", text, sets, problems);
  e.agreement = load_agreement("icg", "", problems, e.keep);
  for (const Problem& p : problems.all()) INFO(p.message);
  REQUIRE(!problems.any_errors());
  e.space.readings = choose_readings(e.agreement, e.loaded->facts, e.loaded->document, problems);
  evaluate(e.agreement, e.loaded->facts, e.space);
}

const MatrixColumn* column(const Matrix& matrix, std::string_view id) {
  const auto found = std::ranges::find(matrix.columns, id, &MatrixColumn::id);
  return found == matrix.columns.end() ? nullptr : &*found;
}
std::string amount(const Matrix& matrix, std::string_view id, std::string_view row) {
  const MatrixColumn* c = column(matrix, id);
  if (c == nullptr) return "no column";
  const auto cell = std::ranges::find(c->cells, row, &MatrixCell::id);
  return cell->amount ? grouped(*cell->amount) : "none";
}
Matrix matrix_on(Evaluated& e, Date on, bool include_vested = false) {
  return find_matrix(e.agreement, e.loaded->facts, e.space.readings, on, include_vested);
}
const ChangedLine* line(const std::vector<ChangedLine>& lines, std::string_view id) {
  const auto found = std::ranges::find(lines, id, &ChangedLine::id);
  return found == lines.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("The matrix has a column for every termination event, split as the clauses add it up", "[matrix]") {
  Evaluated e;
  evaluate_text(e, person);
  const Matrix m = matrix_on(e, Date::of(2000, 6, 30));
  CHECK(amount(m, "death", "cash") == "60,000.00");  // 5.1: 240,000 x 3/12
  CHECK(amount(m, "death", "total") == "60,000.00");
  CHECK(amount(m, "disability", "total") == "0.00");
  CHECK(amount(m, "cause", "total") == "0.00");
  // 5.6, a year of the Term left: 240,000 + 108,000, and 15,000 of benefits and perquisites
  CHECK(amount(m, "company_notice", "cash") == "348,000.00");
  CHECK(amount(m, "company_notice", "benefits") == "15,000.00");
  CHECK(amount(m, "company_notice", "total") == "363,000.00");
  // 5.6: 2 x (348,000 + 15,000)
  CHECK(amount(m, "constructive_dismissal", "cash") == "696,000.00");
  CHECK(amount(m, "constructive_dismissal", "benefits") == "30,000.00");
  CHECK(amount(m, "constructive_dismissal", "total") == "726,000.00");
  // 5.7: 120,000 + 54,000, and 7,200 x 6/12 of health insurance
  CHECK(amount(m, "employee_notice", "cash") == "174,000.00");
  CHECK(amount(m, "employee_notice", "benefits") == "3,600.00");
  // 5.3: 348,000 + 15,000, and employment goes on
  CHECK(amount(m, "change_alone", "cash") == "348,000.00");
  CHECK(amount(m, "change_alone", "benefits") == "15,000.00");
  CHECK(amount(m, "change_alone", "total") == "363,000.00");
  // 363,000 + 726,000; base amount 400,000, threshold 1,200,000: no excise
  CHECK(amount(m, "company_after_change_with_change", "tax") == "0.00");
  CHECK(amount(m, "company_after_change_with_change", "total") == "1,089,000.00");
  // 363,000 + 60,000 and 363,000 + 177,600
  CHECK(amount(m, "death_with_change", "total") == "423,000.00");
  CHECK(amount(m, "employee_after_change_with_change", "total") == "540,600.00");
  // A right that only a change in control gives is no termination event without one.
  CHECK(column(m, "company_after_change") == nullptr);
  CHECK(column(m, "change_alone")->assumptions.front().find("ownership") != std::string::npos);
}

TEST_CASE("Days are not assumed: a route that does not exist yet is refused with its reason", "[matrix]") {
  Evaluated e;
  evaluate_text(e, person);
  const Matrix early = matrix_on(e, Date::of(1999, 12, 31));
  REQUIRE(column(early, "voluntary_departure") != nullptr);
  CHECK(column(early, "voluntary_departure")->refused.find("2000-02-17") != std::string::npos);
  CHECK(amount(early, "voluntary_departure", "total") == "none");
  CHECK(amount(early, "employee_notice", "total") == "0.00");
}

TEST_CASE("Columns come from the terms: without the agreement's document they are the reasons that are named",
          "[matrix]") {
  Evaluated e;
  evaluate_text(e, std::string{person} + "documents: [SOP]\n");
  const Matrix m = matrix_on(e, Date::of(2000, 6, 30));
  CHECK(column(m, "company_notice") == nullptr);
  CHECK(column(m, "without_cause") != nullptr);
  CHECK(column(m, "director_removed") == nullptr);
}

TEST_CASE("A matrix column equals the report of the scenario that it stands for", "[matrix][property]") {
  for (const char* name : {"change-in-control-everything", "merger-then-company-ends", "retirement-on-notice",
                           "death-in-service", "gross-up-five-year-history", "no-notice"}) {
    INFO(name);
    const std::string text =
        read_text(std::filesystem::path{PAYOUT_ROOT} / "scenarios/icg" / (std::string{name} + ".yaml"));
    Evaluated e;
    evaluate_text(e, text);
    const Date on = *e.space.result.header.termination;
    const Matrix m = matrix_on(e, on, true);
    bool own = false;
    for (const MatrixColumn& c : m.columns) {
      INFO(c.id);
      for (const std::string& a : c.assumptions) own = own || a.find("as the scenario has it") != a.npos;
      if (!c.refused.empty()) continue;
      Money sum;
      for (size_t row = 0; !m.rows[row].total; ++row) sum += *c.cells[row].amount;
      CHECK(sum == *m.total_of(c).amount);
      const bool grounds = std::ranges::any_of(c.assumptions, [](const std::string& a) {
        return a.find("of a kind that") != a.npos || a.find("absence") != a.npos;
      });
      if (c.id == "change_alone") continue;  // --set cannot take the end of employment back
      // Notice under the right after a change is taken as in time although the change came later.
      if (grounds || c.id == "employee_after_change_with_change") continue;
      Evaluated same;
      evaluate_text(same, text, c.set);
      CHECK(same.space.result.totals.all == m.total_of(c).amount);
    }
    CHECK(own);
  }
}

TEST_CASE("The table shows what each event adds; what is vested anyway stands below the total", "[matrix]") {
  // S = 300,000, B = 120,000, health insurance 6,000; 8,000 options at 14.00 from 1998-06-08, by a fourth a
  // year: on 2000-11-10 4,000 are vested; the account of 200,000.00 is vested in full.
  const std::string text = R"(agreement: icg
employee: {name: The Executive}
salary: {base: 300000/year, target_bonus: 40%, benefits: {health_insurance: 6000/year}}
w2: {1995: 290000, 1996: 290000, 1997: 300000, 1998: 310000, 1999: 310000}
tax: {marginal: {federal: 39.6%, state: 0%, medicare: 1.45%}, afr_120: 7%}
termination: {reason: resignation, by: employee, date: 2000-11-10}
grants: [{id: V1, plan: sop, type: nso, granted: 1998-06-08, shares: 8000, price: 14.00}]
price: 40.00
deferred_comp: {first_eligible: 1997-01-01, election: {percent: 5, form: installments, filed: 1997-01-20}, balance: {as_of: 2000-09-30, own: 150000, company: 50000, company_vested: 100%}, earnings: 6%/year}
)";
  Evaluated e;
  evaluate_text(e, text);
  const Matrix m = matrix_on(e, Date::of(2000, 11, 10));
  const std::string fired = "company_notice", deal = "company_after_change_with_change";
  for (const MatrixColumn& c : m.columns) {
    INFO(c.id);
    CHECK(amount(m, c.id, "vested_options") == "104,000.00");  // 4,000 x (40.00 - 14.00)
    CHECK(amount(m, c.id, "vested_account") == "200,000.00");
    CHECK(amount(m, c.id, "deferred") == "0.00");
  }
  CHECK(amount(m, "cause", "total") == "0.00");
  // Without cause: 12 months of S and B = 420,000, of the insurance 6,000; the other 4,000 shares vest.
  CHECK(amount(m, fired, "cash") == "420,000.00");
  CHECK(amount(m, fired, "benefits") == "6,000.00");
  CHECK(amount(m, fired, "equity") == "104,000.00");
  CHECK(amount(m, fired, "total") == "530,000.00");
  // On a change, ended by the company: the payment of the change and twice as much, 3 x 426,000.
  CHECK(amount(m, deal, "cash") == "1,260,000.00");
  CHECK(amount(m, deal, "benefits") == "18,000.00");
  CHECK(amount(m, deal, "equity") == "104,000.00");
}

TEST_CASE("A difference names the fact, the lines it moved, their clause and by how much", "[diff]") {
  const std::string text = std::string{person} +
                           "termination: {reason: constructive_dismissal, notice: 2000-05-31, date: 2000-06-30,"
                           " dismissal: {kind: duties_change, date: 2000-05-01}}\n";
  Evaluated a, b;
  evaluate_text(a, text);
  evaluate_text(b, text, {"salary.base=264000/year", "w2.1999=460000"});
  const Diff diff =
      find_diff({"a", a.loaded->facts, a.space.result}, {"b", b.loaded->facts, b.space.result}, false);
  CHECK(diff.differ);
  REQUIRE(diff.inputs.size() == 2);
  CHECK(diff.inputs[0].id == "salary.base");
  CHECK(diff.inputs[0].before == "240000.00/year");
  CHECK(diff.inputs[1].id == "w2.1999");
  const ChangedLine* fee = line(diff.lines, "severance.termination_fee");
  REQUIRE(fee != nullptr);
  CHECK(fee->before == "726000.00");     // 2 x (240,000 x 1.45 + 15,000)
  CHECK(fee->after == "795600.00");      // 2 x (264,000 x 1.45 + 15,000)
  CHECK(fee->difference == "69600.00");  // 2 x 24,000 x 1.45
  CHECK(fee->cite == "EA 5.6");
  CHECK(line(diff.lines, "severance.termination_fee.due") == nullptr);  // unchanged
  CHECK(line(changed_lines(a.space.result, b.space.result, true), "severance.termination_fee.due") != nullptr);
  CHECK(line(diff.totals, "totals.cash")->difference == "69600.00");
  CHECK(line(diff.totals, "totals.cash")->cite == "EA 5.6");  // what moves its parts
  CHECK(line(diff.lines, "severance.total")->cite == "EA 5.6");
  CHECK(line(diff.lines, "totals.cash") == nullptr);
}

TEST_CASE("Shares of a grant move by the clause that vests them, and dates by the one that sets the window",
          "[diff]") {
  const std::string text = std::string{person} +
                           "grants: [{id: K1, plan: sop, type: nso, granted: 1998-10-01, price: 18.00, shares: "
                           "40000}]\nprice: 36.00\n"
                           "termination: {reason: resignation, notice: 2000-06-01, date: 2000-09-30}\n";
  Evaluated a, b;
  evaluate_text(a, text);
  evaluate_text(b, text, {"termination.date=2000-10-01"});
  const auto lines = changed_lines(a.space.result, b.space.result);
  // a step of 10,000 shares vests on 2000-10-01: 10,000 x (36.00 - 18.00)
  CHECK(line(lines, "grants[K1].spread")->difference == "180000.00");
  CHECK(line(lines, "grants[K1].spread")->cite == "SOP V(A)(iv)");
  CHECK(line(lines, "grants[K1].exercisable")->cite == "SOP V(A)(iv)");
  CHECK(line(lines, "grants[K1].last_day")->cite == "SOP V(A)(viii)");
  // A company notice vests all of it early.
  Evaluated c;
  evaluate_text(c, text, {"termination.reason=without_cause"});
  const auto early = changed_lines(a.space.result, c.space.result);
  CHECK(line(early, "grants[K1].spread")->difference == "540000.00");  // 30,000 x 18.00
  CHECK(line(early, "grants[K1].spread")->cite == "EA 5.6");
}

TEST_CASE("A line that goes away says why it is not paid, and a new one why it was not", "[diff]") {
  Evaluated a, b;
  evaluate_text(
      a, std::string{person} + "termination: {reason: without_cause, notice: 2000-04-30, date: 2000-06-30}\n");
  evaluate_text(b, std::string{person} + "termination: {reason: resignation, date: 2000-06-30}\n");
  const auto lines = changed_lines(a.space.result, b.space.result);
  const ChangedLine* gone = line(lines, "severance.termination_fee");
  REQUIRE(gone != nullptr);
  CHECK(gone->difference == "-363000.00");
  CHECK(!gone->after.has_value());
  CHECK(gone->why.find("EA 5.7") != std::string::npos);
  CHECK(line(lines, "severance.departure_salary")->after == "120000.00");
  CHECK(line(lines, "header.route")->cite == "EA 5.7");
  CHECK(line(lines, "header.route")->other_cite == "EA 4");
}

TEST_CASE("Nothing differs between a scenario and itself", "[diff][property]") {
  Evaluated a, b;
  const std::string text =
      read_text(std::filesystem::path{PAYOUT_ROOT} / "scenarios/icg/change-in-control-everything.yaml");
  evaluate_text(a, text);
  evaluate_text(b, text, {"title=another"});
  const Diff diff =
      find_diff({"a", a.loaded->facts, a.space.result}, {"b", b.loaded->facts, b.space.result}, false);
  CHECK(!diff.differ);
  CHECK(diff.lines.empty());
}

TEST_CASE("Entries of a table are matched by key, and whole entries are shown as they would be written",
          "[diff]") {
  Evaluated a, b;
  evaluate_text(a, "employee: {name: A}\nw2: {1999: 5}\n");
  evaluate_text(b,
                "employee: {name: A}\nw2: {1998: 4, 1999: 5}\nevents: [{kind: ownership, date: 2000-03-15, "
                "percent: 52%, acquirer: outsider, transaction: 'a, b'}]\n");
  const auto inputs = changed_inputs(a.loaded->facts, b.loaded->facts);
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0].id == "w2.1998");
  CHECK(inputs[0].after == "4.00");
  CHECK(inputs[1].id == "events[0]");
  CHECK(inputs[1].after ==
        "{kind: ownership, date: 2000-03-15, percent: 52%, acquirer: outsider, transaction: 'a, b'}");
}
