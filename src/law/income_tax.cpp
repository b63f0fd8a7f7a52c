#include "law/income_tax.h"

namespace payout::law {
namespace {

/// The part of `base` above `over`, never below zero.
Schedule part_above(const Schedule& base, Exact over) {
  return greater(base + Schedule::line(-over, 0), Schedule{});
}
Schedule part_above(Money over) {
  return Schedule::marginal({{over, 1}});
}
Schedule all_of_it() {
  return Schedule::line(0, 1);
}
Schedule constant(Exact cents) {
  return Schedule::line(cents, 0);
}

/// How often the phase-out can step before the whole exemption is gone: 50 times 2%.
int steps_to_nothing(Exact per_step) {
  return static_cast<int>(-floor_of(-(Exact{1} / per_step)));
}

}  // namespace

Schedule ordinary_tax(const FederalYear& f, Status status) {
  return Schedule::marginal(f.brackets[status]);
}

Schedule rate_reduction_credit(const FederalYear& f, Status status) {
  if (!f.credit) return {};
  return Schedule::marginal({{Money{}, f.credit->rate}, {f.credit->base[status], 0}});
}

Schedule tentative_minimum_tax(const FederalYear& f, Status status) {
  const MinimumTax& m = f.minimum_tax;
  const Exact full = m.exemption[status].exact();
  const Schedule lost = part_above(m.phaseout_start[status]).times(m.phaseout_rate);
  const Schedule exemption = greater(constant(full) - lost, Schedule{});
  Schedule base = all_of_it() - exemption;
  if (status == Status::separate) {  // 55(d), last sentence: the other spouse's exemption is taken back too
    const Schedule beyond = part_above(m.exemption_zero_at[status]).times(m.phaseout_rate);
    base = base + lesser(beyond, constant(full));
  }
  return Schedule::marginal({{Money{}, m.low_rate}, {m.high_rate_over[status], m.high_rate}}).after(base);
}

Schedule exemptions_left(const FederalYear& f, Status status, int exemptions) {
  const Exact full = f.exemption.exact() * exemptions;
  if (!f.exemption_phaseout) return constant(full);
  const ExemptionPhaseout& p = *f.exemption_phaseout;
  const Exact rise = full * p.per_step * p.fraction;
  return constant(full) - Schedule::staircase(p.start[status].exact(), p.step[status].exact(), rise,
                                              steps_to_nothing(p.per_step));
}

Schedule state_tax_cap(const StateTaxLimit& limit, Status status) {
  const Schedule full = constant(limit.limit[status].exact());
  if (limit.reduction_rate == Exact{0}) return full;
  const Schedule lost = part_above(limit.reduced_over[status]).times(limit.reduction_rate);
  return greater(full - lost, constant(limit.floor[status].exact()));
}

Schedule itemized_left(const FederalYear& f, Status status, const Schedule& agi, const Schedule& itemized,
                       const Schedule& exemptions) {
  const ItemizedLimit& limit = f.itemized_limit;
  if (limit.kind == ItemizedLimit::Kind::of_agi) {
    const Schedule over_start = part_above(agi, limit.start[status].exact()).times(limit.rate);
    return itemized - lesser(over_start, itemized.times(limit.max_share)).times(limit.fraction);
  }
  if (limit.kind == ItemizedLimit::Kind::top_bracket) {
    const Schedule in_top = part_above(agi - exemptions, f.brackets[status].back().over.exact());
    return itemized - lesser(itemized, in_top).times(limit.rate);
  }
  return itemized;
}

Schedule employee_oasdi(const Fica& fica) {
  return Schedule::marginal({{Money{}, fica.oasdi_employee}, {fica.wage_base, 0}});
}

Schedule employee_medicare(const Fica& fica) {
  return Schedule::marginal({{Money{}, fica.medicare_employee}});
}

Schedule additional_medicare_withheld(const Fica& fica) {
  return part_above(fica.withheld_over).times(fica.additional);
}

Schedule additional_medicare_due(const Fica& fica, Status status) {
  return part_above(fica.due_over[status]).times(fica.additional);
}

Schedule employer_fica(const Fica& fica) {
  return Schedule::marginal({{Money{}, fica.oasdi_employer}, {fica.wage_base, 0}}) +
         Schedule::marginal({{Money{}, fica.medicare_employer}});
}

Schedule state_income_tax(const StateYear& s, Status status) {
  return s.on_taxable[status];
}

Money tax_on(const Schedule& schedule, Money base) {
  return to_the_cent(schedule.at(base.exact()));
}

}  // namespace payout::law
