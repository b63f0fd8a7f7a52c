#include <algorithm>
#include <random>

#include "clauses/parachute/evaluated.h"
#include "law/compounding.h"
#include "law/irc_280g.h"
#include "values/number_text.h"

using namespace payout;

namespace {

/// An agreement that pays nothing itself and has one remedy; payments are supplied.
std::string supplied_under(const std::string& remedy) {
  return R"(
title: Example
documents: {A: {title: Agreement, dated: 1990-01-01}}
clauses:
  - {id: control, kind: change_in_control, cite: A 1, summary: Half of the votes., ownership_at_least: 50%}
  - {id: test, kind: contingent_payments, cite: A 2, summary: Payments supplied., change: control}
)" + remedy;
}

const std::string supplied_facts = R"(
employee: {name: A. Person}
events: [{kind: ownership, date: 2000-03-15, percent: 60%}]
tax: {base_amount: 300000, afr_120: 6%, marginal: {federal: 39.6%, medicare: 1.45%, state: 0%}, other_contingent: [{id: p0, label: Payment, amount: 1}]}
)";

constexpr Money one_cent = Money::cents(int64_t{1});
const Date day_of_change = Date::of(2000, 3, 15);

struct RandomPayments {
  std::mt19937 engine{20000315};

  int64_t between(int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>{low, high}(engine);
  }

  /// Payments that come to between half and eight times the base amount, some of them later.
  void draw(Scenario& facts, bool later) {
    TaxFacts& tax = *facts.tax;
    const int64_t base = between(2000000, 200000000);
    tax.base_amount = Money::cents(base);
    tax.afr_120 = Rate{Exact::fraction(between(1, 1200), 10000)};
    tax.marginal->federal = Rate{Exact::fraction(between(0, 4500), 10000)};
    tax.marginal->medicare = Rate{Exact::fraction(235, 10000)};
    tax.marginal->state = Rate{Exact::fraction(between(0, 1300), 10000)};
    const auto count = static_cast<size_t>(between(1, 5));
    tax.other_contingent.clear();
    for (size_t i = 0; i < count; ++i) {
      OtherContingent payment;
      payment.id = "p" + std::to_string(i), payment.label = "Payment";
      payment.amount = Money::cents(between(base / 10, base * 8 / static_cast<int64_t>(count)));
      if (later && between(0, 1) == 1) payment.paid = day_of_change + static_cast<int>(between(1, 1500));
      tax.other_contingent.push_back(payment);
    }
  }
};

Money plain_sum(const Scenario& facts) {
  Money sum;
  for (const OtherContingent& p : facts.tax->other_contingent) sum += p.amount;
  return sum;
}

const RemedyFigures& remedy_of(const ParachuteResult& p, std::string_view id) {
  const auto found = std::ranges::find(p.remedies, id, &RemedyFigures::id);
  REQUIRE(found != p.remedies.end());
  return *found;
}

/// Calls `check(result, facts)` for many cases under an agreement.
template <class Check>
void for_cases(const std::string& remedy, int cases, bool later, Check&& check) {
  const auto e = evaluated(supplied_facts, {}, supplied_under(remedy));
  REQUIRE_FALSE(e->problems.any_errors());
  Scenario& facts = e->scenario->facts;
  RandomPayments draw;
  int parachutes = 0;
  for (int i = 0; i < cases; ++i) {
    draw.draw(facts, later);
    INFO("case " << i << ", base amount " << grouped(*facts.tax->base_amount) << ", payments "
                 << grouped(plain_sum(facts)));
    e->space.detail = Detail::figures;
    evaluate(e->agreement, facts, e->space);
    const ParachuteResult& p = e->space.result.parachute;
    REQUIRE(p.tested);
    parachutes += p.over.has_value();
    check(p, facts, *e);
  }
  CHECK(parachutes > cases / 5);
  CHECK(parachutes < cases);
}

const std::string made_whole = "  - {id: r, kind: gross_up, cite: A 3, summary: Made whole.}\n";

/// An amount as it is printed, in cents: "410,648.345", "273,333.33 1/3".
Exact as_printed(std::string text) {
  std::erase(text, ',');
  const size_t space = text.find(' ');
  const Exact whole = parse_decimal(text.substr(0, space), 6).value() * Exact{100};
  if (space == std::string::npos) return whole;
  const size_t slash = text.find('/');
  return whole + Exact::fraction(*parse_whole(text.substr(space + 1, slash - space - 1)),
                                 *parse_whole(text.substr(slash + 1)));
}

}  // namespace

TEST_CASE("The lines that are printed give the excise to the cent", "[parachute][property]") {
  const auto e = evaluated(supplied_facts, {}, supplied_under(made_whole));
  Scenario& facts = e->scenario->facts;
  RandomPayments draw;
  int with_fraction = 0;
  for (int i = 0; i < 1000; ++i) {
    draw.draw(facts, false);
    facts.tax->base_amount.reset();
    facts.tax->base_pay.clear();
    for (int64_t year = draw.between(1, 5); year > 0; --year)
      facts.tax->base_pay.push_back(Money::cents(draw.between(2000000, 200000000)));
    e->space.detail = Detail::figures;
    evaluate(e->agreement, facts, e->space);
    const ParachuteResult& p = e->space.result.parachute;
    REQUIRE(p.tested);
    if (!p.over) continue;
    with_fraction += p.base_exact.has_value();
    const Exact base = as_printed(p.base_exact ? *p.base_exact : grouped(*p.base_amount));
    CHECK(*p.excise == to_the_cent((p.total->exact() - base) * law::excise_rate));
  }
  CHECK(with_fraction > 100);
}

