#include <algorithm>

#include "clauses/parachute/table_taxes.h"

namespace payout {
namespace {

/// From 2018 on the deduction of state taxes has a limit, 26 U.S.C. 164(b)(6), which the year's other income
/// has used up: of payments of this size nothing more is deducted.
constexpr int deduction_limited_from = 2018;

/// Whether state tax is deducted at rates that are supplied: as the gross-up clause deems it, else as the law
/// has it in the year of payment.
bool deducted_at_rates(const Exposure& e, const GrossUp* terms) {
  const auto said = terms != nullptr ? e.c.choose(terms->state_tax_deductible) : StateTaxDeducted::by_law;
  if (said != StateTaxDeducted::by_law) return said == StateTaxDeducted::yes;
  const Date paid = terms != nullptr ? e.out().gross_up_due.value_or(e.change) : e.change;
  return paid.year() < deduction_limited_from;
}

/// Federal and Medicare rates, and the state's as far as it is not deducted: by the reading
/// state_tax_deductible of a gross-up, else as the law has it.
OtherTaxes supplied_rates(const Exposure& e, const MarginalRates& given, const GrossUp* terms) {
  Workings& w = e.c.work;
  OtherTaxes taxes;
  taxes.rates = {.federal = given.federal.value, .medicare = given.medicare.value};
  const Figure federal = w.fact(given.federal, {});
  Adding parts{w};
  parts.add(federal);
  parts.add(w.fact(given.medicare, {}));
  if (given.state && given.state->value > Exact{0}) {
    const bool deducted = deducted_at_rates(e, terms);
    taxes.rates.state = given.state->value;
    taxes.rates.state_deductible = deducted;
    Figure state = w.fact(*given.state, {});
    if (deducted) state = w.product(state, w.difference(w.law(1, Unit::count, {}), federal));
    parts.add(state);
  }
  taxes.combined = parts.sum();
  return taxes;
}

void warn_without_state(const Exposure& e, const ClauseHead& asker) {
  const auto said = [](const Remark& r) { return r.id == "no-state-tax"; };
  if (std::ranges::any_of(e.c.out.remarks, said)) return;
  e.c.warn(
      Module::parachute, "no-state-tax", "tax.marginal",
      "no state tax rate is given: state tax is taken as 0, and not inferred from any place the documents name",
      "give `tax.marginal.state`, 0% where there is none", asker.cite);
}

/// Reading gross_up_rate, asked where a gross-up is to be worked out.
bool deems_highest(const Exposure& e, const GrossUp* terms) {
  return terms != nullptr && e.c.choose(terms->rate) == GrossUpRate::highest_statutory;
}

}  // namespace

std::optional<OtherTaxes> other_taxes(const Exposure& e, const ClauseHead& asker, const GrossUp* terms) {
  const auto& tax = e.c.facts.tax;
  const bool by_table = tax && tax->from_tables.value_or(false);
  const bool highest = deems_highest(e, terms);
  if (by_table || highest) {
    // The tables hold the limit of each year; at the highest rates nothing is left of it.
    if (highest) return highest_rates(e, asker, deducted_at_rates(e, terms));
    const bool deducted = terms == nullptr || e.c.choose(terms->state_tax_deductible) != StateTaxDeducted::no;
    return taxes_from_tables(e, asker, deducted);
  }
  if (!tax || !tax->marginal) {
    e.c.missing(Module::parachute, asker, "tax.marginal", "the marginal rate of each tax on a gross-up");
    return std::nullopt;
  }
  if (!tax->marginal->state) warn_without_state(e, asker);
  return supplied_rates(e, *tax->marginal, terms);
}

}  // namespace payout
