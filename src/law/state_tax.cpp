#include "law/state_tax.h"

#include <algorithm>

#include "law/state_allowance.h"

namespace payout::law {
namespace {

/// Zero up to `from`, one from `from + width` on, straight in between.
Schedule phased_in(Money from, Money width) {
  const Schedule rising = Schedule::marginal({{from, Exact{1} / width.exact()}});
  return lesser(rising, Schedule::level(1));
}

/// One where the taxable income lies in the row, zero elsewhere.
Schedule in_row(const std::vector<BenefitRecapture::Row>& rows, size_t i, const Schedule& taxable) {
  const Schedule begun = Schedule::step_above(rows[i].over.exact());
  if (i + 1 == rows.size()) return begun.after(taxable);
  return (begun - Schedule::step_above(rows[i + 1].over.exact())).after(taxable);
}

/// The rows of the worksheets: the base of the row at once, its addition over the phase-in of AGI. NY Tax Law
/// 601(d) to (d-3).
Schedule by_rows(const BenefitRecapture& r, Status status, const Schedule& agi, const Schedule& taxable) {
  const auto& rows = r.rows[status];
  Schedule sum;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Schedule share = phased_in(std::max(rows[i].over, r.agi_over), r.phase_in).after(agi);
    const Schedule amount = Schedule::level(rows[i].base.exact()) + share.times(rows[i].add.exact());
    sum = sum + product(in_row(rows, i, taxable), amount);
  }
  return product(Schedule::step_above(r.agi_over.exact()).after(agi), sum);
}

/// The whole taxable income at one rate, less what the brackets and the rows take of it.
Schedule up_to_flat_rate(Exact rate, const Schedule& taxable, const Schedule& taken) {
  return taxable.times(rate) - taken;
}

/// To 2020: above a further AGI the top rate on all of the income, phased in on top of the rows taken whole.
Schedule phased_top(const BenefitRecapture& r, Status status, const StateReturn& from, const Schedule& taxable,
                    const Schedule& brackets) {
  const RateOver& top = (*r.top)[status];
  const auto& rows = r.rows[status];
  Schedule whole;
  for (size_t i = 0; i < rows.size(); ++i)
    whole = whole + in_row(rows, i, taxable).times((rows[i].base + rows[i].add).exact());
  const Schedule share = phased_in(top.over, r.phase_in).after(from.agi);
  return whole + product(share, up_to_flat_rate(top.rate, taxable, brackets + whole));
}

/// `below` up to an AGI and `above` beyond it.
Schedule split_at(Money agi_over, const Schedule& agi, const Schedule& below, const Schedule& above) {
  const Schedule beyond = Schedule::step_above(agi_over.exact()).after(agi);
  return product(Schedule::level(1) - beyond, below) + product(beyond, above);
}

Schedule benefit_recapture(const StateYear& s, Status status, const Schedule& agi, const Schedule& taxable) {
  const BenefitRecapture& r = *s.recapture;
  const Schedule brackets = s.on_taxable[status].after(taxable);
  const Schedule rows = by_rows(r, status, agi, taxable);
  if (r.top)
    return split_at((*r.top)[status].over, agi, rows, phased_top(r, status, {.agi = agi}, taxable, brackets));
  if (r.flat) return split_at(r.flat->over, agi, rows, up_to_flat_rate(r.flat->rate, taxable, brackets));
  return rows;
}

/// Federal tax as far as the state deducts it.
Schedule deducted_federal_tax(const FederalTaxDeduction& d, Status status, const StateReturn& from) {
  const Schedule tax = product(d.share.after(from.agi), from.federal_tax);
  return d.limit ? lesser(tax, (*d.limit)[status].after(from.agi)) : tax;
}

bool touches(const LeftOut& l, const StateUse& use) {
  if (!l.statuses.empty() && std::ranges::find(l.statuses, use.status) == l.statuses.end()) return false;
  if (l.agi_over && use.agi_after <= *l.agi_over) return false;
  if (l.agi_up_to && use.agi_before > *l.agi_up_to) return false;
  if (l.allowances && !use.own_deductions) return false;
  return !l.itemized || use.itemized;
}

Exact highest(const Brackets& brackets) {
  return brackets.empty() ? Exact{0} : brackets.back().rate;
}

}  // namespace

Schedule state_recapture(const StateYear& s, Status status, const Schedule& agi, const Schedule& taxable) {
  const Schedule steps = s.recapture_by_agi[status].after(agi);
  return s.recapture ? steps + benefit_recapture(s, status, agi, taxable) : steps;
}

Schedule state_tax_on(const StateYear& s, Status status, const Schedule& agi, const Schedule& taxable) {
  return s.on_taxable[status].after(taxable) + state_recapture(s, status, agi, taxable);
}

Schedule state_taxable_income(const StateAllowances& a, Status status, const StateReturn& from) {
  Schedule deduction = a.standard_deduction[status].after(from.agi);
  if (a.payroll_tax_itemized) deduction = greater(deduction, from.payroll_tax);
  Schedule taxable = from.agi - a.exemption[status].after(from.agi);
  if (a.federal_tax) {
    const Schedule federal = deducted_federal_tax(*a.federal_tax, status, from);
    if (a.federal_tax->itemizers_only)
      deduction = greater(deduction, federal);
    else
      taxable = taxable - federal;
  }
  taxable = taxable - deduction;
  if (a.payroll_tax_up_to)
    taxable = taxable - lesser(from.payroll_tax, Schedule::level(a.payroll_tax_up_to->exact()));
  if (a.addback) {
    const Schedule reached = Schedule::step_above(just_below(a.addback->agi_from)).after(from.agi);
    const Schedule above_cap = greater(deduction - Schedule::level(a.addback->cap[status].exact()), Schedule{});
    taxable = taxable + product(reached, above_cap);
  }
  return greater(taxable, Schedule{});
}

Schedule state_tax_due(const StateYear& s, const StateAllowances& a, Status status, const StateReturn& from) {
  const Schedule before_credits = state_tax_on(s, status, from.agi, state_taxable_income(a, status, from));
  const Schedule tax = greater(before_credits - a.credit[status].after(from.agi), Schedule{});
  return greater(tax + Schedule::level(a.flat_addition.exact()), s.least[status].after(from.agi));
}

Exact top_state_rate(const StateYear& s, Status status) {
  return highest(s.brackets[status]) + highest(s.surtax[status]);
}

std::vector<std::string> left_out_of(const StateYear& s, const StateUse& use) {
  std::vector<std::string> out;
  for (const LeftOut& l : s.left_out)
    if (touches(l, use)) out.push_back(l.text);
  return out;
}

}  // namespace payout::law
