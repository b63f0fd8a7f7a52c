#include "law/time_value.h"

#include "law/compounding.h"

namespace payout::law {

Exact years_between(Date from, Date to, TimeCount count) {
  if (to <= from) return 0;
  return count == TimeCount::actual_days ? days_in_years(to - from) : months_in_years(full_months(from, to));
}

int full_months_early(Date actual, Date original, FullMonths rule) {
  if (original <= actual) return 0;
  // The largest m with actual + m months before the original day, which is left out.
  return full_months(actual, rule == FullMonths::last_day_out ? original - 1 : original);
}

EarlyBy early_by(Date actual, Date original, FullMonths months, TimeCount count) {
  return {.full_months = full_months_early(actual, original, months),
          .years = years_between(actual, original, count)};
}

Money present_value_on(Date day, Money amount, Date due, Exact rate, TimeCount count) {
  return present_value(amount, rate, years_between(day, due, count));
}

}  // namespace payout::law
