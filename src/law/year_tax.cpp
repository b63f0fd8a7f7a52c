#include "law/year_tax.h"

#include "law/income_tax.h"

namespace payout::law {
namespace {

/// x -> start + x: an amount of the year as a function of the extra pay.
Schedule rising_from(Money start) {
  return Schedule::line(start.exact(), 1);
}
Schedule constant(Money amount) {
  return Schedule::line(amount.exact(), 0);
}

/// The deductible part of the state tax. 26 U.S.C. 164(a)(3), (b)(6).
Schedule deductible_state_tax(const FederalYear& f, const TaxPosition& p, const Schedule& state,
                              const Schedule& agi) {
  if (!p.state_deductible) return {};
  if (!f.state_tax_limit) return state;
  return lesser(state, state_tax_cap(*f.state_tax_limit, p.status).after(agi));
}

/// Federal income tax as a function of the extra pay, given the state tax as one. 26 U.S.C. 1, 55, 63.
Schedule federal_tax(const FederalYear& f, const TaxPosition& p, const Schedule& state) {
  const Schedule agi = rising_from(p.income);
  const Schedule exemptions = exemptions_left(f, p.status, p.exemptions).after(agi);
  const Schedule itemized = constant(p.itemized_other) + deductible_state_tax(f, p, state, agi);
  const Schedule deductions =
      greater(constant(f.standard_deduction[p.status]), itemized_left(f, p.status, agi, itemized, exemptions));
  const Schedule taxable = agi - deductions - exemptions;
  Schedule tax = ordinary_tax(f, p.status).after(taxable);
  if (p.minimum_tax) {
    const Schedule amt_income = agi - constant(p.itemized_other);
    tax = greater(tax, tentative_minimum_tax(f, p.status).after(amt_income));
  }
  return tax - rate_reduction_credit(f, p.status).after(taxable);
}

Exact slope_above(const Schedule& s, Money amount) {
  return s.piece_at(amount.exact() + Exact{1}).slope;
}

Money rise(const Schedule& s, Money amount) {
  return to_the_cent(s.at(amount.exact()) - s.at(Exact{0}));
}

}  // namespace

YearTaxes taxes_on_extra_pay(const FederalYear& f, const StateYear* s, const TaxPosition& position) {
  const Schedule wages = rising_from(position.wages);
  YearTaxes taxes;
  if (s != nullptr)
    taxes.state = state_income_tax(*s, position.status).after(rising_from(position.state_taxable));
  taxes.federal = federal_tax(f, position, taxes.state);
  taxes.oasdi = employee_oasdi(f.fica).after(wages);
  taxes.medicare = (employee_medicare(f.fica) + additional_medicare_due(f.fica, position.status)).after(wages);
  return taxes;
}

TaxBill cost_of(const YearTaxes& taxes, Money amount) {
  return {.federal = rise(taxes.federal, amount),
          .state = rise(taxes.state, amount),
          .oasdi = rise(taxes.oasdi, amount),
          .medicare = rise(taxes.medicare, amount)};
}

MarginalRates marginal_rates(const YearTaxes& taxes, Money amount) {
  return {.federal = slope_above(taxes.federal, amount),
          .medicare = slope_above(taxes.medicare, amount) + slope_above(taxes.oasdi, amount),
          .state = slope_above(taxes.state, amount),
          .state_deductible = false};
}

}  // namespace payout::law
