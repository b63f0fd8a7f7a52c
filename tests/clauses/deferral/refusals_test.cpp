#include "catch.h"
#include "clauses/deferral/evaluated.h"

using namespace payout;

static const std::string balance =
    "  balance: {as_of: 2000-12-31, own: 80000, company: 20000, company_vested: 60%}\n";

TEST_CASE("Only whole percentages from 0 to 100 are deferred, and near misses get a hint", "[deferral]") {
  const auto help = [](const std::string& percent) {
    const auto run = evaluate_plan("  election: {percent: " + percent + "}\n");
    REQUIRE(run->problems.all().size() == 1);
    return run->problems.all()[0].help;
  };
  CHECK(help("7.5") == "whole percentages only: 7 or 8");
  CHECK(help("101") == "whole percentages from 0 to 100");
  CHECK(help("-5") == "whole percentages from 0 to 100");
  CHECK(help("0.10") == "write 10 for 10%");
  CHECK(help("10%") == "write 10");
  CHECK(!evaluate_plan("  election: {percent: 100}\n")->problems.any_errors());
}

TEST_CASE("A vested share is a percentage of at most 100", "[deferral]") {
  CHECK(evaluate_plan("  balance: {as_of: 2000-12-31, own: 1, company: 1, company_vested: 140%}\n")
            ->problems.any_errors());
  CHECK(evaluate_plan("  balance: {as_of: 2000-12-31, own: 1, company: 1, company_vested: 0.6}\n")
            ->problems.any_errors());
}

TEST_CASE("An election outside both windows is refused with its window", "[deferral]") {
  for (const std::string filed : {"1999-08-01", "1999-12-01"}) {
    const auto run =
        evaluate_plan("  first_eligible: 1999-07-01\n  elections: [{percent: 10, filed: " + filed + "}]\n");
    const Remark* r = run->remark("election-window");
    REQUIRE(r != nullptr);
    CHECK(r->help ==
          "the window is 1999-12-02 to 1999-12-31; upon first eligibility it was 1999-07-01 to 1999-07-31");
  }
  CHECK(evaluate_plan("  first_eligible: 1999-07-01\n  elections: [{percent: 10, filed: 2000-01-01}]\n")
            ->remark("election-window") != nullptr);
}

TEST_CASE("An election that holds cannot be changed in its year", "[deferral]") {
  const auto run = evaluate_plan(R"(  first_eligible: 1999-07-01
  election: {percent: 10, filed: 1999-07-20}
  elections: [{percent: 10, filed: 1999-12-02}, {percent: 5, filed: 2000-04-01}]
)");
  const Remark* r = run->remark("election-irrevocable");
  REQUIRE(r != nullptr);
  CHECK(r->message == "the election for 2000 cannot be changed; a new percentage can start 2001-01-01");
}

TEST_CASE("Contributions during a suspension are refused with its days", "[deferral]") {
  const auto run = evaluate_plan(R"(  hardship: 2000-04-10
  plan_years: {2000: {periods: {2000-09-30: {deferred: 100, matched: 0}}}}
)");
  const Remark* r = run->remark("contributions-suspended");
  REQUIRE(r != nullptr);
  CHECK(r->message == "no contributions are allowed from 2000-04-10 through 2001-04-10");
}

TEST_CASE("The match and the vested share are never assumed", "[deferral]") {
  const auto match = evaluate_plan(R"(  first_eligible: 1997-01-01
  election: {percent: 10, filed: 1997-01-20}
  plan_years: {1999: {wages: 200000, k401_deferral: 0, k401_match: 0}}
)");
  REQUIRE(match->remark("missing-fact") != nullptr);
  CHECK(match->remark("missing-fact")->path == "deferred_comp.match.rate");
  CHECK(match->remark("missing-fact")->message.find("Item D(2) of the 401(k) plan") != std::string::npos);
  const auto share =
      evaluate_plan("  balance: {as_of: 2000-12-31, own: 80000, company: 20000}\n", leaves_mid_2000);
  REQUIRE(share->remark("missing-fact") != nullptr);
  CHECK(share->remark("missing-fact")->path == "deferred_comp.balance.company_vested");
  CHECK(share->remark("missing-fact")->message.find("Item C(5) of the 401(k) plan") != std::string::npos);
}

