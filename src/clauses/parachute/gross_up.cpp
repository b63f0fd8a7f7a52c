#include "clauses/parachute/gross_up.h"

#include "clauses/parachute/remedy.h"

namespace payout {
namespace {

law::GrossUpRounding rounding_of(const Exposure& e, const GrossUp* terms) {
  const bool up = terms != nullptr && e.c.choose(terms->rounding) == CentRounding::up;
  return up ? law::GrossUpRounding::up : law::GrossUpRounding::half_up;
}

law::TotalPayments total_of(const Exposure& e, const GrossUp* terms) {
  const bool literal =
      terms != nullptr && e.c.choose(terms->total_payments_include_gross_up) == GrossUpInTotal::yes_literal;
  return literal ? law::TotalPayments::yes_literal : law::TotalPayments::no_make_whole;
}

}  // namespace

std::optional<law::GrossUp> solve_gross_up(const Exposure& e, Money excise, const OtherTaxes& taxes,
                                           const GrossUp* terms) {
  const auto rounding = rounding_of(e, terms);
  const auto total = total_of(e, terms);
  return taxes.by_bracket ? law::gross_up_by_bracket(excise, *taxes.by_bracket, rounding, total)
                          : law::gross_up_at_rates(excise, taxes.rates, rounding, total);
}

}  // namespace payout
