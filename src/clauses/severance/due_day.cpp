#include "clauses/severance/due_day.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/paydays.h"
#include "clauses/severance/release_finding.h"

namespace payout {
namespace {

std::optional<Figure> named_day(const FromDay& from, const DueFrom& known) {
  const Case& c = known.c;
  const ReleaseFinding* release = release_for(c, known.clause);
  const bool released = release != nullptr && release->effective.has_value();
  switch (from.name) {
    case FromDay::Name::right: return right_day(known);
    case FromDay::Name::end:
      if (c.situation.end) return end_figure(c);
      ask_for_day(c, "termination", "the end of employment", known.clause);
      return std::nullopt;
    case FromDay::Name::release:
      if (release == nullptr) return known.arises;  // this way of the clause asks for none
      if (!released) return std::nullopt;
      return release_figure(c, *release);
    case FromDay::Name::notice:
      if (!c.situation.notice) {
        ask_for_day(c, "termination.notice", "the day of notice", known.clause);
        return std::nullopt;
      }
      return notice_figure(c, *c.situation.notice);
    case FromDay::Name::change: {
      const Change* change = change_of(c, known.clause);
      if (change == nullptr) ask_for_day(c, "events", "a change in control", known.clause);
      if (change == nullptr) return std::nullopt;
      return change_figure(c, *change);
    }
    case FromDay::Name::date:
      return c.work.term_at(&from, Workings::serial(from.date), Unit::date, "day that the terms name");
  }
  return std::nullopt;
}

Figure in_year(const DayRule& rule, Figure from, const std::optional<YearOf>& year, const Case& c) {
  const Date start = day_of(from);
  const Date same = rule.day_of_year.in(start.year());
  const bool next = year ? *year == YearOf::next : same < start;
  const Date day = next ? rule.day_of_year.in(start.year() + 1) : same;
  return c.work.derived(
      Workings::serial(day), Unit::date, next ? "that day in the year after" : "that day in the same year",
      {from,
       c.work.term_at(&rule, Exact{static_cast<int>(rule.day_of_year.day)}, Unit::count, "day of the year")});
}

}  // namespace

const Change* change_of(const KnownCase& c, const ClauseHead& clause) {
  for (const When& when : clause.when) {
    if (!when.change) continue;
    if (const Change* named = c.situation.first_change(*when.change)) return named;
  }
  const auto counts = std::ranges::find_if(c.situation.changes, &Change::counts);
  return counts == c.situation.changes.end() ? nullptr : &*counts;
}

Figure right_day(const DueFrom& known) {
  const ReleaseFinding* release = release_for(known.c, known.clause);
  if (release == nullptr || !release->effective) return known.arises;
  const Figure effective = release_figure(known.c, *release);
  return effective.value > known.arises.value ? effective : known.arises;
}

void ask_for_day(const Case& c, std::string_view path, std::string_view what, const ClauseHead& clause) {
  for (const Remark& r : c.out.remarks) {
    if (r.id == "missing-day" && r.path == path) return;
  }
  if (!c.explain) return;
  c.warn(Module::severance, "missing-day", path,
         fmt::format("{} is not given, and {} dates payments by it: the amounts stand, their days do not", what,
                     clause.cite),
         fmt::format("give `{}`", path), clause.cite);
}

std::optional<Figure> day_from(const PayFrom& from, const DueFrom& known) {
  if (from.latest_of.empty()) return named_day(from.day, known);
  std::optional<Figure> latest;
  for (const FromDay& each : from.latest_of) {
    const auto day = named_day(each, known);
    if (!day && each.name == FromDay::Name::release && release_for(known.c, known.clause) != nullptr)
      return std::nullopt;
    if (day && (!latest || day->value > latest->value)) latest = day;
  }
  return latest;
}

std::optional<Figure> payday_after(Figure day, const DueFrom& known) {
  const Case& c = known.c;
  const auto& payroll = c.facts.payroll;
  const auto paydays = payroll ? Paydays::of(*payroll) : std::nullopt;
  if (!paydays) {
    ask_for_day(c, payroll ? "payroll.payday" : "payroll", payroll ? "a payday" : "how salaries are paid",
                known.clause);
    return std::nullopt;
  }
  const Date next = paydays->later_than(day_of(day));
  const Figure source = payroll->payday
                            ? c.work.fact(*payroll->payday, "a payday")
                            : c.work.absent("payroll.payday", "no payday is given: the 15th and the last");
  return c.work.derived(Workings::serial(next), Unit::date, "the first payday later than it", {day, source});
}

std::optional<Figure> day_by(const DayRule& rule, Figure from, const std::optional<YearOf>& year,
                             const DueFrom& known) {
  const Case& c = known.c;
  switch (rule.form) {
    case DayRule::Form::date:
      return c.work.term_at(&rule, Workings::serial(rule.date), Unit::date, "day that the terms name");
    case DayRule::Form::day_of_year: return in_year(rule, from, year, c);
    case DayRule::Form::time: {
      const Date day = c.last_day_of(day_of(from), rule.time);
      return c.work.derived(
          Workings::serial(day), Unit::date, "so long after it",
          {from, c.work.term_at(&rule, Exact{rule.time.count}, Workings::unit_of(rule.time), {})});
    }
    case DayRule::Form::payday: return payday_after(from, known);
    case DayRule::Form::bonus_day:
      if (c.facts.company && c.facts.company->bonus_day)
        return c.work.fact(*c.facts.company->bonus_day, "day on which bonuses are paid");
      ask_for_day(c, "company.bonus_day", "the day on which bonuses are paid", known.clause);
      return std::nullopt;
  }
  return std::nullopt;
}

Figure rolled(Figure day, const std::optional<RollTo>& roll, const Case& c) {
  const Date plain = day_of(day);
  if (roll) {
    const BusinessCalendar calendar = c.business_days();
    const Date moved =
        *roll == RollTo::next ? business_day_from(plain, calendar) : business_day_until(plain, calendar);
    if (moved == plain) return day;
    return c.work.derived(
        Workings::serial(moved), Unit::date,
        *roll == RollTo::next ? "moved to the next business day" : "moved to the business day before",
        {day, c.work.term_at(&*roll, Exact{1}, Unit::count, "roll")});
  }
  const Date moved = c.rolled(plain);
  if (moved == plain) return day;
  return c.work.derived(Workings::serial(moved), Unit::date, "moved off the weekend (weekend_roll)", {day});
}

}  // namespace payout
