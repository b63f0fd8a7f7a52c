#pragma once
#include <optional>

#include "values/date.h"
#include "values/money.h"
#include "values/month_day.h"

namespace payout::law {

/// The limit of 26 U.S.C. 401(a)(17) on the pay that a qualified plan may count, for the years in which section
/// 409A uses it; nothing for other years.
std::optional<Money> limit_401a17(int year);

/// The last day on which a payment is a short-term deferral: March 15 of the year after the one in which it
/// vests, or the 15th day of the third month after the company's fiscal year, if later; 26 CFR 1.409A-1(b)(4).
Date short_term_deferral_until(Date vests, MonthDay fiscal_year_ends);

/// The last day for separation pay that stays outside: the end of the second year after the one in which
/// employment ends; 26 CFR 1.409A-1(b)(9)(iii)(B).
Date separation_pay_until(Date end);

}  // namespace payout::law
