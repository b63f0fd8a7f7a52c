// The examples of 26 CFR 1.280G-1 and its neighbors (tests/law/regulation-examples.yaml), as far as they are
// law and arithmetic alone. Those that turn on what a contract says are named at the end.
#include <set>

#include "law/base_amount.h"
#include "law/change_280g.h"
#include "law/example_file.h"
#include "law/gross_up.h"
#include "law/state_tax.h"
#include "law/time_value.h"
#include "law/uncertain_payment.h"
#include "law/withholding.h"

using namespace payout;
using namespace payout::law;

namespace {

const ExampleFile& regulation() {
  static const ExampleFile file{"regulation-examples.yaml"};
  return file;
}

NodeRef example(const char* id) {
  return regulation()[id];
}

ContingentPayment cash(Money amount) {
  return {.nominal = amount, .present_value = amount};
}
ContingentPayment cash_at(NodeRef e, std::string_view path) {
  return cash(money_at(e, path));
}
BaseAmount base_at(NodeRef e) {
  return base_amount_of(money_at(e, "inputs.base"));
}

/// An accelerated payment of the examples 3 to 6, with the rate that was solved from the printed present
/// values.
AcceleratedValue accelerated(NodeRef e, const char* payment, const char* from, const char* to) {
  const EarlyBy early = early_by(date_at(e, from), date_at(e, to));
  return vested_early(money_at(e, payment), early, number_at(e, "inputs.inferred_rate_semiannual"));
}

void check_parts(NodeRef e, const AcceleratedValue& v) {
  const bool named = static_cast<bool>(e.find("expected").find("pv"));
  const char* present_value = named ? "expected.pv" : "expected.pv_absent_acceleration";
  CHECK(to_the_dollar(v.payment - v.time_value) == dollars_at(e, present_value));
  CHECK(to_the_dollar(v.time_value) == dollars_at(e, "expected.time_value"));
  CHECK(v.full_months == count_at(e, "expected.full_months"));
  CHECK(to_the_dollar(v.one_percent) == dollars_at(e, "expected.lapse"));
  CHECK(to_the_dollar(v.value) == dollars_at(e, "expected.contingent"));
}

void check_test(NodeRef e, const ParachuteTest& test) {
  CHECK(test.parachute == yes_at(e, "expected.is_parachute"));
}

std::optional<BaseAmount> average(NodeRef e) {
  CompensationYear first = {.year = 2000, .pay = money_at(e, "inputs.short_year_pay")};
  first.months = count_at(e, "inputs.short_year_months");
  if (const NodeRef bonus = e.find("inputs").find("sign_on_bonus")) first.one_time = *parse_money(bonus.text());
  return base_amount({first,
                      {.year = 2001, .pay = money_at(e, "inputs.full_years.0")},
                      {.year = 2002, .pay = money_at(e, "inputs.full_years.1")}},
                     2003);
}

}  // namespace

TEST_CASE("Accelerated payments come to the dollar of Q&A-24(f) Ex. 3 to 5", "[280g][regulation]") {
  const NodeRef ex3 = example("reg-QA24-ex3i");
  check_parts(
      ex3, accelerated(ex3, "inputs.payment", "inputs.vested_and_paid", "inputs.absent_change_vests_and_pays"));
  const NodeRef ex5 = example("reg-QA24-ex5");
  check_parts(ex5,
              accelerated(ex5, "inputs.option_value_on_vesting_day", "inputs.vests", "inputs.absent_change"));

  const NodeRef ex4 = example("reg-QA24-ex4");  // restricted stock: its value on the day is the payment
  const EarlyBy two_years = early_by(date_at(ex4, "inputs.vests"), date_at(ex4, "inputs.absent_change"));
  const Exact rate = number_at(ex3, "inputs.inferred_rate_semiannual");
  const AcceleratedValue stock = vested_early(money_at(ex4, "inputs.value_on_change"), two_years, rate);
  CHECK(to_the_dollar(stock.value) == dollars_at(ex4, "expected.contingent"));
}

TEST_CASE("Vesting alone comes to the dollar of Q&A-24(f) Ex. 3(ii)", "[280g][regulation]") {
  const NodeRef e = example("reg-QA24-ex3ii");
  const Date vested = date_at(e, "inputs.vested"), paid = date_at(e, "inputs.paid");
  const Exact rate = number_at(regulation()["reg-QA24-ex3i"], "inputs.inferred_rate_semiannual");
  const EarlyBy early = early_by(vested, paid);
  CHECK(early.full_months == count_at(e, "inputs.full_months"));
  const AcceleratedValue v =
      vested_only(money_at(e, "inputs.payment"), early, years_between(vested, paid), rate);
  CHECK(to_the_dollar(v.value) == dollars_at(e, "expected.contingent"));
  CHECK(v.time_value == Money{});
}

