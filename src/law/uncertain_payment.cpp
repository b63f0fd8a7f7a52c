#include "law/uncertain_payment.h"

#include <algorithm>

namespace payout::law {
namespace {

template <class Counted>
std::vector<ContingentPayment> counted_together(const std::vector<ContingentPayment>& certain,
                                                const std::vector<UncertainPayment>& uncertain,
                                                Counted counted) {
  std::vector<ContingentPayment> all = certain;
  for (const UncertainPayment& u : uncertain) all.push_back(counted(u) ? u.payment : ContingentPayment{});
  return all;
}

/// Adds a payment that came later to a test that stays as it was: all of it is excess. Q&A-33(b), last
/// sentence.
void add_without_base(ParachuteTest& test, size_t at, const ContingentPayment& p) {
  test.payments[at] = {.base_allocated = {}, .excess = p.nominal};
  test.total_nominal += p.nominal;
  test.total_present_value += p.present_value;
  test.excess += p.nominal;
  test.excise += excise_on(p.nominal);
}

}  // namespace

TwiceTested test_twice(const BaseAmount& base, const std::vector<ContingentPayment>& certain,
                       const std::vector<UncertainPayment>& uncertain, Retest rule) {
  const auto expected = [](const UncertainPayment& u) { return counts(u.probability); };
  const auto made = [](const UncertainPayment& u) { return u.made; };
  TwiceTested t = {.estimated = parachute_test(base, counted_together(certain, uncertain, expected))};
  t.actual = t.estimated;
  const auto wrong = [&](const UncertainPayment& u) { return expected(u) != u.made; };
  if (!std::ranges::any_of(uncertain, wrong)) return t;
  const auto not_made = [&](const UncertainPayment& u) { return expected(u) && !u.made; };
  const bool may_stay = t.estimated.excess > Money{} && !std::ranges::any_of(uncertain, not_made);
  if (rule == Retest::leave_and_allocate_no_base && may_stay) {
    for (size_t i = 0; i < uncertain.size(); ++i)
      if (wrong(uncertain[i])) add_without_base(t.actual, certain.size() + i, uncertain[i].payment);
    return t;
  }
  t.actual = parachute_test(base, counted_together(certain, uncertain, made));
  t.reapplied = true;
  return t;
}

Money excess_with_violations(const BaseAmount& base, const std::vector<MarkedPayment>& payments) {
  std::vector<ContingentPayment> all, others, violating;
  for (const MarkedPayment& p : payments) {
    all.push_back(p.payment);
    (p.violates ? violating : others).push_back(p.payment);
  }
  const Money plain = parachute_test(base, all).excess;
  for (ContingentPayment& p : violating) p.reasonable_before = Money{};  // Q&A-37(c)
  if (parachute_test(base, others).parachute) violating.insert(violating.end(), others.begin(), others.end());
  return std::max(plain, as_parachute_payments(base, violating).excess);
}

}  // namespace payout::law
