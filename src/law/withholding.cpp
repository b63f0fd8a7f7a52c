#include "law/withholding.h"

#include <fmt/format.h>

#include <algorithm>

#include "law/income_tax.h"

namespace payout::law {
namespace {

/// The part of a payment that lies between two totals of the year, given what was paid before it.
Money part_between(Money before, Money amount, Money from, std::optional<Money> to) {
  const Money begin = std::max(before, from);
  const Money end = to ? std::min(before + amount, *to) : before + amount;
  return std::max(Money{}, end - begin);
}

/// Adds a deduction where there is anything to deduct from.
void add(WithholdingEstimate& e, Withheld line) {
  if (line.base == Money{}) return;
  line.amount = to_the_cent(line.base.exact() * line.rate);
  e.total += line.amount;
  e.lines.push_back(std::move(line));
}

/// Flat rate, and the top rate above 1,000,000 of supplemental wages in the year. 26 CFR 31.3402(g)-1(a)(2),
/// (7).
void add_federal(WithholdingEstimate& e, const SupplementalPeriod& p, const WagePayment& pay) {
  const Money before = pay.supplemental_before;
  add(e, {.name = "federal income tax",
          .cite = supplemental_rule,
          .base = part_between(before, pay.amount, {}, p.over),
          .rate = p.rate,
          .verified = p.verified});
  if (!p.over) return;
  add(e, {.name = fmt::format("federal income tax over {}", grouped(p.over->in_cents() / 100)),
          .cite = supplemental_rule,
          .base = part_between(before, pay.amount, *p.over, std::nullopt),
          .rate = p.rate_over,
          .verified = p.verified});
}

/// 26 U.S.C. 3101(a), (b)(1), and (b)(2) as the employer withholds it under 3102(f).
void add_fica(WithholdingEstimate& e, const Fica& f, const WagePayment& pay) {
  const Money before = pay.wages_before, wages = pay.amount + pay.deferred;
  add(e, {.name = "social security",
          .cite = {"26 U.S.C.", "3101(a)"},
          .base = part_between(before, wages, {}, f.wage_base),
          .rate = f.oasdi_employee});
  add(e, {.name = "Medicare", .cite = {"26 U.S.C.", "3101(b)(1)"}, .base = wages, .rate = f.medicare_employee});
  if (f.additional == Exact{0}) return;
  add(e, {.name = "additional Medicare",
          .cite = {"26 U.S.C.", "3101(b)(2), 3102(f)"},
          .base = part_between(before, wages, f.withheld_over, std::nullopt),
          .rate = f.additional});
}

void add_state(WithholdingEstimate& e, const StateWithholding& s, const WagePayment& pay) {
  const bool on_stock = pay.option_or_bonus && !s.supplemental_on_stock.empty();
  if (const SupplementalPeriod* p = period_of(on_stock ? s.supplemental_on_stock : s.supplemental, pay.paid)) {
    if (p->rate != Exact{0})
      add(e, {.name = s.code + " income tax", .base = pay.amount, .rate = p->rate, .verified = p->verified});
  } else {
    e.missing.push_back(
        fmt::format("{} income tax: {}", s.code,
                    s.no_supplemental.empty() ? "no flat rate for that day" : s.no_supplemental));
  }
  if (!s.payroll || pay.fica_taxed_before) return;
  if (const SupplementalPeriod* p = period_of(s.payroll->periods, pay.paid))
    add(e, {.name = s.code + " " + s.payroll->name,
            .base = part_between(pay.wages_before, pay.amount + pay.deferred, {}, s.payroll->wage_base),
            .rate = p->rate});
}

}  // namespace

const SupplementalPeriod* period_of(const std::vector<SupplementalPeriod>& periods, Date day) {
  const auto covers = [&](const SupplementalPeriod& p) { return p.from <= day && day <= p.to; };
  const auto found = std::find_if(periods.begin(), periods.end(), covers);
  return found == periods.end() ? nullptr : &*found;
}

Found<WithholdingEstimate> estimate_withholding(const FederalYear& f, const StateWithholding* s,
                                                const WagePayment& payment) {
  const int year = payment.paid.year();
  if (year != f.year || (s != nullptr && year != s->year))
    return NoTable{fmt::format("a payment of {} cannot be estimated from tables of another year", year)};
  const SupplementalPeriod* flat = period_of(f.supplemental, payment.paid);
  if (flat == nullptr)
    return NoTable{fmt::format("there is no federal supplemental rate for {}", to_string(payment.paid))};
  WithholdingEstimate e = {.table_year = year};
  if (!payment.died) add_federal(e, *flat, payment);
  if (!payment.fica_taxed_before && payment.died.value_or(year) == year) add_fica(e, f.fica, payment);
  if (s != nullptr && !payment.died) add_state(e, *s, payment);
  if (payment.excise > Money{} && !payment.died) {
    e.lines.push_back({.name = "excise",
                       .cite = excise_withholding_rule,
                       .base = payment.excise,
                       .rate = 1,
                       .amount = payment.excise});
    e.total += payment.excise;
  }
  e.net = payment.amount - e.total;
  return e;
}

}  // namespace payout::law