TEST_CASE("The tranche of Q&A-24(f) Ex. 6 is a third of Ex. 5, seven dollars from the misprint",
          "[280g][regulation]") {
  const NodeRef e = example("reg-QA24-ex6");
  const AcceleratedValue v = accelerated(e, "inputs.option_value", "inputs.vests", "inputs.absent_change");
  CHECK(v.time_value == money_at(e, "recomputed.time_value"));
  CHECK(v.value == money_at(e, "recomputed.contingent"));
  CHECK(money_at(e, "recomputed.contingent") - money_at(e, "expected.contingent") == Money::dollars(7));
}

TEST_CASE("The three-times test of Q&A-30 and 36", "[280g][regulation]") {
  for (const char* id : {"reg-QA30-ex1", "reg-QA30-ex2"}) {
    const NodeRef e = example(id);
    check_test(e, parachute_test(base_at(e), {cash_at(e, "inputs.payments")}));
  }
  CHECK(parachute_test(base_amount_of(Money::dollars(100000)), {cash(Money::dollars(400000))}).excise ==
        money_at(regulation()["reg-QA30-ex1"], "recomputed.excise"));

  const NodeRef hired = example("reg-QA36-ex1");  // 60,000 in the six months before the change: 2 x 60,000
  CompensationYear year = worked_between(date_at(hired, "inputs.hired"), date_at(hired, "inputs.change") - 1,
                                         money_at(hired, "inputs.paid_before_change"));
  const auto base = base_amount({year}, 2006);
  CHECK(base->amount == money_at(hired, "expected.base"));
  CHECK(base->threshold() == money_at(hired, "expected.threshold"));
  check_test(hired, parachute_test(*base, {cash_at(hired, "inputs.payment")}));
  // Ex. 2: a signing bonus of 50,000 is added in full: 50,000 + 2 x 60,000 = 170,000, and 420,000 stays below
  // 510,000
  year.one_time = Money::dollars(50000);
  const auto with_bonus = base_amount({year}, 2006);
  CHECK(with_bonus->amount == Money::dollars(170000));
  CHECK_FALSE(parachute_test(*with_bonus, {cash(Money::dollars(420000))}).parachute);
}

TEST_CASE("Base amounts of Q&A-35", "[280g][regulation]") {
  for (const char* id : {"reg-QA35-ex1", "reg-QA35-ex2"}) {
    const NodeRef e = example(id);
    CHECK(average(e)->amount == money_at(e, "expected.base"));
  }
  // Ex. 3: a director at 30,000 in 2004 and 2005, an officer at 250,000 in 2006 and 2007, changed in 2008:
  // (2 x 250,000 + 2 x 30,000) / 4
  const auto four_years = base_amount({{.year = 2004, .pay = Money::dollars(30000)},
                                       {.year = 2005, .pay = Money::dollars(30000)},
                                       {.year = 2006, .pay = Money::dollars(250000)},
                                       {.year = 2007, .pay = Money::dollars(250000)},
                                       {.year = 2008, .pay = Money::dollars(300000)}},
                                      2008);
  CHECK(four_years->amount == Money::dollars(140000));
}

TEST_CASE("Uncertain payments of Q&A-33 count in full or not at all", "[280g][regulation]") {
  const auto second = [](NodeRef e, Exact probability) {
    return UncertainPayment{.payment = cash_at(e, "inputs.if_terminated_within_1y"),
                            .probability = probability};
  };
  const NodeRef likely = example("reg-QA33-ex1");
  const TwiceTested counted = test_twice(base_at(likely), {cash_at(likely, "inputs.paid_at_change")},
                                         {second(likely, Exact::fraction(1, 2))});
  CHECK(counted.estimated.total_present_value == Money::dollars(400000));
  CHECK(counted.estimated.parachute);
  const NodeRef unlikely = example("reg-QA33-ex2");
  const TwiceTested left_out = test_twice(base_at(unlikely), {cash_at(unlikely, "inputs.paid_at_change")},
                                          {second(unlikely, Exact::fraction(49, 100))});
  CHECK(left_out.estimated.total_present_value == Money::dollars(250000));
  CHECK_FALSE(left_out.estimated.parachute);
}

