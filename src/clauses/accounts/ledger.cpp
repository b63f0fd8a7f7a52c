#include "clauses/accounts/ledger.h"

#include <algorithm>

namespace payout {

Date date_of(Figure figure) {
  return Date{std::chrono::sys_days{std::chrono::days{figure.value.num()}}};
}

void Ledger::enter(std::string path, Exact value, Figure how, std::string_view clause,
                   std::string_view law) const {
  if (how.value != value) {
    const Unit unit = work().at(how.step).unit;
    how = work().derived(value, unit, "as the readings in force have it", {how});
  }
  work().account(std::move(path), how, clause, law);
}

void Ledger::date(std::string path, std::optional<Date> value, Figure how, std::string_view clause,
                  std::string_view law) const {
  if (value) enter(std::move(path), Workings::serial(*value), how, clause, law);
}

void Ledger::money(std::string path, std::optional<Money> value, Figure how, std::string_view clause,
                   std::string_view law) const {
  if (value) enter(std::move(path), value->exact(), how, clause, law);
}

void Ledger::shares(std::string path, Shares value, Figure how, std::string_view clause) const {
  enter(std::move(path), Exact{value.count}, how, clause);
}

Figure Ledger::day(Date day, std::string_view label, std::initializer_list<Figure> from) const {
  return work().derived(Workings::serial(day), Unit::date, label, from);
}

Figure Ledger::amount(Money value, std::string_view label) const {
  return work().derived(value.exact(), Unit::money, label);
}

Figure Ledger::count(int64_t shares, std::string_view label) const {
  return work().derived(Exact{shares}, Unit::shares, label);
}

Figure Ledger::none(Unit unit, std::string_view why) const {
  return work().derived(Exact{}, unit, why);
}

Figure Ledger::end() const {
  const auto& stated = c.facts.termination;
  if (!stated || !c.situation.end) return day(c.situation.end.value_or(Date{}), "last day of employment");
  const Figure fact = work().fact(stated->date, "last day of employment");
  if (stated->date == *c.situation.end) return fact;
  if (c.situation.death == c.situation.end && c.facts.employee.died)
    return work().fact(*c.facts.employee.died, "death, before the stated last day");
  return day(*c.situation.end, "last day of employment that governs", {fact});
}

static const Date& day_of(const Event& event) {
  return std::visit([](const auto& e) -> const Date& { return e.date; }, event);
}

Figure Ledger::change(const Change& change) const {
  const Date& event = day_of(c.facts.events[change.event]);
  const Figure fact = work().fact(event, "change in control");
  if (event == change.date) return fact;
  return known_day(change.date);
}

Figure Ledger::known_day(Date day) const {
  if (c.situation.end == day) return end();
  if (c.situation.death == day && c.facts.employee.died) return work().fact(*c.facts.employee.died, "death");
  for (const Change& found : c.situation.changes) {
    if (found.date == day && day_of(c.facts.events[found.event]) == day) return change(found);
  }
  for (const Event& event : c.facts.events) {
    if (day_of(event) == day) return work().fact(day_of(event), "event");
  }
  return this->day(day, {});
}

Figure Ledger::after(Figure from, const Period& period) const {
  const Figure length = work().term(period, {});
  const Date plain = payout::after(date_of(from), period, MonthEnd::clamp);
  const Date last = c.last_day_of(date_of(from), period);
  const Figure reached = work().date_after(from, length, plain);
  return last == plain ? reached : day(last, "as the readings of counting have it", {reached});
}

Figure Ledger::due(Figure from, const Period& period) const {
  const Figure last = after(from, period);
  const Date rolled = c.rolled(date_of(last));
  return rolled == date_of(last) ? last : day(rolled, "moved off the weekend (weekend_roll)", {last});
}

const ClauseHead* Ledger::cited(std::string_view cite) const {
  for (const Clause& found : c.agreement.clauses) {
    if (found.head.cite == cite) return &found.head;
  }
  return nullptr;
}

}  // namespace payout
