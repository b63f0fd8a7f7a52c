#include "law/irc_409a.h"

#include <algorithm>

namespace payout::law {

Date six_month_date(Date separation, std::optional<Date> death, MonthEnd rule) {
  const Date after_six_months = add_months(separation, 6, rule);
  return death ? std::min(after_six_months, std::max(*death, separation)) : after_six_months;
}

Date delayed_for_specified_employee(Date due, Date separation, std::optional<Date> death, MonthEnd rule) {
  return std::max(due, six_month_date(separation, death, rule));
}

}  // namespace payout::law
