#include <fmt/format.h>

#include "clauses/parachute/remedy.h"

namespace payout {
namespace {

void report_no_solution(const Exposure& e, const ClauseHead& clause) {
  e.c.error(
      Module::parachute, "no-gross-up", "tax.marginal",
      fmt::format("no gross-up can satisfy {} at these rates: taxes and the excise leave nothing of a dollar",
                  clause.cite),
      "the marginal rates and the 20% excise must stay below 100% together", clause.cite);
}

/// What the gross-up must leave: all of the excise, or the share that the clause makes good.
Figure target_of(const Exposure& e, const GrossUp& terms) {
  if (!terms.share) return e.excise;
  return e.c.work.rounded(e.c.work.product(e.c.work.term(*terms.share, {}), e.excise), "share of the excise");
}

void show_rate(const Exposure& e, const OtherTaxes& taxes, const law::GrossUp& solved) {
  ParachuteResult& out = e.out();
  const Exact other = taxes.by_bracket ? taxes.combined.value : taxes.rates.combined();
  (void)solved;
  out.rate = Rate{other};
  out.rate_arithmetic = taxes.combined.step;
  out.table_year = taxes.table_year;
}

Figure formula(const Exposure& e, Figure target, const OtherTaxes& taxes, const law::GrossUp& solved) {
  Workings& w = e.c.work;
  const Exact excise_part = Exact{1} - taxes.rates.combined() - solved.left_of_a_dollar;
  const Figure others = w.named(taxes.combined, "other taxes");
  const Figure excise = w.law(excise_part, Unit::rate, "excise");
  const Figure left = w.difference(w.difference(w.law(1, Unit::count, {}), others), excise);
  return w.quotient(target, left);
}

void fill(const Exposure& e, const ClauseHead& clause, const law::GrossUp& solved, Figure how) {
  ParachuteResult& out = e.out();
  out.gross_up = solved.amount;
  out.gross_up_arithmetic = how.step;
  out.gross_up_cite = clause.cite;
  out.tax_on_gross_up = solved.proof.income_taxes;
  out.excise_on_gross_up = solved.proof.excise;
  out.kept = solved.proof.kept;
  out.shortfall = solved.proof.shortfall();
}

void gross_up(Exposure& e, const ClauseHead& clause, const GrossUp& terms) {
  const auto taxes = other_taxes(e, clause, &terms);
  if (!taxes) return;
  const Figure target = target_of(e, terms);
  const auto solved = solve_gross_up(e, money_of(target), *taxes, &terms);
  if (!solved) return report_no_solution(e, clause);
  show_rate(e, *taxes, *solved);
  fill(e, clause, *solved, formula(e, target, *taxes, *solved));
}

}  // namespace

void apply_remedy(Exposure& e) {
  if (!e.test.parachute) {
    e.out().gross_up = Money{};
    return;
  }
  bool done = false;
  e.c.agreement.each<GrossUp>([&](const ClauseOf<GrossUp>& clause) {
    if (done || !e.c.under(clause.head.document())) return;
    gross_up(e, clause.head, clause.terms);
    done = true;
  });
}

}  // namespace payout
