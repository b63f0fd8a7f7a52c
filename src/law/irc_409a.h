#pragma once
#include <optional>

#include "law/citation.h"
#include "values/date.h"

namespace payout::law {

inline constexpr Citation six_month_rule{"26 U.S.C.", "409A(a)(2)(B)(i)"};
inline constexpr Date section_409a_from =
    Date::of(2005, 1, 1);  // P.L. 108-357, 885(d): amounts deferred after 2004

/// The first day on which deferred pay due on separation may go to a specified employee of a public company:
/// six months after it, or the day of death if that comes first. 26 U.S.C. 409A(a)(2)(B)(i).
Date six_month_date(Date separation, std::optional<Date> death = std::nullopt, MonthEnd rule = MonthEnd::clamp);

/// When a payment due on `due` because of the separation may be made: never earlier than the six-month date,
/// never moved when it is later anyway. It moves dates, never amounts.
Date delayed_for_specified_employee(Date due, Date separation, std::optional<Date> death = std::nullopt,
                                    MonthEnd rule = MonthEnd::clamp);

}  // namespace payout::law
