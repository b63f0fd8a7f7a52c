#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/by_tier.h"
#include "clauses/reading.h"
#include "document/scalars.h"
#include "scenario/payroll.h"

namespace payout {

/// The day from which the time of a payment runs: the day the right arises, or one that is named.
struct FromDay {
  enum class Name { right, end, change, release, notice, date };
  Name name = Name::right;
  Date date = {};
  bool operator==(const FromDay&) const = default;
};
const Scalar& scalar_of(const FromDay*);

/// One day, or the latest of several.
struct PayFrom {
  FromDay day = {};
  std::vector<FromDay> latest_of = {};
};
template <std::same_as<PayFrom> Self>
constexpr auto describe(const Self*) {
  return record("from", "The day from which time runs",
                field<&PayFrom::day>("day",
                                     "`right`: the day the right arises; `end`, `change`, `release`, "
                                     "`notice`; or a date")
                    .as_shorthand()
                    .optional_with("right"),
                field<&PayFrom::latest_of>("latest_of", "Several such days, of which the latest counts"));
}

/// A day that is reckoned from another: a date, a day of a year (03-15), a time after it (60 days), the next
/// payday, or the day on which bonuses are paid.
struct DayRule {
  enum class Form { date, day_of_year, time, payday, bonus_day };
  Form form = Form::date;
  Date date = {};
  MonthDay day_of_year = {};
  Period time = {};
  bool operator==(const DayRule&) const = default;
};
const Scalar& scalar_of(const DayRule*);
std::string to_string(const DayRule& rule);

/// The day of the month on which installments fall: 1 to 31, or `last`.
struct DayOfMonth {
  int number = 31;  ///< 31 is the last, whatever its number
  bool operator==(const DayOfMonth&) const = default;
};
const Scalar& scalar_of(const DayOfMonth*);

enum class YearOf { same, next };
constexpr std::array<std::string_view, 2> year_of_names{"same", "next"};
constexpr std::span<const std::string_view> names_of(YearOf) {
  return year_of_names;
}

enum class RollTo { next, previous };
constexpr std::array<std::string_view, 2> roll_to_names{"next", "previous"};
constexpr std::span<const std::string_view> names_of(RollTo) {
  return roll_to_names;
}

enum class FirstPayday { later, on_or_after };
constexpr std::array<std::string_view, 2> first_payday_names{"later", "on_or_after"};
constexpr std::span<const std::string_view> names_of(FirstPayday) {
  return first_payday_names;
}

/// How many paydays a time holds: as many as its years have on average (26, 24, 12), or those that fall in it?
enum class PaydayCount { per_year, in_period };
constexpr std::array<std::string_view, 2> payday_count_names{"per_year", "in_period"};
constexpr std::span<const std::string_view> names_of(PaydayCount) {
  return payday_count_names;
}

inline std::string_view positive_count(const void* value) {
  const int n = *static_cast<const int*>(value);
  return n > 0 && n <= 2000 ? std::string_view{} : "is no number of payments";
}

/// What each installment comes to, where it is no equal part of the line.
enum class InstallmentOf { salary };
constexpr std::array<std::string_view, 1> installment_of_names{"salary"};
constexpr std::span<const std::string_view> names_of(InstallmentOf) {
  return installment_of_names;
}

/// Equal payments on paydays.
struct Installments {
  Frequency every = {};
  std::optional<int> number = {};
  std::optional<Period> over = {};
  std::optional<InstallmentOf> each = {};
  std::optional<DayOfMonth> day = {};
  std::vector<DayOfMonth> days = {};
  FirstPayday first = {};
  Open<PaydayCount> payday_count = {};
};
template <std::same_as<Installments> Self>
constexpr auto describe(const Self*) {
  using I = Installments;
  return record(
      "installments", "Equal payments on paydays",
      field<&I::every>("every", "How often; `payroll`: as often as salaries are paid (fact `payroll`)"),
      field<&I::number>("number", "How many").checked(positive_count),
      field<&I::over>("over", "The time over which they run, in place of their number"),
      field<&I::each>("each",
                      "In place of both, `salary`: each is the salary of its time, until the line is paid, and "
                      "the last is the rest (salary continuation for the weeks or months of the line)"),
      field<&I::day>("day", "Day of the month, 1 to 31 or `last`; the last when absent"),
      field<&I::days>("days", "The two days of the month, for `semi_month`; 15 and last when absent"),
      field<&I::first>("first", "The first payday: later than the day from which time runs, or on or after it")
          .optional_with("later"),
      field<&I::payday_count>("payday_count", "How many paydays the time of `over` holds")
          .optional_with("per_year"));
}

/// What is not yet paid by a day, in one sum.
struct RestInOne {
  DayRule from = {};
  std::optional<DayRule> on = {};
  std::optional<DayRule> by = {};
  std::optional<YearOf> year = {};
};
template <std::same_as<RestInOne> Self>
constexpr auto describe(const Self*) {
  using R = RestInOne;
  return record(
      "rest", "What is not yet paid by a day, in one sum",
      field<&R::from>("from", "Payments due on or after this day are paid in one sum"),
      field<&R::on>("on", "The day on which it is paid"),
      field<&R::by>("by", "The last day to pay it, in place of `on`"),
      field<&R::year>("year", "Which year a day such as 03-01 means, from that of `from`: same or next"));
}

/// When a payment is paid.
struct Pay {
  ByTier<Period> within = {};
  std::optional<DayRule> on = {};
  std::optional<DayRule> not_before = {};
  std::optional<DayRule> by = {};
  std::optional<YearOf> year = {};
  std::optional<Period> after = {};
  PayFrom from = {};
  std::optional<Installments> installments = {};
  std::optional<Period> start = {};
  bool arrears = false;
  std::optional<RestInOne> rest = {};
  std::optional<Period> on_death = {};
  std::optional<RollTo> roll = {};
};
template <std::same_as<Pay> Self>
constexpr auto describe(const Self*) {
  return record(
      "pay", "When a payment is paid",
      field<&Pay::within>("within",
                          "Last day to pay, so long after `from`: 30 days, 10 business days; or by tier"),
      field<&Pay::on>("on",
                      "The day itself: a date, 60 days after `from`, a day of the year such as 03-15, "
                      "`payday`, or `bonus_day` (fact `company.bonus_day`)"),
      field<&Pay::not_before>("not_before", "First day on which it may be paid, beside `by` or `within`"),
      field<&Pay::by>("by", "Last day to pay: a date, or a day of the year such as 03-15"),
      field<&Pay::year>("year", "Which year a day such as 03-15 means: that of `from`, or the next"),
      field<&Pay::after>("after", "For `on: payday`: the first payday later than so long after `from`"),
      field<&Pay::from>("from", "The day from which time runs").optional_with("right"),
      field<&Pay::installments>("installments", "Equal payments on paydays").also_called("installments"),
      field<&Pay::start>("start", "Nothing is paid until so long after `from`"),
      field<&Pay::arrears>("arrears",
                           "With `start`: what was due before it is paid on the first payday from it on")
          .optional_with("false"),
      field<&Pay::rest>("rest", "What is not yet paid by a day, in one sum"),
      field<&Pay::on_death>("on_death", "What is not yet paid at a death, in one sum within so long after it"),
      field<&Pay::roll>("roll", "A day that is no business day moves to the next, or the previous one"));
}

}  // namespace payout
