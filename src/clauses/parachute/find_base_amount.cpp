#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "clauses/parachute/exposure.h"
#include "values/number_text.h"

namespace payout {
namespace {

constexpr int base_years = 5;  // 26 U.S.C. 280G(d)(2)

bool refuse(const Exposure& e, std::string_view path, std::string message, std::string help) {
  e.c.error(Module::parachute, "base-years", path, std::move(message), std::move(help), "26 U.S.C. 280G(d)(2)");
  return false;
}

/// Years with pay that could be in the base period, a predecessor's among them where it counts.
std::set<int> years_given(const Exposure& e, bool with_predecessor) {
  std::set<int> years;
  for (const auto& [year, pay] : e.c.facts.w2) years.insert(year);
  if (with_predecessor) {
    for (const auto& [year, pay] : e.c.facts.tax->predecessor_pay) years.insert(year);
  }
  return years;
}

/// Who began in the year of the change: the pay of that year before it stands for the base period, Q&A-36.
bool pay_of_change_year(const Exposure& e, const std::set<int>& years) {
  const auto& hired = e.c.facts.employee.hired;
  const int year = e.change.year();
  if (*years.rbegin() > year) {
    return refuse(e, fmt::format("w2.{}", *years.rbegin()),
                  fmt::format("pay of {} comes after the change in control in {}", *years.rbegin(), year),
                  "take it out: what was paid before the change counts, 26 CFR 1.280G-1 Q&A-36");
  }
  if (!hired || *hired < e.change) return true;
  return refuse(
      e, "employee.hired",
      fmt::format("employment began on {}, and the change in control is of {}: there is no pay before it",
                  to_string(*hired), to_string(e.change)),
      "correct one of the two dates, or give `tax.base_amount`");
}

/// The base period must end with the year before the change and have no hole; 280G(d)(2).
/// Years after it are given for nothing, unless it is a reading that dates the change earlier.
bool period_is_whole(const Exposure& e, const std::set<int>& years) {
  const int last = e.change.year() - 1;
  const auto& hired = e.c.facts.employee.hired;
  const bool only_later = *years.begin() > last;
  if (only_later && (!hired || hired->year() > last)) return pay_of_change_year(e, years);
  if (!only_later && *years.rbegin() > std::max(last, e.dated.year() - 1)) {
    return refuse(e, fmt::format("w2.{}", *years.rbegin()),
                  fmt::format("base years end {} for a change in control in {}, and {} is given", last,
                              e.change.year(), *years.rbegin()),
                  "take the year of the change out: 26 U.S.C. 280G(d)(2) counts years that ended before it");
  }
  int first = std::max(*years.begin(), last - base_years + 1);
  if (hired) first = std::max(std::min(first, hired->year()), last - base_years + 1);
  for (int year = first; year <= last; ++year) {
    if (years.contains(year)) continue;
    return refuse(e, "w2", fmt::format("pay for {} is missing from the base years {} to {}", year, first, last),
                  fmt::format("give `w2.{}`; a year without pay is 0", year));
  }
  if (!hired && *years.begin() > last - base_years + 1) {
    e.c.warn(Module::parachute, "base-years-short", "employee.hired",
             fmt::format("the base amount is the average of {} years, the first not annualized",
                         last - *years.begin() + 1),
             "give `employee.hired`: a year worked in part is annualized", "26 U.S.C. 280G(d)(2)");
  }
  return true;
}

/// Part of a year is annualized by whole months, or by days where a month is broken (reading
/// base_amount_annualization).
void annualize_first(const Exposure& e, law::CompensationYear& y, bool& by_days) {
  const auto& hired = e.c.facts.employee.hired;
  if (!hired || hired->year() != y.year) return;
  const Date last = y.year == e.change.year() ? e.change - 1 : last_of_year(y.year);
  if (*hired == first_of_year(y.year) && last == last_of_year(y.year)) return;
  const auto worked = law::worked_between(*hired, last, y.pay);
  const bool whole_months = hired->day() == 1 && last == last_of_month(last.year(), last.month());
  by_days = !whole_months || e.c.choose(e.terms.annualize_by) == AnnualizeBy::days;
  (by_days ? y.days : y.months) = by_days ? worked.days : worked.months;
}

/// The time worked in a year of the base period, from the first day of employment.
Figure worked(const Exposure& e, int count, Unit unit) {
  const auto& hired = e.c.facts.employee.hired;
  if (!hired) return e.c.work.law(count, unit, {});
  return e.c.work.derived(count, unit, {}, {e.c.work.fact(*hired, "hired")});
}

/// One year as the law sees it, and the same as a figure.
struct YearOfPay {
  law::CompensationYear law;
  Figure figure;
};

YearOfPay year_of_pay(const Exposure& e, int year, bool with_predecessor, bool& by_days) {
  Workings& w = e.c.work;
  law::CompensationYear y{.year = year};
  std::vector<Figure> parts;
  const Money* pay = e.c.facts.w2.find(year);
  const Money* earlier = with_predecessor ? e.c.facts.tax->predecessor_pay.find(year) : nullptr;
  const Money* once = e.c.facts.tax ? e.c.facts.tax->one_time_pay.find(year) : nullptr;
  if (pay != nullptr) y.pay = *pay, parts.push_back(w.fact(*pay, {}));
  if (earlier != nullptr) y.pay += *earlier, parts.push_back(w.fact(*earlier, "predecessor"));
  if (once != nullptr) y.pay -= *once, y.one_time = *once;
  if (earlier == nullptr) annualize_first(e, y, by_days);
  Figure sum = parts.size() == 1 ? parts[0] : w.sum(parts);
  if (!y.days && !y.months) return {y, sum};
  if (once != nullptr) sum = w.difference(sum, w.fact(*once, "paid once"));
  const Unit unit = y.days ? Unit::days : Unit::months;
  const int whole = y.days ? (is_leap(year) ? 366 : 365) : 12;
  sum = w.share_of(sum, w.law(whole, unit, {}), worked(e, y.days ? *y.days : *y.months, unit));
  if (once != nullptr) sum = w.sum({sum, w.fact(*once, "paid once")});
  return {y, sum};
}

bool has_predecessor(const Exposure& e) {
  if (!e.c.facts.tax || e.c.facts.tax->predecessor_pay.empty()) return false;
  return e.c.choose(e.terms.predecessor_pay) == PredecessorPay::include_if_supplied;
}

/// A year that stands far off the one after it is most often a slip of the pen, or not the person's own pay.
void warn_of_outliers(const Exposure& e) {
  if (!e.base) return;
  const auto& years = e.base->years;
  for (size_t i = 1; i < years.size(); ++i) {
    const law::AnnualPay &before = years[i - 1], &after = years[i];
    if (before.cents <= Exact{} || after.cents <= Exact{}) continue;
    const bool annualized = before.worked != before.per;
    const bool high = before.cents > after.cents * 5 || (annualized && before.cents > after.cents * 2);
    if (!high && after.cents <= before.cents * 5) continue;
    e.c.warn(Module::parachute, "unlike-years", e.c.explain ? fmt::format("w2.{}", before.year) : "",
             e.c.explain
                 ? fmt::format("pay of {} comes to {} a year{}, that of {} to {}: the base amount is the "
                               "average of both",
                               before.year, grouped(before.shown), annualized ? ", annualized" : "", after.year,
                               grouped(after.shown))
                 : "",
             "check both years; what is paid no more than once a year belongs in `tax.one_time_pay`",
             "26 U.S.C. 280G(d)(1)-(2)");
  }
}

/// The average of years that the facts list without naming them.
void average_listed(Exposure& e, const std::vector<Money>& years) {
  Workings& w = e.c.work;
  Exact sum;
  Adding parts{w};
  for (const Money& pay : years) {
    sum += pay.exact();
    parts.add(w.fact(pay, {}));
  }
  const Exact count{static_cast<int64_t>(years.size())};
  e.base = law::BaseAmount{};
  e.base->cents = sum / count;
  e.base->amount = to_the_cent(e.base->cents);
  e.base_figure = w.quotient(parts.sum(), w.law(static_cast<int64_t>(years.size()), Unit::count, {},
                                                "26 U.S.C. 280G(d)(1)-(2): years"));
}

bool average_pay(Exposure& e) {
  if (e.c.facts.tax && !e.c.facts.tax->base_pay.empty()) {
    average_listed(e, e.c.facts.tax->base_pay);
    return true;
  }
  const bool with_predecessor = has_predecessor(e);
  const std::set<int> years = years_given(e, with_predecessor);
  if (years.empty()) {
    e.c.missing(Module::parachute, e.head, "w2", "taxable pay of the five years before the change");
    return false;
  }
  if (!period_is_whole(e, years)) return false;
  const int last = e.change.year() - 1;
  const bool hired_in_year = *years.begin() > last;
  if (hired_in_year && !e.c.facts.employee.hired) {
    e.c.missing(Module::parachute, e.head, "employee.hired", "the first day of employment");
    return false;
  }
  std::vector<law::CompensationYear> history;
  std::vector<Figure> parts;
  bool by_days = false;
  for (const int year : years) {
    if (!hired_in_year && (year <= last - base_years || year > last)) continue;
    const YearOfPay y = year_of_pay(e, year, with_predecessor, by_days);
    history.push_back(y.law);
    parts.push_back(y.figure);
  }
  e.base = law::base_amount(history, e.change.year(), by_days ? law::Annualize::days : law::Annualize::months);
  if (!e.base) return false;
  warn_of_outliers(e);
  Workings& w = e.c.work;
  e.base_figure = parts.size() == 1
                      ? parts[0]
                      : w.quotient(w.sum(parts), w.law(static_cast<int64_t>(parts.size()), Unit::count, {},
                                                       "26 U.S.C. 280G(d)(1)-(2): years"));
  return true;
}

}  // namespace

bool knows_base(const Case& c) {
  const auto& tax = c.facts.tax;
  if (!c.facts.w2.empty()) return true;
  return tax && (tax->base_amount || !tax->base_pay.empty() || !tax->predecessor_pay.empty());
}

bool find_base(Exposure& e) {
  if (e.c.facts.tax && e.c.facts.tax->base_amount) {
    e.base = law::base_amount_of(*e.c.facts.tax->base_amount);
    e.base_figure = e.c.work.fact(*e.c.facts.tax->base_amount, "base amount supplied");
    e.out().base_supplied = true;
  } else if (!average_pay(e)) {
    return false;
  }
  ParachuteResult& out = e.out();
  out.base_amount = e.base->amount;
  out.base_arithmetic = e.base_figure.step;
  if (e.c.asides.base_exact && !e.base->cents.whole()) out.base_exact = with_fraction_of_cent(e.base->cents);
  out.threshold = e.base->threshold();
  // Only what is printed is rounded: the threshold and the excess are of the exact average, 280G(b)(2)(A)(ii).
  Workings& w = e.c.work;
  e.base_figure = w.named(e.base_figure, "base amount");
  out.threshold_arithmetic =
      w.rounded(w.product(w.law(law::base_amount_multiple, Unit::count, {}, "26 U.S.C. 280G(b)(2)(A)(ii)"),
                          e.base_figure))
          .step;
  return true;
}

}  // namespace payout
