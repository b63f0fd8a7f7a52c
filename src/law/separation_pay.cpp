#include "law/separation_pay.h"

#include <algorithm>
#include <array>

namespace payout::law {

std::optional<Money> limit_401a17(int year) {
  constexpr int first = 2005;
  // In thousands. Notices of the Internal Revenue Service by year; 2026 is Notice 2025-67.
  constexpr std::array<int, 22> thousands{210, 220, 225, 230, 245, 245, 245, 250, 255, 260, 265,
                                          265, 270, 275, 280, 285, 290, 305, 330, 345, 350, 360};
  const int at = year - first;
  if (at < 0 || at >= static_cast<int>(thousands.size())) return std::nullopt;
  return to_the_cent(Exact{thousands[static_cast<size_t>(at)]} * Exact{100'000});
}

Date short_term_deferral_until(Date vests, MonthDay fiscal_year_ends) {
  const Date by_year = Date::of(vests.year() + 1, 3, 15);
  const Date same = fiscal_year_ends.in(vests.year());
  const Date closes = same >= vests ? same : fiscal_year_ends.in(vests.year() + 1);
  const Date third = add_months(Date::of(closes.year(), closes.month(), 1), 3, MonthEnd::clamp);
  return std::max(by_year, third + 14);
}

Date separation_pay_until(Date end) {
  return last_of_year(end.year() + 2);
}

}  // namespace payout::law
