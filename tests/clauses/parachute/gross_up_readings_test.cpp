#include "clauses/parachute/evaluated.h"

// The facts of GUP-01: 363,000 on the change and 726,000 on the termination, base amount 200,000.
// t = 0.396 + 0.0145 + 0.0463 x 0.604 = 0.4384652; 1 - t - 0.20 = 0.3615348; excise 0.20 x 889,000 = 177,800.
static const std::string five_year_history = R"(
agreement: icg
employee: {name: Michael D. Kallet}
salary: {base: 240000/year, target_bonus: 45%, car_allowance: 500/month, benefits: {health_insurance: 7200/year, other_insurance: 1800/year}}
w2: {1995: 180000, 1996: 190000, 1997: 200000, 1998: 210000, 1999: 220000}
events: [{kind: ownership, date: 2000-03-15, percent: 52%}]
termination: {reason: change_in_control, by: company, notice: 2000-05-31, date: 2000-06-30}
tax: {marginal: {federal: 39.6%, state: 4.63%, medicare: 1.45%}}
)";

static std::string gross_up_with(std::vector<std::string> sets) {
  const auto e = evaluated(five_year_history, sets);
  REQUIRE(!e->problems.any_errors());
  return e->at("parachute.gross_up");
}

TEST_CASE("Every reading of the gross-up gives the figure worked out by hand", "[parachute]") {
  CHECK(gross_up_with({}) == "491792.21");
  // 177,800 / (1 - 0.4384652 - 0.40) = 177,800 / 0.1615348
  CHECK(gross_up_with({"readings.total_payments_include_gross_up=yes_literal"}) == "1100691.62");
  // 177,800 / (1 - 0.396 - 0.0145 - 0.0463 - 0.20) = 177,800 / 0.3432
  CHECK(gross_up_with({"readings.state_tax_deductible=no"}) == "518065.27");
  // California: t = 0.4105 + 0.093 x 0.604 = 0.466672; 177,800 / 0.333328
  CHECK(gross_up_with({"tax.marginal.state=9.3%"}) == "533408.53");
  // 100,000 less: excise 157,800; 157,800 / 0.3615348. Supplied is not enough by default.
  CHECK(gross_up_with({"tax.reasonable_compensation=100000"}) == "491792.21");
  CHECK(gross_up_with({"tax.reasonable_compensation=100000", "readings.noncompete_value=supplied"}) ==
        "436472.51");
  // 177,800 / 0.3615348 = 491,792.2147: up gives the next cent
  CHECK(gross_up_with({"readings.gross_up_rounding=up"}) == "491792.22");
}

TEST_CASE("A covenant's value is taken out of the last payment first, and only where a covenant binds",
          "[parachute]") {
  const auto e = evaluated(five_year_history,
                           {"tax.reasonable_compensation=100000", "readings.noncompete_value=supplied"});
  CHECK(e->at("parachute.reasonable_compensation") == "100000.00");
  CHECK(e->at("parachute.contingent[termination_fee]") == "626000.00");
  CHECK(e->at("parachute.total") == "989000.00");
}

TEST_CASE("The proof charges the excise that is due, also in the literal reading", "[parachute]") {
  const auto e = evaluated(five_year_history);
  CHECK(e->at("parachute.tax_on_gross_up") == "215633.77");
  CHECK(e->at("parachute.excise_on_gross_up") == "98358.44");
  CHECK(e->at("parachute.kept") == "177800.00");
  CHECK(e->at("parachute.shortfall") == "0.00");
  CHECK(e->at("parachute.gross_up_arithmetic") ==
        "177,800.00 excise / (1 - 43.84652% other taxes - 20% excise)");
  CHECK(e->at("parachute.excise_arithmetic") ==
        "20% x (1,089,000.00 parachute payments - 200,000.00 base amount)");
}

TEST_CASE(
    "A payment after the change is discounted for the test, and for the excise only where a reading says so",
    "[parachute]") {
  // 726,000 on 2000-07-15, 122 days after the change, at 8 %: 726,000 / 1.04^(2 x 122/365) = 707,212.54
  const auto e = evaluated(five_year_history, {"tax.afr_120=8%"});
  CHECK(e->at("parachute.contingent[termination_fee].present_value") == "707212.54");
  CHECK(e->at("parachute.excise") == "177800.00");
  // 0.20 x (363,000 + 707,212.54 - 200,000) = 174,042.51
  const auto other = evaluated(five_year_history,
                               {"tax.afr_120=8%", "readings.gross_up_cash_discounting=threshold_and_excise"});
  CHECK(other->at("parachute.excise") == "174042.51");
}

