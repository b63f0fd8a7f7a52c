#include "clauses/severance/paydays.h"

#include <algorithm>

#include "clauses/severance/pay.h"

namespace payout {
namespace {

Date day_in(int year, unsigned month, int number) {
  const Date last = last_of_month(year, month);
  return number >= static_cast<int>(last.day()) ? last : Date::of(year, month, static_cast<unsigned>(number));
}

bool is_last_of_month(Date day) {
  return day == last_of_month(day.year(), day.month());
}

std::vector<int> sorted(const std::vector<DayOfMonth>& days) {
  std::vector<int> out;
  for (const DayOfMonth& day : days) out.push_back(day.number);
  std::ranges::sort(out);
  return out;
}

bool by_weeks(Frequency every) {
  return every == Frequency::week || every == Frequency::two_weeks;
}

}  // namespace

std::optional<Paydays> Paydays::of(const Payroll& payroll) {
  const auto one = payroll.payday;
  if (by_weeks(payroll.every)) {
    if (!one) return std::nullopt;
    return Paydays{payroll.every, {}, *one};
  }
  if (payroll.every == Frequency::semi_month) return Paydays{payroll.every, {15, 31}, {}};
  if (payroll.every == Frequency::year && one) return Paydays{payroll.every, {}, *one};
  const int number = one && !is_last_of_month(*one) ? static_cast<int>(one->day()) : 31;
  return Paydays{payroll.every, {number}, {}};
}

std::optional<Paydays> Paydays::of(const Installments& terms, const std::optional<Payroll>& payroll,
                                   Date from) {
  switch (terms.every) {
    case Frequency::payroll: return payroll ? of(*payroll) : std::nullopt;
    case Frequency::week:
    case Frequency::two_weeks:
      if (!payroll || payroll->every != terms.every) return std::nullopt;
      return of(*payroll);
    case Frequency::semi_month:
      return Paydays{terms.every, terms.days.empty() ? std::vector<int>{15, 31} : sorted(terms.days), {}};
    case Frequency::year:
      if (!terms.day) return Paydays{terms.every, {}, from};
      [[fallthrough]];
    default: return Paydays{terms.every, {terms.day ? terms.day->number : 31}, {}};
  }
}

Date Paydays::later_than(Date day) const {
  if (by_weeks(every_)) {
    const int step = every_ == Frequency::week ? 7 : 14;
    const int past = ((day - anchor_) % step + step) % step;
    return day + (step - past);
  }
  if (every_ == Frequency::year && days_.empty()) {
    int year = day.year() - anchor_.year() - 1;
    while (add_years(anchor_, year, MonthEnd::clamp) <= day) ++year;
    return add_years(anchor_, year, MonthEnd::clamp);
  }
  const int step = every_ == Frequency::year ? 12 : every_ == Frequency::quarter ? 3 : 1;
  for (int year = day.year(); year <= day.year() + 1; ++year) {
    for (int month = step; month <= 12; month += step) {
      for (const int number : days_) {
        const Date payday = day_in(year, static_cast<unsigned>(month), number);
        if (payday > day) return payday;
      }
    }
  }
  return day;
}

std::optional<int> paydays_in(Period over, Frequency every) {
  const auto rounded_up = [](int a, int b) { return (a + b - 1) / b; };
  if (in_days(over)) {
    if (!by_weeks(every) || over.unit != Period::Unit::days) return std::nullopt;
    return rounded_up(over.count, every == Frequency::week ? 7 : 14);
  }
  const int months = months_of(over);
  switch (every) {
    case Frequency::semi_month: return 2 * months;
    case Frequency::two_weeks: return rounded_up(26 * months, 12);
    case Frequency::week: return rounded_up(52 * months, 12);
    case Frequency::quarter: return rounded_up(months, 3);
    case Frequency::year: return rounded_up(months, 12);
    default: return months;
  }
}

}  // namespace payout
