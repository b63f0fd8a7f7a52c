#include "clauses/severance/weeks_of_pay.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"

namespace payout {
namespace {

/// Service from the first day of employment to a day; `counted_to` is the day after the last one that counts.
struct Service {
  Date hired = {};
  Date counted_to = {};

  int months() const { return std::max(0, full_months(hired, counted_to)); }
  int years() const { return months() / 12; }
  /// Days of the month that is not complete.
  int odd_days() const { return counted_to - add_months(hired, months(), MonthEnd::clamp); }
  /// Days of the year that is not complete.
  int broken_days() const { return counted_to - add_months(hired, 12 * years(), MonthEnd::clamp); }
  bool broken() const { return broken_days() > 0; }
};

Exact counted_years(const Service& s, BrokenYear rule) {
  const Exact whole{s.years()};
  const int months = s.months() % 12;
  const bool over_half = months > 6 || (months == 6 && s.odd_days() > 0);
  switch (rule) {
    case BrokenYear::down: return whole;
    case BrokenYear::up: return whole + Exact{s.broken() ? 1 : 0};
    case BrokenYear::round_up_over_half: return whole + Exact{over_half ? 1 : 0};
    case BrokenYear::half_up: return whole + Exact{months >= 6 ? 1 : 0};
    case BrokenYear::exact: return whole + Exact::fraction(s.broken_days(), 365);
    case BrokenYear::months: return whole + Exact::fraction(months, 12);
  }
  return whole;
}

std::string length(const Service& s) {
  return fmt::format("{} years, {} months and {} days of service", s.years(), s.months() % 12, s.odd_days());
}

/// What the facts say of service, with the two days behind it.
struct ServiceCount {
  const WeeksOfPay& terms;
  const Case& c;
  Service service = {};
  Figure hired = {};

  Figure from_days(Exact value, Unit unit, std::string_view label) const {
    return c.work.derived(value, unit, label, {hired, end_figure(c)});
  }
  Figure told() const {
    const std::string_view words = c.work.recording() ? c.work.text(length(service)) : std::string_view{};
    return from_days(counted_years(service, terms.years), Unit::count, words);
  }
  Figure of(const Times& times, std::string_view label) const {
    return c.work.term_at(&times, times.value, Unit::count, label);
  }
  Figure by_table() const {
    const WeeksFrom* reached = nullptr;
    for (const WeeksFrom& row : terms.by_service) {
      if (after(service.hired, row.from, MonthEnd::clamp) <= service.counted_to) reached = &row;
    }
    if (reached == nullptr) return from_days({}, Unit::count, "no row of the table is reached");
    const Figure weeks = of(reached->weeks, "by the table");
    return c.work.derived(weeks.value, Unit::count,
                          c.work.recording() ? c.work.text(length(service)) : std::string_view{},
                          {weeks, told()});
  }
  Figure by_years() const {
    const Figure more = c.work.product(of(*terms.per_year, "a year of service"), told());
    return terms.base ? c.work.sum({of(*terms.base, "to begin with"), more}) : more;
  }
};

bool known_service(const WeeksOfPay& terms, const ClauseHead& clause, const Case& c, ServiceCount& counting) {
  if (!c.facts.employee.hired || !c.situation.end) {
    c.missing(Module::severance, clause, "employee.hired", "the first day of employment");
    return false;
  }
  const bool with_last_day = c.choose(terms.service_day) == ServiceDay::through_last_day;
  counting.service = {*c.facts.employee.hired, *c.situation.end + (with_last_day ? 1 : 0)};
  counting.hired = c.work.fact(*c.facts.employee.hired, "first day of employment");
  return true;
}

}  // namespace

std::optional<Figure> weeks_figure(const WeeksOfPay& terms, const ClauseHead& clause, const Case& c) {
  ServiceCount counting{terms, c};
  if (terms.asks_for_service() && !known_service(terms, clause, c, counting)) return std::nullopt;
  Figure weeks = terms.number     ? counting.of(*terms.number, "number")
                 : terms.per_year ? counting.by_years()
                 : terms.base     ? counting.of(*terms.base, "to begin with")
                                  : counting.by_table();
  // A limit is told where it binds.
  if (terms.at_least && weeks.value < terms.at_least->value)
    weeks = c.work.greatest(weeks, counting.of(*terms.at_least, "at least"));
  if (terms.at_most && weeks.value > terms.at_most->value)
    weeks = c.work.least(weeks, counting.of(*terms.at_most, "at most"));
  return weeks;
}

}  // namespace payout