TEST_CASE("Excess and excise of Q&A-38 and 11(e)", "[280g][regulation]") {
  const NodeRef e = example("reg-QA38-ex");
  const ParachuteTest test =
      parachute_test(base_at(e), {cash_at(e, "inputs.payments.0.nominal"),
                                  {.nominal = money_at(e, "inputs.payments.1.nominal"),
                                   .present_value = money_at(e, "inputs.payments.1.pv")}});
  for (const size_t i : {0U, 1U}) {
    const std::string item = "." + std::to_string(i);
    CHECK(test.payments[i].base_allocated == money_at(e, "expected.base_allocated" + item));
    CHECK(test.payments[i].excess == money_at(e, "expected.excess" + item));
    CHECK(excise_on(test.payments[i].excess) == money_at(e, "recomputed.excise" + item));
  }
  const NodeRef prepaid =
      example("reg-QA11-prepay");  // the 50,000 for the later payment is assumed by the text
  CHECK(excise_on(test.payments[0].excess) == money_at(prepaid, "expected.excise_now"));
  CHECK(excise_on(test.payments[1].excess) == money_at(prepaid, "inputs.excise_later"));
}

TEST_CASE("Reasonable pay of Q&A-39 and 44", "[280g][regulation]") {
  const NodeRef e = example("reg-QA39-ex1");
  ContingentPayment p = cash_at(e, "inputs.payment");
  const BaseAmount base = base_amount_of(money_at(e, "inputs.base_allocated"));
  CHECK(parachute_test(base, {p}).excess == money_at(e, "expected.excess_before"));
  p.reasonable_before = money_at(e, "inputs.reasonable_pay_before_change");
  CHECK(parachute_test(base, {p}).excess == money_at(e, "recomputed.excess_after"));
  p.reasonable_before = p.nominal;  // Ex. 2: all of it
  CHECK(parachute_test(base, {p}).excess == Money{});
  // severance is no pay for later services: nothing comes off
  const NodeRef severance = example("reg-QA44-ex");
  const ContingentPayment left = without_later_services(
      cash_at(severance, "inputs.paid"), money_at(severance, "expected.reasonable_compensation"));
  CHECK(left.nominal == money_at(severance, "expected.parachute_amount"));
}

TEST_CASE("Securities violation payments of Q&A-37(e)", "[280g][regulation]") {
  example("reg-QA37-ex1");
  const BaseAmount base = base_amount_of(Money::dollars(100));  // the base amount is the unit of the examples
  const auto excess = [&](int64_t plain, int64_t violating, Money later = {}, Money earlier = {}) {
    ContingentPayment p = without_later_services(cash(Money::dollars(violating)), later);
    p.reasonable_before = earlier;
    return excess_with_violations(base, {{cash(Money::dollars(plain))}, {p, true}});
  };
  CHECK(excess(100, 150) == Money::dollars(50));   // Ex. 1: half the base amount
  CHECK(excess(200, 150) == Money::dollars(250));  // Ex. 2: two and a half
  // Ex. 4: reasonable pay for earlier services does not help: three times the base amount
  CHECK(excess(0, 400, {}, Money::dollars(400)) == Money::dollars(300));
}

TEST_CASE("The vote and the thresholds of Q&A-7 and 27 to 29", "[280g][regulation]") {
  example("reg-QA7-ex8-9");
  CHECK(vote_exempts({.entitled = 1000, .of_recipients = 200, .in_favor = 601}));
  CHECK_FALSE(vote_exempts({.entitled = 1000, .of_recipients = 200, .in_favor = 600}));
  example("reg-QA27-29-thresholds");
  const Date day = Date::of(2006, 5, 1);
  const auto votes = [&](Exact share) { return change_by_acquisitions({}, {{day, share, {}}}); };
  CHECK(votes(Exact::fraction(501, 1000))->kind == ChangeKind::ownership);
  CHECK(votes(Exact::fraction(1, 2))->kind == ChangeKind::effective_control);
  CHECK(votes(Exact::fraction(1, 5))->kind == ChangeKind::effective_control);
  CHECK_FALSE(votes(Exact::fraction(199, 1000)));
  example("reg-QA22-ex3");  // changed in month 18, dismissed six months later
  CHECK(presumed_related(Date::of(2008, 1, 1), Date::of(2007, 7, 1)));
}

