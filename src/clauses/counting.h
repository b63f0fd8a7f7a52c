#pragma once
#include <array>

#include "clauses/reading.h"
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

/// How an agreement counts days, months and notices.
struct Counting {
  Open<WindowEnd> window_last_day = {};
  Open<MonthEnd> month_end_rule = {};
  Open<NoticeCounting> notice_counting = {};
  Open<WeekendRoll> weekend_roll = {};
  Open<NoticeEffective> notice_effective = {};
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
          .optional_with("on_mailing"));
}

extern template const Type& type_of<Counting>();

}  // namespace payout
