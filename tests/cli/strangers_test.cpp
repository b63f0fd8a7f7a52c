#include "catch.h"
#include "clauses/catalogue.h"
#include "support/files.h"
#include "support/process.h"

using namespace payout;

static bool says(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

/// A change in control with options and an account, without the facts of the tax test.
static const std::string lacking = R"(cd $(mktemp -d); cat > lacking.yaml <<'E'
agreement: icg
employee: {name: Jane Example, hired: 1995-02-01}
salary: {base: 310000/year, target_bonus: 50%}
events: [{kind: ownership, date: 2000-06-15, percent: 55%, acquirer: outsider}]
termination: {reason: change_in_control, by: company, notice: 2000-06-20, date: 2000-07-31}
grants: [{id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: 90000, price: 18.00}]
deferred_comp:
  first_eligible: 1997-01-01
  election: {form: installments, filed: 1997-01-20}
  balance: {as_of: 1999-12-31, own: 200000, company: 100000, company_vested: 50%}
E
)";

TEST_CASE("validate gives all missing facts as a block to fill in, as the report does", "[cli][strangers]") {
  const Ran validated = shell(lacking + "payout validate lacking.yaml 2>&1");
  INFO(validated.out);
  CHECK(validated.status == 3);
  CHECK(says(validated.out,
             "the missing facts, to be filled in:\n"
             "  prices: {2000-07-31: ..., 2000-06-15: ...}\n"
             "  deferred_comp: {earnings: ..., vesting: ...}\n"
             "  w2: ...\n"
             "  tax: {afr_120: ..., marginal: ...}\n"));
  CHECK(says(shell(lacking + "payout lacking.yaml 2>/dev/null").out,
             "  the missing facts, to be filled in:\n"
             "    prices: {2000-07-31: ..., 2000-06-15: ...}\n"
             "    deferred_comp: {earnings: ..., vesting: ...}\n"
             "    w2: ...\n"
             "    tax: {afr_120: ..., marginal: ...}\n"));
  // With the block filled in nothing is asked any more: one round.
  const Ran filled = shell(lacking + R"(cat >> lacking.yaml <<'E'
prices: {2000-07-31: 40.00, 2000-06-15: 38.00}
w2: {1995: 250000, 1996: 260000, 1997: 270000, 1998: 280000, 1999: 300000}
tax: {afr_120: 8%, marginal: {federal: 39.6%, state: 4.63%, medicare: 1.45%}}
E
payout validate lacking.yaml --set deferred_comp.earnings=6%/year \
  --set 'deferred_comp.vesting={2002-06-30: 100%}' 2>&1)");
  INFO(filled.out);
  CHECK(filled.status == 0);
  CHECK(!says(filled.out, "missing-fact"));
}

TEST_CASE("A missing fact two parts down stands in the brackets of both", "[cli][strangers]") {
  const Ran ran = shell(lacking +
                        "payout validate lacking.yaml --set termination.reason=resignation "
                        "--set termination.by=employee 2>&1");
  INFO(ran.out);
  REQUIRE(says(ran.out, "`salary.benefits.health_insurance`"));
  CHECK(says(ran.out, "  salary: {benefits: {health_insurance: ...}}\n"));
}

TEST_CASE("The matrix says each missing fact once; with no figure for lack of facts it ends with 3",
          "[cli][strangers]") {
  const Ran ran = shell(lacking + "payout matrix lacking.yaml 2>/dev/null");
  INFO(ran.out);
  CHECK(ran.status == 3);
  for (const std::string fact : {"`deferred_comp.earnings`", "`w2`", "`tax.afr_120`", "`tax.marginal`"}) {
    INFO(fact);
    const size_t section = ran.out.find("FIGURES THAT ARE MISSING");
    REQUIRE(section != ran.out.npos);
    std::string flat = ran.out.substr(section);  // where lines wrap is no matter
    for (size_t at; (at = flat.find("\n    ")) != flat.npos;) flat.replace(at, 5, " ");
    const size_t first = flat.find("(give " + fact);
    REQUIRE(first != flat.npos);
    CHECK(flat.find("(give " + fact, first + 1) == flat.npos);
  }
}

