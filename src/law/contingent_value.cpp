#include "law/contingent_value.h"

#include "law/compounding.h"

namespace payout::law {
namespace {

/// Q&A-24(c): the value may not exceed the accelerated payment itself. Dollars.
AcceleratedValue capped(AcceleratedValue v, Money most) {
  v.capped = v.value > most;
  if (v.capped) v.value = most;
  return v;
}

/// Both parts of Q&A-24; `share` is 1% times the full months, or zero for (b). Dollars.
AcceleratedValue accelerated(Money payment, const EarlyBy& early, Exact rate, Exact share) {
  const TimeValue value = time_value_and_share(payment, rate, early.years, share);
  return capped({.payment = payment,
                 .full_months = early.full_months,
                 .time_value = value.alone,
                 .one_percent = to_the_cent(payment, share),
                 .value = value.with_share},
                payment);
}

}  // namespace

AcceleratedValue paid_early(Money payment, const EarlyBy& early, Exact rate) {
  return accelerated(payment, early, rate, Exact{0});
}

AcceleratedValue vested_early(Money payment, const EarlyBy& early, Exact rate) {
  return accelerated(payment, early, rate, one_percent_a_month * early.full_months);
}

AcceleratedValue vested_only(Money payment, const EarlyBy& early, Exact years_to_payment, Exact rate,
                             VestingOnly reading) {
  if (reading == VestingOnly::time_value_and_one_percent) return vested_early(payment, early, rate);
  const Money share = present_value(payment, rate, years_to_payment, one_percent_a_month * early.full_months);
  return capped({.payment = payment, .full_months = early.full_months, .one_percent = share, .value = share},
                present_value(payment, rate, years_to_payment));
}

AcceleratedValue paid_early(Money payment, int full_months, Exact rate) {
  return paid_early(payment, early_by_months(full_months), rate);
}

AcceleratedValue vested_early(Money payment, int full_months, Exact rate) {
  return vested_early(payment, early_by_months(full_months), rate);
}

AcceleratedValue vested_only(Money payment, int full_months, Exact years_to_payment, Exact rate,
                             VestingOnly reading) {
  return vested_only(payment, early_by_months(full_months), years_to_payment, rate, reading);
}

}  // namespace payout::law
