#pragma once
#include <string_view>

#include "law/citation.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

inline constexpr Citation early_payment_rule{"26 CFR", "1.280G-1 Q&A-24(b)"};
inline constexpr Citation early_vesting_rule{"26 CFR", "1.280G-1 Q&A-24(c)"};
inline constexpr Exact one_percent_a_month = Exact::fraction(1, 100);  // 26 CFR 1.280G-1 Q&A-24(c)(4)

/// How much of an accelerated payment counts as contingent on the change, with both parts for the reader.
/// `value` is rounded once from the exact sum, so it may differ by a cent from the two rounded parts.
struct AcceleratedValue {
  Money payment = {};
  int full_months = {};
  Money time_value = {};   ///< payment less its present value
  Money one_percent = {};  ///< 1% a full month
  Money value = {};        ///< what counts; never above the payment
  bool capped = false;
  bool operator==(const AcceleratedValue&) const = default;
};

/// By how much something comes early, counted twice over: full months for the 1%, and the time of the present
/// value (law/time_value.h counts both from days).
struct EarlyBy {
  int full_months = {};
  Exact years = {};
  bool operator==(const EarlyBy&) const = default;
};
/// Months and nothing else: whole months as twelfths of a year.
constexpr EarlyBy early_by_months(int months) {
  return {.full_months = months, .years = Exact::fraction(months, 12)};
}

/// Already vested, merely paid early: v - v / (1 + r/2)^(2t). 26 CFR 1.280G-1 Q&A-24(b), (e). Dollars.
AcceleratedValue paid_early(Money payment, const EarlyBy& early, Exact rate);

/// Would have vested by service alone: the time value plus 1% of the payment a full month, at most the payment.
/// For an option the payment is its value on the day it vests, which is also taken for its value on the
/// original day. 26 CFR 1.280G-1 Q&A-24(c), (e). Dollars.
AcceleratedValue vested_early(Money payment, const EarlyBy& early, Exact rate);

/// The same, by whole months: already vested, merely paid `full_months` early: v - v / (1 + r/2)^(m/6). 26
/// CFR 1.280G-1 Q&A-24(b). Dollars.
AcceleratedValue paid_early(Money payment, int full_months, Exact rate);

/// Would have vested by service alone, `full_months` later: the time value plus 1% of the payment a full month,
/// at most the payment. 26 CFR 1.280G-1 Q&A-24(c). Dollars.
AcceleratedValue vested_early(Money payment, int full_months, Exact rate);

/// Reading `vesting_only_parachute_value`, for money that vests early and is paid no earlier.
enum class VestingOnly { one_percent_of_present_value, time_value_and_one_percent };

/// 1% a full month of the present value of the future payment, at most that value (Q&A-24(c)(4), (f) Ex.
/// 3(ii)); or, in the other reading, as if it were also paid early. `years_to_payment` is from the change to
/// the day of payment.
AcceleratedValue vested_only(Money payment, const EarlyBy& early, Exact years_to_payment, Exact rate,
                             VestingOnly reading = VestingOnly::one_percent_of_present_value);
AcceleratedValue vested_only(Money payment, int full_months, Exact years_to_payment, Exact rate,
                             VestingOnly reading = VestingOnly::one_percent_of_present_value);

}  // namespace payout::law
