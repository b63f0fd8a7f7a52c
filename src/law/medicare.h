#pragma once
#include "values/date.h"

namespace payout::law {

/// The first day of Medicare of a person who is entitled by age: that of the month in which the person becomes
/// 65 (42 U.S.C. 426(a)). An age is attained on the day before the birthday (20 CFR 404.102).
inline Date medicare_at_65(Date born) {
  const Date attained = add_months(born, 12 * 65, MonthEnd::clamp) - 1;
  return Date::of(attained.year(), attained.month(), 1);
}

}  // namespace payout::law