TEST_CASE("One cent below three times the base amount there is no excise; at exactly three times there is",
          "[parachute]") {
  // 1,089,000 = 3 x 363,000
  const std::vector<std::string> at{"tax.base_amount=363000.00"}, above{"tax.base_amount=363000.01"};
  std::string facts = five_year_history;
  facts.replace(facts.find("w2:"), facts.find('\n', facts.find("w2:")) - facts.find("w2:"), "");
  const auto reached = evaluated(facts, at);
  CHECK(reached->at("parachute.excise") == "145200.00");  // 0.20 x (1,089,000 - 363,000)
  CHECK(reached->at("parachute.over") == "0.00");
  REQUIRE(reached->remark("near-threshold") != nullptr);
  // 145,200 / 0.3615348 = 401,621.09
  CHECK(reached->remark("near-threshold")
            ->message.find(
                "a base amount higher by 0.01 would spare an excise of about 145,200.00 and a gross-up of "
                "about 401,621.09") != std::string::npos);
  const auto missed = evaluated(facts, above);
  CHECK(missed->at("parachute.threshold") == "1089000.03");
  CHECK(missed->at("parachute.excise") == "0.00");
  CHECK(missed->at("parachute.gross_up") == "0.00");
  CHECK(missed->at("parachute.room") == "0.02");  // 1,089,000.02 would still be below
  CHECK(missed->at("parachute.gross_up_due") == "none");
  CHECK(missed->at("parachute.determination_due") == "2000-07-10");
  REQUIRE(missed->remark("near-threshold") != nullptr);
  CHECK(missed->remark("near-threshold")
            ->message.find("a base amount lower by 0.01 would cost an excise of about "
                           "145,200.00 and a gross-up of about 401,621.09") != std::string::npos);
}

TEST_CASE("A gross-up that no amount can satisfy is refused with the rates named", "[parachute]") {
  // 0.75 + 0.05 + 0.20 = 1.00
  const auto e = evaluated(five_year_history,
                           {"tax.marginal.federal=75%", "tax.marginal.medicare=5%", "tax.marginal.state=0%"});
  CHECK(e->at("parachute.gross_up") == "none");
  REQUIRE(e->remark("no-gross-up") != nullptr);
  const auto under = evaluated(
      five_year_history, {"tax.marginal.federal=75%", "tax.marginal.medicare=4.99%", "tax.marginal.state=0%"});
  CHECK(under->at("parachute.gross_up") == "1778000000.00");  // 177,800 / 0.0001
}

TEST_CASE("A state rate left out is taken as zero with a warning", "[parachute]") {
  std::string facts = five_year_history;
  facts.replace(facts.find("state: 4.63%, "), 14, "");
  const auto e = evaluated(facts);
  CHECK(e->at("parachute.gross_up") == "456482.67");  // 177,800 / (1 - 0.4105 - 0.20) = 177,800 / 0.3895
  REQUIRE(e->remark("no-state-tax") != nullptr);
}

TEST_CASE("Without termination the determination has no date, unless a reading counts it from the change",
          "[parachute]") {
  std::string facts = five_year_history;
  facts.replace(facts.find("termination:"),
                facts.find('\n', facts.find("termination:")) - facts.find("termination:"), "");
  // 363,000 alone against 3 x 121,000
  for (auto& year : {"180000", "190000", "200000", "210000", "220000"}) {
    facts.replace(facts.find(year), 6, "121000");
  }
  const auto e = evaluated(facts);
  CHECK(e->at("parachute.excise") == "48400.00");  // 0.20 x (363,000 - 121,000)
  CHECK(e->at("parachute.determination_due") == "none");
  const auto other = evaluated(facts, {"readings.determination_without_termination=c_plus_10"});
  CHECK(other->at("parachute.determination_due") == "2000-03-25");
  CHECK(other->at("parachute.gross_up_due") == "2000-04-04");
}

TEST_CASE("The gross-up is due ten days after the determination reaches the first of the parties",
          "[parachute]") {
  const auto e = evaluated(five_year_history, {"tax.determination_delivered=2000-07-03"});
  CHECK(e->at("parachute.gross_up_due") == "2000-07-13");
}
