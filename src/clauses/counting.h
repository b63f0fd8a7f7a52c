#pragma once
#include <array>

#include <vector>

#include "clauses/reading.h"
#include "document/scalars.h"
#include "values/date.h"

namespace payout {

constexpr std::array<std::string_view, 3> month_end_names{"clamp", "sticky_month_end", "roll_forward"};
constexpr std::span<const std::string_view> names_of(MonthEnd) {
  return month_end_names;
}

/// "Within three months after": is the same-numbered day inside?
enum class WindowEnd { same_day, day_before };
constexpr std::array<std::string_view, 2> window_end_names{"same_day", "day_before"};
constexpr std::span<const std::string_view> names_of(WindowEnd) {
  return window_end_names;
}

enum class NoticeCounting { exclude_first_day, clear_days };
constexpr std::array<std::string_view, 2> notice_counting_names{"exclude_first_day", "clear_days"};
constexpr std::span<const std::string_view> names_of(NoticeCounting) {
  return notice_counting_names;
}

enum class WeekendRoll { none, next_business_day, previous_business_day };
constexpr std::array<std::string_view, 3> weekend_roll_names{"none", "next_business_day",
                                                             "previous_business_day"};
constexpr std::span<const std::string_view> names_of(WeekendRoll) {
  return weekend_roll_names;
}

enum class NoticeEffective { on_mailing, on_receipt };
constexpr std::array<std::string_view, 2> notice_effective_names{"on_mailing", "on_receipt"};
constexpr std::span<const std::string_view> names_of(NoticeEffective) {
  return notice_effective_names;
}

enum class Holidays { federal, none };
constexpr std::array<std::string_view, 2> holidays_names{"federal", "none"};
constexpr std::span<const std::string_view> names_of(Holidays) {
  return holidays_names;
}
enum class SaturdayHoliday { friday, none };
constexpr std::array<std::string_view, 2> saturday_holiday_names{"friday", "none"};
constexpr std::span<const std::string_view> names_of(SaturdayHoliday) {
  return saturday_holiday_names;
}

/// Which days are no business days, beside Saturdays and Sundays.
struct BusinessDayRule {
  Holidays holidays = {};
  SaturdayHoliday saturday_holiday = {};
  std::vector<Date> also = {};
  std::vector<Date> except = {};
};
template <std::same_as<BusinessDayRule> Self>
constexpr auto describe(const Self*) {
  using B = BusinessDayRule;
  return record("business days", "Which days are no business days, beside Saturdays and Sundays",
                field<&B::holidays>("holidays", "The legal public holidays of 5 U.S.C. 6103(a), or none")
                    .as_shorthand()
                    .optional_with("federal"),
                field<&B::saturday_holiday>("saturday_holiday",
                                            "Where a holiday on a Saturday is kept: on the Friday before, or "
                                            "on no other day")
                    .optional_with("friday"),
                field<&B::also>("also", "Further days on which no business is done"),
                field<&B::except>("except", "Holidays on which business is done all the same"));
}

/// How an agreement counts days, months and notices.
struct Counting {
  Open<WindowEnd> window_last_day = {};
  Open<MonthEnd> month_end_rule = {};
  Open<NoticeCounting> notice_counting = {};
  Open<WeekendRoll> weekend_roll = {};
  Open<NoticeEffective> notice_effective = {};
  BusinessDayRule business_days = {};
};
template <std::same_as<Counting> Self>
constexpr auto describe(const Self*) {
  return record(
      "counting", "How days, months and notices are counted",
      field<&Counting::window_last_day>("window_last_day", "Whether the same-numbered day is inside a window")
          .optional_with("same_day"),
      field<&Counting::month_end_rule>("month_end_rule", "What a month count does at a month's end")
          .optional_with("clamp"),
      field<&Counting::notice_counting>("notice_counting", "How days of notice are counted")
          .optional_with("exclude_first_day"),
      field<&Counting::weekend_roll>("weekend_roll", "Whether a due date moves off a weekend")
          .optional_with("none"),
      field<&Counting::notice_effective>("notice_effective", "When a mailed notice is given")
          .optional_with("on_mailing"),
      field<&Counting::business_days>("business_days", "Which days are no business days")
          .optional_with("federal"));
}

extern template const Type& type_of<Counting>();

}  // namespace payout
