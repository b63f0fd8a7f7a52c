#include "clauses/parachute/evaluated.h"

namespace {

/// An agreement of another company: one payment of three years' salary on a change, and one remedy.
std::string agreement_with(const std::string& remedy) {
  return R"(
title: Example
documents: {A: {title: Agreement}}
clauses:
  - {id: control, kind: change_in_control, cite: A 1, summary: Half of the votes., ownership_at_least: 50%}
  - id: stay
    kind: cash_payment
    cite: A 2
    summary: Twice the salary on a change in control.
    when: {change: control}
    at_once: true
    items: [{id: stay, label: Payment, times: 2, of: salary}]
  - id: later
    kind: cash_payment
    cite: A 3
    summary: Half the salary on a change in control.
    when: {change: control}
    within: 30 days
    items: [{id: later, label: Later payment, share: 50%, of: salary}]
  - {id: test, kind: contingent_payments, cite: A 4, summary: Both payments count., change: control, cash: [{clause: [stay, later]}]}
)" + remedy;
}

// Salary 400,000: 800,000 on the change and 200,000 within 30 days; base amount 300,000, threshold 900,000.
// Rates 40 %: t = 0.40; 1 - t - 0.20 = 0.40. Excise 0.20 x (1,000,000 - 300,000) = 140,000.
const std::string facts = R"(
employee: {name: A. Person}
salary: {base: 400000/year}
events: [{kind: ownership, date: 2000-03-15, percent: 60%}]
tax: {base_amount: 300000, company_rate: 35%, marginal: {federal: 38.55%, medicare: 1.45%, state: 0%}}
)";

std::unique_ptr<Evaluated> under(const std::string& remedy, std::vector<std::string> sets = {}) {
  auto e = evaluated(facts, sets, agreement_with(remedy));
  REQUIRE(!e->problems.any_errors());
  return e;
}

const std::string gross_up = "  - {id: r, kind: gross_up, cite: A 5, summary: Made whole.";
const std::string cutback = "  - {id: r, kind: cutback, cite: A 5, summary: Cut to one dollar below.}\n";
const std::string best_net = "  - {id: r, kind: best_net, cite: A 5, summary: Whichever leaves more.}\n";

}  // namespace

TEST_CASE("The four remedies stand side by side, whatever the agreement has", "[parachute]") {
  const auto e = under(gross_up + "}\n");
  CHECK(e->at("parachute.excise") == "140000.00");
  CHECK(e->at("parachute.gross_up") == "350000.00");  // 140,000 / 0.40
  CHECK(e->at("parachute.remedies[full_gross_up].net") ==
        "600000.00");  // 1,000,000 x 0.60, as without an excise
  // 1,000,000 + 350,000 + 35 % of (700,000 + 350,000) that cannot be deducted
  CHECK(e->at("parachute.remedies[full_gross_up].lost_deduction") == "367500.00");
  CHECK(e->at("parachute.remedies[full_gross_up]") == "1717500.00");
  // cut to 899,999: 100,001 given up, 899,999 x 0.60 = 539,999.40 kept, everything deductible
  CHECK(e->at("parachute.remedies[cutback].cut") == "100001.00");
  CHECK(e->at("parachute.remedies[cutback].net") == "539999.40");
  CHECK(e->at("parachute.remedies[cutback]") == "899999.00");
  // borne: 600,000 - 140,000 = 460,000; cost 1,000,000 + 35 % of 700,000
  CHECK(e->at("parachute.remedies[no_remedy].net") == "460000.00");
  CHECK(e->at("parachute.remedies[no_remedy]") == "1245000.00");
  CHECK(e->at("parachute.remedies[best_net].net") == "539999.40");
  CHECK(e->at("parachute.remedies[full_gross_up].agreed") == "true");
}

TEST_CASE("A cutback takes the last payment first and leaves one dollar less than the threshold",
          "[parachute]") {
  const auto e = under(cutback);
  CHECK(e->at("parachute.contingent[later].cut") == "100001.00");
  CHECK(e->at("parachute.contingent[stay].cut") == "0.00");
  CHECK(e->at("parachute.cutback") == "100001.00");
  CHECK(e->at("parachute.safe_harbor") == "899999.00");
  CHECK(e->at("parachute.excise") == "0.00");
  CHECK(e->at("totals.cash") == "899999.00");
  // 840,000 = 3 x 280,000 cuts 160,001; a base amount of 250,000 cuts the whole second payment and 50,001 of
  // the first
  const auto more = under(cutback, {"tax.base_amount=250000"});
  CHECK(more->at("parachute.contingent[later].cut") == "200000.00");
  CHECK(more->at("parachute.contingent[stay].cut") == "50001.00");
}

TEST_CASE("A discounted payment is cut until its present value fits", "[parachute]") {
  // 200,000 on 2000-04-14, 30 days later, at 8 %: 200,000 / 1.04^(60/365) = 198,714.70, so 98,715.70 of value
  // is cut and 99,999.00 of it stays: at most 99,999.00 x 1.04^(60/365) = 100,645.80 to be paid.
  const auto e = under(cutback, {"tax.afr_120=8%"});
  CHECK(e->at("parachute.contingent[later].cut") == "99354.20");
}

