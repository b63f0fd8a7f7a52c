#pragma once
#include "values/month_day.h"

namespace payout {

/// Fiscal years, named by the year in which they end.
struct FiscalYears {
  MonthDay ends = {};

  Date last_of(int year) const { return ends.in(year); }
  Date first_of(int year) const { return ends.in(year - 1) + 1; }
  int days_of(int year) const { return last_of(year) - first_of(year) + 1; }
  /// The fiscal year in which a day lies.
  int of(Date day) const { return day <= last_of(day.year()) ? day.year() : day.year() + 1; }
};

}  // namespace payout
