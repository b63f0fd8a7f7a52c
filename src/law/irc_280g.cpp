#include "law/irc_280g.h"

#include <algorithm>

namespace payout::law {
namespace {

/// A sum of fractions over one denominator; payments times payments do not fit 64 bits. Cents.
struct OverOne {
  Wide num = 0;
  Wide den = 1;
};

/// Half up, away from zero. The result of a division whose size is that of an amount of money.
Money to_the_cent(OverOne x) {
  const Wide magnitude = x.num < 0 ? -x.num : x.num;
  const auto cents = static_cast<int64_t>((magnitude * 2 + x.den) / (x.den * 2));
  return Money::cents(x.num < 0 ? -cents : cents);
}

/// The greatest amount in whole cents that is below three times the exact base amount. 280G(b)(2)(A)(ii).
/// Dollars.
Money just_below_threshold(const BaseAmount& base) {
  return Money::cents(-floor_of(-(base.cents * base_amount_multiple)) - 1);
}

/// Allocation, excess and excise once the payments are parachute payments. Shares of the base amount are
/// differences of rounded running totals, so they add up to it; the excise is taken from the exact excess and
/// rounded once. 26 U.S.C. 280G(b)(1), (b)(3)(B), (b)(4)(B), 4999(a). Dollars.
void add_excess(ParachuteTest& test, const BaseAmount& base, const std::vector<ContingentPayment>& payments,
                ExcessOn on) {
  const Wide den = Wide{test.total_present_value.in_cents()} * base.cents.den();
  OverOne allocated = {0, den};
  OverOne excess = {0, den};
  for (const ContingentPayment& p : payments) {
    const Money paid = on == ExcessOn::nominal ? p.nominal : p.present_value;
    const Wide share = Wide{base.cents.num()} * p.present_value.in_cents();
    const Money earlier = reduced_by_earlier_services(p.how) ? p.reasonable_before : Money{};
    const Wide offset = std::max(share, Wide{earlier.in_cents()} * den);
    excess.num += std::max(Wide{0}, Wide{paid.in_cents()} * den - offset);

    Excess shown = {.base_allocated = -to_the_cent(allocated)};
    allocated.num += share;
    shown.base_allocated += to_the_cent(allocated);
    shown.excess = std::max(Money{}, paid - std::max(shown.base_allocated, earlier));
    test.excess += shown.excess;
    test.payments.push_back(shown);
  }
  test.excise = to_the_cent(OverOne{excess.num * excise_rate.num(), den * excise_rate.den()});
}

ParachuteTest added_up(const BaseAmount& base, const std::vector<ContingentPayment>& payments) {
  ParachuteTest test = {.base = base.amount, .threshold = base.threshold()};
  for (const ContingentPayment& p : payments) {
    test.total_nominal += p.nominal;
    test.total_present_value += p.present_value;
  }
  return test;
}

}  // namespace

ContingentPayment without_later_services(ContingentPayment p, Money reasonable_after) {
  if (p.nominal == Money{}) return p;
  const Money left = std::max(Money{}, p.nominal - reasonable_after);
  p.present_value = payout::to_the_cent(p.present_value, left.exact() / p.nominal.exact());
  p.nominal = left;
  return p;
}

ParachuteTest as_parachute_payments(const BaseAmount& base, const std::vector<ContingentPayment>& payments) {
  ParachuteTest test = added_up(base, payments);
  test.parachute = test.total_present_value > Money{};
  if (test.parachute)
    add_excess(test, base, payments, ExcessOn::nominal);
  else
    test.payments.resize(payments.size());
  return test;
}

ParachuteTest parachute_test(const BaseAmount& base, const std::vector<ContingentPayment>& payments,
                             ExcessOn on) {
  ParachuteTest test = added_up(base, payments);
  const Exact threshold = base.cents * base_amount_multiple;
  test.parachute = test.total_present_value > Money{} && test.total_present_value.exact() >= threshold;
  if (test.parachute) {
    add_excess(test, base, payments, on);
  } else {
    test.room = just_below_threshold(base) - test.total_present_value;
    test.payments.resize(payments.size());
  }
  return test;
}

Money safe_harbor(const BaseAmount& base, Money margin) {
  const Money less_margin = Money::cents(floor_of(base.cents * base_amount_multiple - margin.exact()));
  return std::max(Money{}, std::min(just_below_threshold(base), less_margin));
}

Money excise_on(Money excess) {
  return payout::to_the_cent(excess.exact() * excise_rate);
}

}  // namespace payout::law
