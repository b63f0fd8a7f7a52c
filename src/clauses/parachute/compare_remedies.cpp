#include "clauses/parachute/compare_remedies.h"

namespace payout {
namespace {

/// What is left of payments after income taxes at the marginal rates.
Money after_tax(Money paid, const OtherTaxes& taxes) {
  return paid - to_the_cent(paid.exact() * taxes.rates.combined());
}

void cost(const Exposure& e, RemedyFigures& r) {
  r.cost = r.paid + r.gross_up;
  const auto& rate = e.c.facts.tax->company_rate;
  if (!rate) return;
  r.lost_deduction = to_the_cent(r.not_deductible.exact() * rate->value);
  r.cost += *r.lost_deduction;
}

RemedyFigures grossed_up(const Exposure& e, const OtherTaxes& taxes, std::string_view id,
                         const law::GrossUp& solved) {
  RemedyFigures r{.id = id, .paid = e.test.total_nominal, .excise = e.test.excise, .gross_up = solved.amount};
  r.net = after_tax(r.paid, taxes) - r.excise + solved.proof.kept;
  r.not_deductible = e.test.excess + solved.amount;
  cost(e, r);
  return r;
}

RemedyFigures cut_back(const Exposure& e, const OtherTaxes& taxes, const CutOrder& order) {
  RemedyFigures r{.id = "cutback"};
  r.cut = cut_to_threshold(e, order).nominal;
  r.paid = e.test.total_nominal - r.cut;
  r.net = after_tax(r.paid, taxes);
  cost(e, r);
  return r;
}

RemedyFigures borne(const Exposure& e, const OtherTaxes& taxes) {
  RemedyFigures r{.id = "no_remedy", .paid = e.test.total_nominal, .excise = e.test.excise};
  r.net = after_tax(r.paid, taxes) - r.excise;
  r.not_deductible = e.test.excess;
  cost(e, r);
  return r;
}

}  // namespace

bool cut_leaves_more(const Exposure& e, const OtherTaxes& taxes, const CutOrder& order) {
  return cut_back(e, taxes, order).net > borne(e, taxes).net;
}

void compare_remedies(const Exposure& e, const OtherTaxes& taxes, const AgreedRemedy& agreed) {
  auto& list = e.out().remedies;
  const CutOrder& order = agreed.cut;
  if (const auto full = solve_gross_up(e, e.test.excise, taxes, agreed.gross_up)) {
    list.push_back(grossed_up(e, taxes, "full_gross_up", *full));
  }
  if (agreed.gross_up != nullptr && agreed.gross_up->share) {
    const Money part = to_the_cent(e.test.excise.exact() * agreed.gross_up->share->value);
    if (const auto solved = solve_gross_up(e, part, taxes, agreed.gross_up)) {
      list.push_back(grossed_up(e, taxes, "partial_gross_up", *solved));
    }
  }
  const RemedyFigures cut = cut_back(e, taxes, order), none = borne(e, taxes);
  list.push_back(cut);
  list.push_back(cut.net > none.net ? cut : none);
  list.back().id = "best_net";
  list.push_back(none);
  for (RemedyFigures& r : list) r.agreed = r.id == agreed.id;
}

}  // namespace payout
