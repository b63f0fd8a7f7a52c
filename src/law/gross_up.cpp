#include "law/gross_up.h"

#include <algorithm>

namespace payout::law {
namespace {

Money rounded(Exact cents, GrossUpRounding rounding) {
  return rounding == GrossUpRounding::up ? up_to_the_cent(cents) : to_the_cent(cents);
}

/// The excise rate the formula provides for: 20%, or twice that when the gross-up is itself a Total Payment
///
Exact excise_in_formula(TotalPayments reading) {
  return reading == TotalPayments::yes_literal ? excise_rate * 2 : excise_rate;
}

/// Puts an amount back: taxes on it, 20% on it (26 U.S.C. 4999(a)), and what is left against the excise.
/// Dollars.
GrossUpProof substitute(Money amount, Exact other_taxes, Money excise) {
  const Exact own_excise = amount.exact() * excise_rate;
  const Exact kept = amount.exact() - other_taxes - own_excise;
  return {.income_taxes = to_the_cent(other_taxes),
          .excise = to_the_cent(own_excise),
          .kept = to_the_cent(kept),
          .residual = kept - excise.exact()};
}

}  // namespace

Exact MarginalRates::combined() const {
  return federal + medicare + (state_deductible ? state * (Exact{1} - federal) : state);
}

std::optional<GrossUp> gross_up_at_rates(Money excise, const MarginalRates& rates, GrossUpRounding rounding,
                                         TotalPayments reading) {
  const Exact t = rates.combined();
  const Exact excise_rate_used = excise_in_formula(reading);
  GrossUp g = {
      .other_rate = t, .excise_rate = excise_rate_used, .left_of_a_dollar = Exact{1} - (t + excise_rate_used)};
  if (g.left_of_a_dollar <= Exact{0}) return std::nullopt;
  g.cents = excise.exact() / g.left_of_a_dollar;
  g.amount = rounded(g.cents, rounding);
  g.proof = substitute(g.amount, g.amount.exact() * t, excise);
  return g;
}

std::optional<GrossUp> gross_up_by_bracket(Money excise, const Schedule& tax, GrossUpRounding rounding,
                                           TotalPayments reading) {
  const Exact before = tax.at(Exact{0});
  const Exact target = excise.exact();
  const std::vector<Piece>& pieces = tax.pieces();
  for (size_t i = 0; i < pieces.size(); ++i) {
    const bool last = i + 1 == pieces.size();
    if (!last && pieces[i + 1].from < Exact{0}) continue;
    // What is left of an amount x on this stretch: x - (tax(x) - tax(0)) - 20% of x.
    const Piece left = {
        {}, before - pieces[i].intercept, Exact{1} - excise_in_formula(reading) - pieces[i].slope};
    const Exact begin = i == 0 ? Exact{0} : std::max(Exact{0}, pieces[i].from);
    if (left.slope <= Exact{0} && left.at(begin) < target) continue;
    const Exact solution = left.at(begin) >= target ? begin : (target - left.intercept) / left.slope;
    if (!last && solution > pieces[i + 1].from) continue;
    const Money amount = rounded(solution, rounding);
    const GrossUpProof proof = substitute(amount, tax.at(amount.exact()) - before, excise);
    const bool crossed_a_jump = !last && amount.exact() > pieces[i + 1].from && proof.residual < Exact{-1};
    if (crossed_a_jump) continue;
    return GrossUp{.excise_rate = excise_in_formula(reading),
                   .left_of_a_dollar = left.slope,
                   .cents = solution,
                   .amount = amount,
                   .proof = proof};
  }
  return std::nullopt;
}

}  // namespace payout::law