TEST_CASE("Supplemental withholding of 31.3402(g)-1(a)(8)", "[withholding][regulation]") {
  const NodeRef e = example("supp-ex1");
  const FederalYear& f = *std::get<const FederalYear*>(federal(2007));
  const auto withheld = [&](Money before, NodeRef amount) {
    const WagePayment pay = {
        .paid = Date::of(2007, 6, 1), .amount = *parse_money(amount.text()), .supplemental_before = before};
    std::vector<Money> parts;
    const auto estimate = std::get<WithholdingEstimate>(estimate_withholding(f, nullptr, pay));
    for (const Withheld& line : estimate.lines)
      if (line.name.starts_with("federal income tax")) parts.push_back(line.amount);
    return parts;
  };
  const auto second = withheld(money_at(e, "inputs.supplemental.0"), at(e, "inputs.supplemental.1"));
  REQUIRE(second.size() == 2);
  CHECK(second[0] == money_at(e, "expected.second_payment.tax_25"));
  CHECK(second[1] == money_at(e, "expected.second_payment.tax_35"));
  const auto third = withheld(Money::dollars(2900000), at(e, "inputs.supplemental.2"));
  CHECK(third == std::vector<Money>{money_at(e, "expected.third_payment_tax")});

  const NodeRef grossed_up = example("supp-ex4-grossup");  // 1,000,000 kept: 750,000 and 250,000 / 0.65
  const Schedule tax =
      Schedule::marginal({{Money{}, number_at(grossed_up, "inputs.optional_rate")},
                          {Money::dollars(1000000), number_at(grossed_up, "inputs.mandatory_rate")}});
  const Exact gross = money_at(grossed_up, "expected.gross").exact();
  CHECK(to_the_cent(tax.at(gross)) == money_at(grossed_up, "expected.withholding"));
  CHECK(to_the_cent(gross - tax.at(gross)) == money_at(grossed_up, "inputs.net_wanted"));
}

TEST_CASE("The constants of New York's printed worksheets of 2025", "[states][regulation]") {
  const NodeRef e = example("ny-recapture-2025");
  const StateYear& ny = *std::get<const StateYear*>(state("NY", 2025));
  for (const char* status : {"mfj", "single"}) {
    const auto& rows = ny.recapture->rows[std::string_view{status} == "mfj" ? Status::joint : Status::single];
    for (NodeRef row = at(at(e, "expected"), status).first(); row; row = row.next()) {
      const auto found = std::ranges::find(rows, *parse_money(row.key()), &BenefitRecapture::Row::over);
      REQUIRE(found != rows.end());
      CHECK(found->base == money_at(row, "0"));
      CHECK(found->add == money_at(row, "1"));
    }
  }
  // 0.247 x 333; the worksheet takes the unrounded 332.50 there and prints 82.13
  const Schedule agi = Schedule::line(Money::dollars(120000).exact(), 0);
  const Schedule taxable = Schedule::line(Money::dollars(100000).exact(), 0);
  CHECK(to_the_cent(state_recapture(ny, Status::joint, agi, taxable).at(0)) == *parse_money("82.25"));
  CHECK(to_the_dollar(money_at(e, "expected.worksheet1_mfj_agi_120000_ti_100000")) == 82);
}

TEST_CASE("A practitioner's gross-up at one rate", "[regulation]") {
  const NodeRef e = example("prac-bentakis-grossup");  // 300,000 / 0.7 - 300,000
  const Exact net = money_at(e, "inputs.net").exact();
  CHECK(to_the_cent(net / (Exact{1} - number_at(e, "inputs.rate")) - net) == money_at(e, "expected.gross_up"));
}

TEST_CASE("Every example is reproduced here or turns on what a contract says", "[280g][regulation]") {
  // What a payment is contingent on, and by which paragraph it counts: scenarios.
  const std::set<std::string> of_contracts = {"reg-QA24-ex7", "reg-QA24-ex8", "reg-QA24-ex1iv",
                                              "reg-QA24-ex2", "reg-QA12-ex",  "reg-QA22-ex2"};
  const std::string source = [] {
    Problems problems;
    bool ok = false;
    return read_file(PAYOUT_ROOT "/tests/law/regulation_examples_test.cpp", problems, ok);
  }();
  int count = 0;
  for (NodeRef e = regulation().list().first(); e; e = e.next(), ++count) {
    const std::string id{e.find("id").text()};
    INFO(id);
    CHECK((of_contracts.contains(id) || source.find('"' + id + '"') != std::string::npos));
  }
  CHECK(count == 30);
}