TEST_CASE("Dots lead to amounts, never from a field to its first word", "[cli][strangers]") {
  for (const Kind& kind : catalogue()) {
    const Ran page = payout_run("terms " + std::string{kind.name});
    INFO(kind.name);
    CHECK(!says(page.out, " . . "));
  }
  CHECK(!says(payout_run("terms").out, " . . "));
  CHECK(!says(payout_run("terms pay").out, " . . "));
  CHECK(says(payout_run("matrix scenarios/icg/gross-up-five-year-history.yaml 2>/dev/null").out, " . . "));
}

TEST_CASE("A clause is found by its citation, as reports print it", "[cli][strangers]") {
  const Ran terms = payout_run("terms 'EA 5.6'");
  CHECK(terms.status == 0);
  CHECK(says(terms.out, "termination_fee  EA 5.6"));
  CHECK(payout_run("terms EA 5.6").out == terms.out);
  const std::string file = "scenarios/icg/gross-up-five-year-history.yaml";
  const Ran by_path = payout_run("explain " + file + " severance.change_in_control_payment 2>/dev/null");
  CHECK(by_path.status == 0);
  CHECK(payout_run("explain " + file + " 'EA 5.3' 2>/dev/null").out == by_path.out);
  const Ran absent = payout_run("explain " + file + " 'EA 5.5' 2>/dev/null");
  CHECK(absent.status == 0);
  CHECK(says(absent.out, "WHY NOT"));
  CHECK(payout_run("terms 'EA 99.9' 2>/dev/null").status == 5);
}

TEST_CASE("explain suggests paths as they are printed, and gives other interpretations in sentences",
          "[cli][strangers]") {
  const std::string file = "scenarios/icg/change-in-control-everything.yaml";
  const Ran wrong = payout_run("explain " + file + " parachute.contingent.K9 2>&1 >/dev/null");
  INFO(wrong.out);
  CHECK(says(wrong.out, "`parachute.contingent[K1]`"));
  CHECK(!says(wrong.out, "contingent.K1"));
  const Ran fee = payout_run("explain " + file + " severance.total 2>/dev/null");
  INFO(fee.out);
  CHECK(says(fee.out, "if the multiple applies to the salary alone\n    multiplier_scope: salary_only\n"));
}

TEST_CASE("Every starter is clean", "[cli][strangers]") {
  for (const std::string options :
       {"", "--change-in-control", "--deferred", "--change-in-control --deferred", "--all"}) {
    INFO(options);
    const Ran ran = shell("cd $(mktemp -d); payout init " + options +
                          " -o me.yaml && payout validate --strict me.yaml 2>&1");
    INFO(ran.out);
    CHECK(ran.status == 0);
  }
}

TEST_CASE("What a payment hangs on is asked for in one run", "[cli][strangers]") {
  const Ran ran = payout_run("validate tests/errors/missing-in-one-run.yaml 2>&1");
  INFO(ran.out);
  CHECK(ran.status == 3);
  for (const std::string fact : {"`tier`", "`release: none`", "`salary.base`", "`salary.target_bonus`",
                                 "`salary.health.premium`", "`salary.health.employee_part`"}) {
    INFO(fact);
    CHECK(says(ran.out, fact));
  }
}

TEST_CASE("A term that differs by tier is explained by the line where it stands", "[cli][strangers][explain]") {
  const Ran ran = payout_run("explain scenarios/promises/tiers-officer.yaml severance.sev 2>/dev/null");
  INFO(ran.out);
  CHECK(says(ran.out, "times[1].value"));
  CHECK(says(ran.out, "agreement.yaml:12"));  // times: {chief: 3, officer: 2}
  CHECK(!says(ran.out, "default"));
}

TEST_CASE("A kind that can be written in two ways has an example of each", "[cli][strangers]") {
  const std::string page = payout_run("terms repayment 2>/dev/null").out;
  INFO(page);
  CHECK(says(page, "clauses: pay_on"));
  CHECK(says(page, "declines: {over: 24 months}"));
  CHECK(says(page, "54,166.67"));
}
