#pragma once
#include "law/citation.h"
#include "law/contingent_value.h"
#include "values/date.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

inline constexpr Citation present_value_rule{"26 U.S.C.", "280G(d)(4); 26 CFR 1.280G-1 Q&A-24(e), 31, 32"};
inline constexpr Citation full_months_rule{"26 CFR", "1.280G-1 Q&A-24(c)(4)"};

/// How the time of a present value is counted, which the regulation does not say. Its examples 3 to 6 of Q&A-24
/// come out with the days over 365 and with no count of months (365 days are one year, not eleven months).
enum class TimeCount { actual_days, whole_months };

/// Which months are full. The examples count 23 from 15 January 2009 to 15 January 2011: the last day is left
/// out. Counting to the anniversary gives 24, and is never lower.
enum class FullMonths { last_day_out, anniversary };

/// Years from one day to a later one, for a present value; zero when the other is not later. Whole months are
/// counted to the anniversary, as twelfths.
Exact years_between(Date from, Date to, TimeCount count = TimeCount::actual_days);

/// Full months by which something comes early, for the 1% of Q&A-24(c)(4); zero when it does not.
int full_months_early(Date actual, Date original, FullMonths rule = FullMonths::last_day_out);

/// Both lengths of the time by which something comes early.
EarlyBy early_by(Date actual, Date original, FullMonths months = FullMonths::last_day_out,
                 TimeCount count = TimeCount::actual_days);

/// What `amount` due on `due` is worth on `day` at `rate` (120% of the AFR) compounded semiannually: the one
/// present value of options, accounts and cash. Half up to the cent; the amount itself when it is due by then.
Money present_value_on(Date day, Money amount, Date due, Exact rate, TimeCount count = TimeCount::actual_days);

}  // namespace payout::law
