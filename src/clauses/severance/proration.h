#pragma once
#include <array>

#include "clauses/reading.h"
#include "clauses/workings.h"
#include "values/date.h"

namespace payout {

/// How yearly pay is spread over a stretch of time that is not whole years.
enum class Proration { months_then_days_365, semi_monthly_periods, actual_365, actual_actual, thirty_360 };
constexpr std::array<std::string_view, 5> proration_names{"months_then_days_365", "semi_monthly_periods",
                                                          "actual_365", "actual_actual", "30_360"};
constexpr std::span<const std::string_view> names_of(Proration) {
  return proration_names;
}

/// The part of a yearly amount that falls after `from` and through `through`.
///   months_then_days_365   whole months at 1/12, odd days at 1/365
///   semi_monthly_periods   pay periods at 1/24, part periods by their calendar days
///   actual_365             days / 365
///   actual_actual          days of each calendar year / its days
///   30_360                 months of 30 days, years of 360
/// `known` are the two days as figures, for the workings.
using Between = std::initializer_list<Figure>;
Figure prorated(Workings& work, Figure yearly, Date from, Date through, Proration how, Between known);

/// The last day of so long a stretch of pay that begins on the day after `from`: six months after February 28
/// are March 1 through August 31.
Date paid_until(Date from, Period lasts);

/// A pay period, the first or second half of a month.
struct PayPeriod {
  Date first = {};
  Date last = {};
};
PayPeriod pay_period_of(Date day);

}  // namespace payout