TEST_CASE("A company part of nothing, or vested by a change, needs no vested share", "[deferral]") {
  CHECK(evaluate_plan("  balance: {as_of: 2000-12-31, own: 80000, company: 0}\n  election: lump_sum\n",
                      leaves_mid_2000)
            ->deferred()
            .total == Money::dollars(80'000));
  CHECK(evaluate_plan("  balance: {as_of: 2000-12-31, own: 80000, company: 20000}\n  election: lump_sum\n",
                      leaves_mid_2000 + "events: [{kind: ownership, date: 2000-03-15, percent: 40%}]\n")
            ->deferred()
            .total == Money::dollars(100'000));
}

TEST_CASE("A late election of the form is paid in installments with a warning", "[deferral]") {
  const auto run = evaluate_plan(
      "  first_eligible: 1997-01-01\n  election: {form: lump_sum, filed: 1999-12-15}\n  earnings: 8%/year\n" +
          balance,
      leaves_mid_2000);
  REQUIRE(run->remark("late-form-election") != nullptr);
  CHECK(run->remark("late-form-election")->severity == Severity::warning);
  CHECK(run->deferred().form == PayoutForm::installments);
}

TEST_CASE("No payment before the plan year has ended", "[deferral]") {
  const auto run =
      evaluate_plan("  election: lump_sum\n  first_payment: 2000-10-01\n" + balance, leaves_mid_2000);
  REQUIRE(run->remark("payment-too-early") != nullptr);
  CHECK(run->remark("payment-too-early")->message.find("not begin before 2001-01-01") != std::string::npos);
}

TEST_CASE("The balance must be that of a valuation date", "[deferral]") {
  for (const std::string day : {"2000-11-15", "2001-03-31"}) {
    const auto run = evaluate_plan("  election: lump_sum\n  balance: {as_of: " + day + ", vested: 92000}\n",
                                   leaves_mid_2000);
    REQUIRE(run->remark("balance-date") != nullptr);
    CHECK(run->remark("balance-date")->help == "give the 2000-12-31 balance");
  }
  const auto extra = evaluate_plan(
      "  election: lump_sum\n  earnings: 8%/year\n  valuation_dates: [2000-11-15]\n"
      "  balance: {as_of: 2000-11-15, vested: 92000}\n",
      leaves_mid_2000);
  CHECK(extra->remark("balance-date") == nullptr);
}

TEST_CASE("A transfer over the dollar limit of its year is warned about", "[deferral]") {
  const auto run = evaluate_plan(
      "  match: {rate: 100%}\n"
      "  plan_years: {2000: {compensation: 354000, deferred: 35400, matched: 21240, transfer: {max: "
      "15000}}}\n");
  REQUIRE(run->remark("over-402g-limit") != nullptr);
  CHECK(run->remark("over-402g-limit")->message ==
        "15,000.00 is higher than the 2000 dollar limit of 10,500.00");
}

TEST_CASE("A change in control pays nothing out of the account", "[deferral]") {
  const auto run = evaluate_plan("  pay_account_on_change: true\n" + balance,
                                 "events: [{kind: ownership, date: 2000-03-15, percent: 45%}]\n");
  CHECK(run->remark("no-payment-event") != nullptr);
}

TEST_CASE("Contributions before the plan began are refused", "[deferral]") {
  CHECK(evaluate_plan("  plan_years: {1996: {periods: {1996-09-30: {deferred: 100, matched: 0}}}}\n")
            ->remark("before-the-plan") != nullptr);
  CHECK(evaluate_plan("  plan_years: {1996: {periods: {1996-12-31: {deferred: 100, matched: 0}}}}\n")
            ->remark("before-the-plan") == nullptr);
}

TEST_CASE("An assignee is refused, and installments cannot be sped up before they run", "[deferral]") {
  CHECK(evaluate_plan("  assignee: First Bank\n" + balance)->remark("assignment-refused") != nullptr);
  CHECK(evaluate_plan(
            "  election: installments\n  earnings: 8%/year\n  accelerations: [{date: 2000-12-01}]\n" + balance,
            leaves_mid_2000)
            ->remark("no-acceleration") != nullptr);
}

TEST_CASE("A late election and an inner move ask their readings; facts that do not need them ask none",
          "[deferral]") {
  const auto run = evaluate_plan("  election: lump_sum\n" + balance, leaves_mid_2000);
  const auto asked = [&](std::string_view key) {
    for (size_t i = 0; i < run->agreement.readings.size(); ++i) {
      if (run->agreement.readings[i].key == key) return run->space.readings.asked(i);
    }
    FAIL("no such reading");
    return false;
  };
  CHECK(asked("dcp_payment_date"));
  for (const char* key :
       {"late_form_election", "installment_method", "installment_count", "affiliate_transfer",
        "no_trust_earnings", "credit_order", "match_cap_period", "death_before_first_payment"}) {
    CHECK(!asked(key));
  }
}
