#include "law/base_amount.h"

#include <algorithm>
#include <map>

namespace payout::law {
namespace {

constexpr int base_period_years = 5;  // 26 U.S.C. 280G(d)(2)

/// Adds what two employers treated as one corporation paid in one year; 26 U.S.C. 280G(d)(5).
CompensationYear together(const CompensationYear& a, const CompensationYear& b) {
  CompensationYear sum = {.year = a.year, .pay = a.pay + b.pay, .one_time = a.one_time + b.one_time};
  const int year_days = is_leap(a.year) ? 366 : 365;
  if (a.months && b.months) sum.months = std::min(12, *a.months + *b.months);
  if (a.days && b.days) sum.days = std::min(year_days, *a.days + *b.days);
  return sum;
}

/// Annualizes one year: pay * 12 / months or pay * days of the year / days worked. Cents; Q&A-35.
AnnualPay annualized(const CompensationYear& y, Annualize method) {
  AnnualPay out = {.year = y.year, .pay = y.pay, .one_time = y.one_time};
  const bool by_days = y.days && (method == Annualize::days || !y.months);
  if (by_days) {
    out.worked = *y.days;
    out.per = is_leap(y.year) ? 366 : 365;
  } else if (y.months) {
    out.worked = *y.months;
    out.per = 12;
  }
  if (out.worked <= 0 || out.worked >= out.per) out.worked = out.per = 1;
  out.cents = y.pay.exact() * Exact::fraction(out.per, out.worked) + y.one_time.exact();
  out.shown = to_the_cent(out.cents);
  return out;
}

/// The average of the years given, exact; 26 U.S.C. 280G(d)(1). Cents.
BaseAmount average_of(std::vector<AnnualPay> years) {
  BaseAmount base;
  for (const AnnualPay& y : years) base.cents += y.cents;
  base.cents = base.cents / Exact{static_cast<int64_t>(years.size())};
  base.amount = to_the_cent(base.cents);
  base.years = std::move(years);
  return base;
}

}  // namespace

Money BaseAmount::threshold() const {
  return to_the_cent(cents * 3);
}

CompensationYear worked_between(Date first, Date last, Money pay) {
  CompensationYear y = {.year = first.year(), .pay = pay};
  y.months = std::min(12, full_months(first, last + 1));
  y.days = last - first + 1;
  return y;
}

std::optional<BaseAmount> base_amount(const std::vector<CompensationYear>& history, int change_year,
                                      Annualize method) {
  std::map<int, CompensationYear> by_year;
  for (const CompensationYear& y : history) {
    const auto [at, fresh] = by_year.try_emplace(y.year, y);
    if (!fresh) at->second = together(at->second, y);
  }
  std::vector<AnnualPay> years;
  for (const auto& [year, pay] : by_year)
    if (year >= change_year - base_period_years && year < change_year) years.push_back(annualized(pay, method));
  if (!years.empty()) return average_of(std::move(years));

  const auto current = by_year.find(change_year);
  if (current == by_year.end()) return std::nullopt;
  BaseAmount base = average_of({annualized(current->second, method)});
  base.hired_in_year_of_change = true;
  return base;
}

BaseAmount base_amount_of(Exact cents) {
  BaseAmount base;
  base.cents = cents;
  base.amount = to_the_cent(cents);
  return base;
}

}  // namespace payout::law
