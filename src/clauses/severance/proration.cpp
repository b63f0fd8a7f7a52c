#include "clauses/severance/proration.h"

#include <algorithm>

namespace payout {
namespace {

/// Months are counted from the first day that is paid to the day after the last one: March 1 through August 31
/// are six months, and so is every stretch of whole calendar months.
Figure months_then_days(Workings& work, Figure yearly, Date from, Date through, Between known) {
  const Date first = from + 1, next = through + 1;
  const int months = full_months(first, next);
  const int days = next - add_months(first, months, MonthEnd::clamp);
  const Figure whole = work.share_of(yearly, work.derived(months, Unit::months, "months", known),
                                     work.law(12, Unit::months, {}));
  if (days == 0) return whole;
  const Figure odd =
      work.share_of(yearly, work.derived(days, Unit::days, "days", known), work.law(365, Unit::days, {}));
  return work.sum({whole, odd});
}

Exact semi_monthly(Date from, Date through) {
  Exact periods;
  for (Date day = from + 1; day <= through;) {
    const PayPeriod p = pay_period_of(day);
    const Date last = std::min(p.last, through);
    periods += Exact::fraction(last - day + 1, p.last - p.first + 1);
    day = p.last + 1;
  }
  return periods;
}

Exact years_actual(Date from, Date through) {
  Exact years;
  for (int year = from.year(); year <= through.year(); ++year) {
    const Date first = std::max(from + 1, first_of_year(year)), last = std::min(through, last_of_year(year));
    if (last >= first) years += Exact::fraction(last - first + 1, is_leap(year) ? 366 : 365);
  }
  return years;
}

int days_30_360(Date from, Date through) {
  const Date first = from + 1, next = through + 1;
  const int d1 = std::min(static_cast<int>(first.day()), 30);
  const int d2 = std::min(static_cast<int>(next.day()), 30);
  return (next.year() - first.year()) * 360 +
         (static_cast<int>(next.month()) - static_cast<int>(first.month())) * 30 + d2 - d1;
}

}  // namespace

Date paid_until(Date from, Period lasts) {
  return after(from + 1, lasts, MonthEnd::clamp) - 1;
}

PayPeriod pay_period_of(Date day) {
  const bool first_half = day.day() <= 15;
  const Date last = last_of_month(day.year(), day.month());
  return {Date::of(day.year(), day.month(), first_half ? 1 : 16),
          first_half ? Date::of(day.year(), day.month(), 15) : last};
}

Figure prorated(Workings& work, Figure yearly, Date from, Date through, Proration how, Between known) {
  if (through <= from) return work.derived(0, Unit::money, "no time left", known);
  const auto share = [&](Exact part, Unit unit, int64_t whole) {
    return work.share_of(yearly, work.derived(part, unit, {}, known), work.law(whole, unit, {}, "calendar"));
  };
  switch (how) {
    case Proration::months_then_days_365: return months_then_days(work, yearly, from, through, known);
    case Proration::semi_monthly_periods: return share(semi_monthly(from, through), Unit::count, 24);
    case Proration::actual_365: return share(through - from, Unit::days, 365);
    case Proration::actual_actual:
      return work.product(yearly, work.derived(years_actual(from, through), Unit::count, "years", known));
    case Proration::thirty_360: return share(days_30_360(from, through), Unit::days, 360);
  }
  return yearly;
}

}  // namespace payout
