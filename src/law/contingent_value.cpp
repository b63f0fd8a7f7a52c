#include "law/contingent_value.h"

#include "law/compounding.h"

namespace payout::law {
namespace {

/// Q&A-24(c): the value may not exceed the accelerated payment itself. Dollars.
AcceleratedValue capped(AcceleratedValue v) {
  v.capped = v.value > v.payment;
  if (v.capped) v.value = v.payment;
  return v;
}

/// Both parts of Q&A-24; `share` is 1% times the full months, or zero for (b). Dollars.
AcceleratedValue accelerated(Money payment, int full_months, Exact rate, Exact share) {
  const TimeValue value = time_value_and_share(payment, rate, months_in_years(full_months), share);
  return capped({.payment = payment,
                 .full_months = full_months,
                 .time_value = value.alone,
                 .one_percent = to_the_cent(payment, share),
                 .value = value.with_share});
}

}  // namespace

AcceleratedValue paid_early(Money payment, int full_months, Exact rate) {
  return accelerated(payment, full_months, rate, Exact{0});
}

AcceleratedValue vested_early(Money payment, int full_months, Exact rate) {
  return accelerated(payment, full_months, rate, one_percent_a_month * full_months);
}

AcceleratedValue vested_only(Money payment, int full_months, Exact years_to_payment, Exact rate,
                             VestingOnly reading) {
  if (reading == VestingOnly::time_value_and_one_percent) return vested_early(payment, full_months, rate);
  const Money share = present_value(payment, rate, years_to_payment, one_percent_a_month * full_months);
  return capped({.payment = payment, .full_months = full_months, .one_percent = share, .value = share});
}

}  // namespace payout::law
