#include "clauses/accounts/ledger.h"

#include <algorithm>

#include "clauses/known_days.h"

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

Figure Ledger::amount(Money value, std::string_view label, std::initializer_list<Figure> from) const {
  return work().derived(value.exact(), Unit::money, label, from);
}

Figure Ledger::count(int64_t shares, std::string_view label, std::initializer_list<Figure> from) const {
  return work().derived(Exact{shares}, Unit::shares, label, from);
}

Figure Ledger::none(Unit unit, std::string_view why, std::initializer_list<Figure> from) const {
  return work().derived(Exact{}, unit, why, from);
}

Figure Ledger::end() const {
  return end_figure(c);
}

Figure Ledger::standing() const {
  return c.situation.end ? end() : absent("termination", "employment goes on");
}

/// The facts of a day's market: the last sale, or bid and asked.
Figure Ledger::quoted(Price price, Date day, std::string_view label) const {
  const Quote* quote = c.facts.prices.find(day);
  if (quote == nullptr) return work().derived(price.in_cents(), Unit::price, label, {absent("prices", label)});
  if (quote->last && quote->last == price) return work().fact(*quote->last, label);
  std::vector<Figure> from;
  for (const auto* part : {&quote->last, &quote->bid, &quote->ask}) {
    if (*part)
      from.push_back(work().fact(**part, part == &quote->last  ? "last sale"
                                         : part == &quote->bid ? "bid"
                                                               : "asked"));
  }
  return work().derived(price.in_cents(), Unit::price, label, std::span<const Figure>{from});
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
    if (day_of(event) == day + 1)
      return this->day(day, "the day before", {work().fact(day_of(event), "event")});
  }
  return day_of_facts(day);
}

/// A day that the facts name elsewhere: an exercise, a grant, a price.
Figure Ledger::day_of_facts(Date day) const {
  for (const Grant& grant : c.facts.grants) {
    for (const Exercise& exercise : grant.exercises) {
      if (exercise.date == day) return work().fact(exercise.date, "exercise");
    }
    if (grant.granted == day) return work().fact(*grant.granted, "grant date");
  }
  if (const Quote* quote = c.facts.prices.find(day)) {
    for (const auto* part : {&quote->last, &quote->bid, &quote->ask}) {
      if (*part) return work().fact_at(&**part, Workings::serial(day), Unit::date, "day of a price");
    }
  }
  return this->day(day, {}, {standing()});
}

Figure Ledger::after(Figure from, const Period& period) const {
  return last_day_figure(c, from, period);
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
