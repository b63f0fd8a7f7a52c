#include "law/year_tax.h"

#include <algorithm>
#include <stdexcept>
#include <variant>

#include "law/income_tax.h"
#include "law/state_tax.h"

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

/// Of the first piece that reaches above the amount, also where a bracket begins within the next cent.
Exact slope_above(const Schedule& s, Money amount) {
  const Exact x = amount.exact();
  const std::vector<Piece>& pieces = s.pieces();
  const auto first_above =
      std::find_if(pieces.begin() + 1, pieces.end(), [&](const Piece& p) { return p.from > x; });
  return (first_above - 1)->slope;
}

/// The state's own return: AGI less its deductions. Where federal tax is among them, that of someone who
/// deducts the state tax as it would be without it: the two depend on each other, and within the limit of
/// 164(b)(6) nothing is left of that.
Schedule own_state_tax(const FederalYear& f, const StateYear& s, const TaxPosition& p,
                       const Schedule& payroll_tax) {
  const auto* allowances = std::get_if<StateAllowances>(&s.allowances);
  if (allowances == nullptr)
    throw std::logic_error("the deductions of a state were asked for that are not known");
  StateReturn from = {.agi = rising_from(p.income), .payroll_tax = payroll_tax};
  if (allowances->federal_tax) {
    const Schedule without = state_tax_due(s, *allowances, p.status, from);
    from.federal_tax = greater(federal_tax(f, p, without), Schedule{});
  }
  return state_tax_due(s, *allowances, p.status, from);
}

Schedule state_tax(const FederalYear& f, const StateYear& s, const TaxPosition& p,
                   const Schedule& payroll_tax) {
  if (p.state_base == StateBase::own_deductions) return own_state_tax(f, s, p, payroll_tax);
  return state_tax_on(s, p.status, rising_from(p.income), rising_from(p.state_taxable));
}

Money rise(const Schedule& s, Money amount) {
  return to_the_cent(s.at(amount.exact()) - s.at(Exact{0}));
}

}  // namespace

YearTaxes taxes_on_extra_pay(const FederalYear& f, const StateYear* s, const TaxPosition& position) {
  const Schedule wages = rising_from(position.wages);
  YearTaxes taxes;
  taxes.oasdi = employee_oasdi(f.fica).after(wages);
  const Schedule medicare = employee_medicare(f.fica).after(wages);
  taxes.medicare = medicare + additional_medicare_due(f.fica, position.status).after(wages);
  if (s != nullptr) taxes.state = state_tax(f, *s, position, taxes.oasdi + medicare);
  if (position.local_rate != Exact{0})
    taxes.local = rising_from(position.state_taxable).times(position.local_rate);
  taxes.federal = federal_tax(f, position, taxes.state + taxes.local);
  return taxes;
}

TaxBill cost_of(const YearTaxes& taxes, Money amount) {
  return {.federal = rise(taxes.federal, amount),
          .state = rise(taxes.state, amount),
          .local = rise(taxes.local, amount),
          .oasdi = rise(taxes.oasdi, amount),
          .medicare = rise(taxes.medicare, amount)};
}

MarginalRates marginal_rates(const YearTaxes& taxes, Money amount) {
  return {.federal = slope_above(taxes.federal, amount),
          .medicare = slope_above(taxes.medicare, amount) + slope_above(taxes.oasdi, amount),
          .state = slope_above(taxes.state, amount) + slope_above(taxes.local, amount),
          .state_deductible = false};
}

}  // namespace payout::law
