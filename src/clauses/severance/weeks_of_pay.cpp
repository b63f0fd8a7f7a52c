#include "clauses/severance/weeks_of_pay.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/service.h"

namespace payout {
namespace {

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
  const auto some = [](int64_t n, std::string_view unit) {
    return fmt::format("{} {}{}", n, unit, n == 1 ? "" : "s");
  };
  return fmt::format("{}, {} and {} of service", some(s.years(), "year"), some(s.months() % 12, "month"),
                     some(s.odd_days(), "day"));
}

/// What the facts say of service, with the two days behind it.
struct ServiceCount {
  const WeeksOfPay& terms;
  const ClauseHead& clause;
  const Case& c;
  std::string_view unit = {};
  Service service = {};
  Figure hired = {};

  Figure from_days(Exact value, Unit kind, std::string_view label) const {
    return c.work.derived(value, kind, label, {hired, end_figure(c)});
  }
  Figure told() const {
    const std::string_view words =
        c.work.recording() ? c.work.text("years counted of " + length(service)) : std::string_view{};
    return from_days(counted_years(service, terms.years), Unit::count, words);
  }
  /// A number of the terms, at the person's tier; nothing where that is not known.
  std::optional<Figure> of(const ByTier<Times>& numbers, std::string_view label) const {
    const Times* times = at_tier(numbers, clause, c);
    if (times == nullptr) return std::nullopt;
    return c.work.term_at(times, times->value, Unit::count, label);
  }
  std::optional<Figure> by_table() const {
    const WeeksFrom* reached = nullptr;
    for (const WeeksFrom& row : terms.by_service) {
      if (after(service.from, row.from, MonthEnd::clamp) <= service.counted_to) reached = &row;
    }
    if (reached == nullptr) return from_days({}, Unit::count, "no row of the table is reached");
    const auto weeks = of(reached->number(), unit);
    if (!weeks) return std::nullopt;
    return c.work.derived(
        weeks->value, Unit::count,
        c.work.recording() ? c.work.text(fmt::format("{} for {}", unit, length(service))) : std::string_view{},
        {*weeks, told()});
  }
  std::optional<Figure> by_years() const {
    const auto each =
        of(terms.per_year, c.work.recording() ? c.work.text(fmt::format("{} a year", unit)) : unit);
    if (!each) return std::nullopt;
    const Figure more = c.work.product(*each, told());
    if (terms.base.empty()) return more;
    const auto base = of(terms.base, unit);
    return base ? std::optional{c.work.sum({*base, more})} : std::nullopt;
  }
};

bool known_service(const WeeksOfPay& terms, const ClauseHead& clause, const Case& c, ServiceCount& counting) {
  const auto from = service_starts(c);
  if (!from || !c.situation.end) {
    c.missing(Module::severance, clause, "employee.hired", "the first day of employment");
    return false;
  }
  const bool with_last_day = c.choose(terms.service_day) == ServiceDay::through_last_day;
  counting.service = {day_of(*from), *c.situation.end + (with_last_day ? 1 : 0)};
  counting.hired = *from;
  return true;
}

}  // namespace

std::optional<Figure> weeks_figure(const WeeksOfPay& terms, const ClauseHead& clause, const Case& c,
                                   std::string_view unit) {
  ServiceCount counting{terms, clause, c, unit};
  if (terms.asks_for_service() && !known_service(terms, clause, c, counting)) return std::nullopt;
  auto weeks = !terms.number.empty()     ? counting.of(terms.number, unit)
               : !terms.per_year.empty() ? counting.by_years()
               : !terms.base.empty()     ? counting.of(terms.base, unit)
                                         : counting.by_table();
  // A limit is told where it binds.
  const auto bound = [&](const ByTier<Times>& limit, bool least) {
    if (!weeks || limit.empty()) return;
    const auto other = counting.of(limit, least ? "at least" : "at most");
    if (!other) {
      weeks.reset();
    } else if (least ? weeks->value < other->value : weeks->value > other->value) {
      weeks = least ? c.work.greatest(*weeks, *other) : c.work.least(*weeks, *other);
    }
  };
  bound(terms.at_least, true);
  bound(terms.at_most, false);
  return weeks;
}

}  // namespace payout
