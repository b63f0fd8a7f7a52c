#pragma once
#include <span>
#include <string_view>

#include "values/date.h"

namespace payout {

/// Which days are no business days beside Saturdays and Sundays. Without more said: the legal public holidays
/// of 5 U.S.C. 6103(a), those on a Saturday kept on the Friday before (6103(b)), those on a Sunday on the
/// Monday after (Executive Order 11582). Days off by executive order and Inauguration Day do not count.
struct BusinessCalendar {
  bool federal = true;
  bool saturday_on_friday = true;
  std::span<const Date> also = {};    ///< no business days either
  std::span<const Date> except = {};  ///< business days all the same
};

/// The federal holiday that is kept on a day ("Labor Day"); empty where none is.
std::string_view federal_holiday(Date day, bool saturday_on_friday = true);

bool is_business_day(Date day, const BusinessCalendar& calendar = {});
/// The n-th business day after a day; the day itself for none.
Date add_business_days(Date from, int count, const BusinessCalendar& calendar = {});
/// The first business day on or after a day, and the last on or before it.
Date business_day_from(Date day, const BusinessCalendar& calendar = {});
Date business_day_until(Date day, const BusinessCalendar& calendar = {});

}  // namespace payout