TEST_CASE("Best net cuts where that leaves more, and otherwise pays in full", "[parachute]") {
  CHECK(under(best_net)->at("parachute.cutback") == "100001.00");
  // Base amount 200,000: cut to 599,999 leaves 359,999.40; paid in full, 600,000 - 0.20 x 800,000 = 440,000
  const auto e = under(best_net, {"tax.base_amount=200000"});
  CHECK(e->at("parachute.cutback") == "none");
  CHECK(e->at("parachute.excise") == "160000.00");
  CHECK(e->at("parachute.remedies[best_net].net") == "440000.00");
}

TEST_CASE("A conditional gross-up is paid from its threshold on; below it payments are cut", "[parachute]") {
  // 110 % of 900,000 is 990,000, and 1,000,000 reaches it; 111.2 % is 1,000,800, and it does not.
  CHECK(under(gross_up + ", only_over: 110%, otherwise: cutback}\n")->at("parachute.gross_up") == "350000.00");
  const auto e = under(gross_up + ", only_over: 111.2%, otherwise: cutback}\n");
  CHECK(e->at("parachute.gross_up") == "0.00");
  CHECK(e->at("parachute.cutback") == "100001.00");
  CHECK(e->at("parachute.remedies[conditional_gross_up].agreed") == "true");
  CHECK(e->at("parachute.remedies[conditional_gross_up].cut") == "100001.00");
}

TEST_CASE("`only_over` asks for more than its share of the threshold, `only_from` for the share itself",
          "[parachute]") {
  // 2.5 x 264,000 = 660,000 is exactly 110 % of 3 x 200,000. 0.20 x 460,000 = 92,000, and 92,000 / 0.40 =
  // 230,000.
  const std::vector<std::string> exactly{"salary.base=264000/year", "tax.base_amount=200000"};
  CHECK(under(gross_up + ", only_over: 110%}\n", exactly)->at("parachute.gross_up") == "0.00");
  CHECK(under(gross_up + ", only_from: 110%}\n", exactly)->at("parachute.gross_up") == "230000.00");
  // A base amount of a cent less: 110 % of 599,999.97 is passed. 0.20 x 460,000.01 = 92,000.002
  CHECK(under(gross_up + ", only_over: 110%}\n", {exactly[0], "tax.base_amount=199999.99"})
            ->at("parachute.gross_up") == "230000.00");
  CHECK(under(gross_up + ", only_from: 110%}\n", {exactly[0], "tax.base_amount=200000.01"})
            ->at("parachute.gross_up") == "0.00");
}

TEST_CASE("The better of two is chosen on exact figures: equal is paid in full", "[parachute]") {
  // Cut to 3B - 1 at 40 %: 0.6 (3B - 1). In full: 0.6 P - 0.2 (P - B) = 0.4 P + 0.2 B. With P = 1,000,000 they
  // are equal where 1.6 B = 400,000.60, B = 250,000.375, which no amount in cents is; a cent on each side
  // decides.
  CHECK(under(best_net, {"tax.base_amount=250000.37"})->at("parachute.cutback") == "none");
  CHECK(under(best_net, {"tax.base_amount=250000.38"})->at("parachute.cutback") == "249999.86");
}

TEST_CASE("A partial gross-up makes good its share of the excise", "[parachute]") {
  const auto e = under(gross_up + ", share: 50%}\n");
  CHECK(e->at("parachute.gross_up") == "175000.00");                        // 70,000 / 0.40
  CHECK(e->at("parachute.remedies[partial_gross_up].net") == "530000.00");  // 600,000 - 140,000 + 70,000
  CHECK(e->at("parachute.remedies[full_gross_up].gross_up") == "350000.00");
}

TEST_CASE("An agreement without a remedy leaves the excise with the person", "[parachute]") {
  const auto e = under("");
  CHECK(e->at("parachute.excise") == "140000.00");
  CHECK(e->at("parachute.gross_up") == "none");
  CHECK(e->at("parachute.remedies[no_remedy].agreed") == "true");
}

TEST_CASE(
    "Whatever the payments, a full gross-up leaves the person what there would be without an excise, the "
    "excise "
    "never falls as payments grow, and a cutback stays below the threshold",
    "[parachute]") {
  // 300 salaries from 365,000 up in uneven steps; the payments are 2.5 times the salary.
  payout::Money last;
  auto e = under(gross_up + "}\n");
  payout::Scenario& scenario = e->scenario->facts;
  for (int64_t i = 0; i < 300; ++i) {
    scenario.salary->base.amount = payout::Money::cents(36500000 + i * 73127 + (i * i) % 101);
    payout::evaluate(e->agreement, scenario, e->space);
    const auto& p = e->space.result.parachute;
    CHECK(*p.excise >= last);
    last = *p.excise;
    REQUIRE(p.remedies.size() == 4);
    const payout::Money net = p.remedies[0].net;
    const payout::Money without =
        *p.total - payout::to_the_cent(p.total->exact() * payout::Exact::fraction(2, 5));
    CHECK(net - without <= payout::Money::cents(int64_t{1}));
    CHECK(without - net <= payout::Money::cents(int64_t{1}));
    CHECK(p.remedies[1].paid < payout::Money::dollars(900000));
    CHECK(p.remedies[2].net >= p.remedies[3].net);
  }
}