TEST_CASE("After a gross-up the person keeps what would be kept without an excise", "[parachute][property]") {
  for_cases(made_whole, 1500, true, [](const ParachuteResult& p, const Scenario& facts, const Evaluated&) {
    if (!p.over) {
      CHECK(p.gross_up == Money{});
      CHECK(p.excise == Money{});
      return;
    }
    const MarginalRates& m = *facts.tax->marginal;
    const Exact kept_of_a_dollar =
        Exact{1} - m.federal.value * (Exact{1} - m.state->value) - m.state->value - m.medicare.value;
    // Without an excise he keeps this of the payments; with it, of payments and gross-up, less both excises.
    const Exact without = p.total->exact() * kept_of_a_dollar;
    const Exact with = (*p.total + *p.gross_up).exact() * kept_of_a_dollar - p.excise->exact() -
                       p.gross_up->exact() * law::excise_rate;
    const Exact apart = with < without ? without - with : with - without;
    CHECK(apart <= Exact{1});  // a cent
  });
}

TEST_CASE("The base amount is allocated to the cent, and what is over it bears the excise",
          "[parachute][property]") {
  for_cases(made_whole, 1500, true, [](const ParachuteResult& p, const Scenario& facts, const Evaluated&) {
    Money allocated, excess;
    for (const ContingentLine& line : p.contingent) {
      allocated += line.base_allocated, excess += line.excess;
      CHECK(line.excess >= Money{});
      CHECK(line.present_value <= line.amount);
      if (p.over && line.excess > Money{}) CHECK(line.excess + line.base_allocated == line.amount);
    }
    CHECK(p.total == plain_sum(facts));
    CHECK(p.excess == excess);
    if (!p.over) {
      CHECK(allocated == Money{});
      CHECK(excess == Money{});
      CHECK(p.present_value->exact() < facts.tax->base_amount->exact() * Exact{3});
      return;
    }
    CHECK(allocated == *facts.tax->base_amount);
    CHECK(p.excise == to_the_cent(excess, law::excise_rate));
    CHECK(p.present_value->exact() >= facts.tax->base_amount->exact() * Exact{3});
  });
}

TEST_CASE("More pay never bears less excise, and a higher base amount never more", "[parachute][property]") {
  for_cases(made_whole, 1000, true, [](const ParachuteResult& p, const Scenario& drawn, const Evaluated& e) {
    const Money before = *p.excise;
    Scenario facts = drawn;
    Workspace space;
    space.readings = e.space.readings, space.detail = Detail::figures;
    const auto excise = [&] {
      evaluate(e.agreement, facts, space);
      return *space.result.parachute.excise;
    };
    facts.tax->other_contingent.back().amount += one_cent;
    CHECK(excise() >= before);
    facts.tax->other_contingent.front().amount += Money::dollars(12345);
    CHECK(excise() >= before);
    facts = drawn;
    *facts.tax->base_amount += Money::dollars(1000);
    CHECK(excise() <= before);
  });
}

TEST_CASE("A cutback leaves the threshold less its cent, never more", "[parachute][property]") {
  const std::string cut = "  - {id: r, kind: cutback, cite: A 3, summary: Cut., below_by: 0.01}\n";
  for_cases(cut, 1500, false, [](const ParachuteResult& p, const Scenario& facts, const Evaluated&) {
    const Money base = *facts.tax->base_amount;
    if (!p.over) {
      CHECK_FALSE(p.cutback);
      return;
    }
    REQUIRE(p.cutback);
    // Everything is paid on the change: 3 x base - 0.01 is left, to the cent.
    CHECK(plain_sum(facts) - *p.cutback == base + base + base - one_cent);
    CHECK(p.excise == Money{});
    Money given_up;
    for (const ContingentLine& line : p.contingent) {
      given_up += line.cut;
      CHECK(line.cut <= line.amount);
      CHECK(line.cut >= Money{});
    }
    CHECK(given_up == *p.cutback);
  });
}

TEST_CASE("What a cutback leaves of later payments is worth less than the threshold", "[parachute][property]") {
  const std::string cut = "  - {id: r, kind: cutback, cite: A 3, summary: Cut.}\n";
  for_cases(cut, 1000, true, [](const ParachuteResult& p, const Scenario& facts, const Evaluated&) {
    if (!p.over) return;
    Money left;
    for (size_t i = 0; i < p.contingent.size(); ++i) {
      const ContingentLine& line = p.contingent[i];
      const Money rest = line.amount - line.cut;
      const Date paid = facts.tax->other_contingent[i].paid.value_or(day_of_change);
      left += law::present_value(rest, facts.tax->afr_120->value, law::days_in_years(paid - day_of_change));
    }
    const Exact threshold = facts.tax->base_amount->exact() * Exact{3};
    CHECK(left.exact() < threshold);
    CHECK(left.exact() >= threshold - Exact{200});  // a dollar, and a cent of rounding for each payment
  });
}

TEST_CASE("Best net is never worse than being cut or being paid in full", "[parachute][property]") {
  const std::string best = "  - {id: r, kind: best_net, cite: A 3, summary: Whichever leaves more.}\n";
  int cuts = 0, full = 0;
  for_cases(best, 1500, true, [&](const ParachuteResult& p, const Scenario&, const Evaluated&) {
    if (!p.over) {
      CHECK_FALSE(p.cutback);
      return;
    }
    const Money agreed = remedy_of(p, "best_net").net;
    CHECK(agreed == std::max(remedy_of(p, "cutback").net, remedy_of(p, "no_remedy").net));
    CHECK(p.cutback.has_value() == (remedy_of(p, "cutback").net > remedy_of(p, "no_remedy").net));
    (p.cutback ? cuts : full) += 1;
  });
  CHECK(cuts > 50);
  CHECK(full > 50);
}
