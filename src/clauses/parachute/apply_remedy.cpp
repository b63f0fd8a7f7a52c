#include <fmt/format.h>

#include "clauses/parachute/compare_remedies.h"

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

/// excise / (1 - other taxes - 20%), or a note that the brackets were walked.
Figure formula(const Exposure& e, Figure target, const OtherTaxes& taxes, const law::GrossUp& solved) {
  Workings& w = e.c.work;
  if (taxes.by_bracket) return w.derived(solved.cents, Unit::money, "solved bracket by bracket", {target});
  const Exact excise_part = Exact{1} - taxes.rates.combined() - solved.left_of_a_dollar;
  const Figure others = w.named(taxes.combined, "other taxes");
  const Figure excise = w.law(excise_part, Unit::rate, "excise");
  return w.quotient(target, w.difference(w.difference(w.law(1, Unit::count, {}), others), excise));
}

void fill(const Exposure& e, const ClauseHead& clause, const OtherTaxes& taxes, const law::GrossUp& solved,
          Figure how) {
  ParachuteResult& out = e.out();
  out.rate =
      Rate{taxes.by_bracket ? Exact{1} - law::excise_rate - solved.left_of_a_dollar : taxes.rates.combined()};
  out.rate_arithmetic = taxes.combined.step;
  out.table_year = taxes.table_year;
  out.gross_up = solved.amount;
  out.gross_up_arithmetic = how.step;
  out.gross_up_cite = clause.cite;
  out.tax_on_gross_up = solved.proof.income_taxes;
  out.excise_on_gross_up = solved.proof.excise;
  out.kept = solved.proof.kept;
  out.shortfall = solved.proof.shortfall();
}

/// Writes a cut into the lines; no excise is left after it.
void apply_cut(const Exposure& e, const CutOrder& order) {
  ParachuteResult& out = e.out();
  const Cut cut = cut_to_threshold(e, order);
  for (size_t i = 0; i < out.contingent.size(); ++i) out.contingent[i].cut = cut.by_line[i];
  out.cutback = cut.nominal;
  out.safe_harbour = law::safe_harbour(*e.base, order.below_by);
  out.excess = out.excise = Money{};
}

bool condition_holds(const Exposure& e, const GrossUp& terms) {
  if (!terms.only_over) return true;
  return e.test.total_present_value.exact() >=
         e.base->cents * law::base_amount_multiple * terms.only_over->value;
}

std::string_view settle(Exposure& e, const ClauseHead& clause, const GrossUp& terms, const OtherTaxes& taxes) {
  if (!condition_holds(e, terms)) {
    e.out().gross_up = Money{};
    if (terms.otherwise == Otherwise::nothing) return "no_remedy";
    apply_cut(e, terms.cut);
    return "cutback";
  }
  const Figure target = target_of(e, terms);
  const auto solved = solve_gross_up(e, money_of(target), taxes, &terms);
  if (!solved) {
    report_no_solution(e, clause);
  } else {
    fill(e, clause, taxes, *solved, formula(e, target, taxes, *solved));
  }
  return terms.share ? "partial_gross_up" : "full_gross_up";
}

/// One clause of a kind that remedies, the first that the person is under.
template <class K>
const Clause* first_under(const Case& c) {
  for (const size_t i : c.agreement.by_kind[kind_index<K>]) {
    const Clause& clause = c.agreement.clauses[i];
    if (c.under(clause.head.document())) return &clause;
  }
  return nullptr;
}

void apply_gross_up(Exposure& e, const Clause& clause) {
  const auto& terms = std::get<GrossUp>(clause.terms);
  const auto taxes = other_taxes(e, clause.head, &terms);
  if (!taxes) return;
  const auto id = settle(e, clause.head, terms, *taxes);
  if (!e.c.refused(Module::parachute)) compare_remedies(e, *taxes, {id, &terms, terms.cut});
}

/// A remedy without a gross-up needs the rates only where they decide it, or to compare.
void apply_other(Exposure& e, const ClauseHead& asker, std::string_view id, const CutOrder& order) {
  const bool known = e.c.facts.tax && (e.c.facts.tax->marginal || e.c.facts.tax->from_tables);
  const auto taxes = known || id == "best_net" ? other_taxes(e, asker, nullptr) : std::nullopt;
  if (taxes) compare_remedies(e, *taxes, {id, nullptr, order});
  if (id == "cutback" || (taxes && id == "best_net" && cut_leaves_more(e, *taxes, order))) apply_cut(e, order);
}

}  // namespace

void apply_remedy(Exposure& e) {
  const Clause* gross_up = first_under<GrossUp>(e.c);
  if (!e.test.parachute) {
    if (gross_up != nullptr) e.out().gross_up = Money{};
    return;
  }
  if (gross_up != nullptr) return apply_gross_up(e, *gross_up);
  if (const Clause* clause = first_under<Cutback>(e.c)) {
    return apply_other(e, clause->head, "cutback", std::get<Cutback>(clause->terms).cut);
  }
  if (const Clause* clause = first_under<BestNet>(e.c)) {
    return apply_other(e, clause->head, "best_net", std::get<BestNet>(clause->terms).cut);
  }
  apply_other(e, e.head, "no_remedy", {});
}

}  // namespace payout
