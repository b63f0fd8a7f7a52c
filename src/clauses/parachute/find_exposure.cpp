#include <algorithm>

#include "clauses/parachute/exposure.h"

namespace payout {
namespace {

/// Nobody is paid for a change in control that came before the first day of employment.
bool before_hire(const Case& c, Date day) {
  const auto& hired = c.facts.employee.hired;
  return hired && day < *hired;
}

/// The first change under which the agreement pays: of the definitions that the clause names, or of all.
const Change* own_change(const Case& c, const ContingentPayments& terms) {
  for (const Change& change : c.situation.changes) {
    if (change.abandoned || before_hire(c, change.date)) continue;
    const auto& ids = terms.change;
    if (ids.empty() || std::ranges::find(ids, change.definition->id) != ids.end()) return &change;
  }
  return nullptr;
}

/// Nothing changes hands in a deal that is given up, whatever the agreement pays on its approval. The day
/// supplied, the agreement's own, or the first of all; the reading is asked where they differ.
std::optional<Date> tax_change(const Case& c, const ContingentPayments& terms, std::optional<Date> own) {
  std::optional<Date> day = c.facts.tax ? c.facts.tax->change_date : std::nullopt;
  if (!day) day = own;
  const auto completed = std::ranges::find_if(c.situation.changes, [&](const Change& change) {
    return !change.abandoned && !before_hire(c, change.date);
  });
  if (completed == c.situation.changes.end()) return day;
  const Date first = completed->date;
  if (day && first >= *day) return day;
  const TaxChange reading = c.choose(terms.change_date);
  if (!day) return reading == TaxChange::own_only ? std::nullopt : std::optional{first};
  return reading == TaxChange::first_of_any ? first : *day;
}

const Change* dated_by(const Case& c, Date day) {
  const auto& changes = c.situation.changes;
  const auto found = std::ranges::find_if(
      changes, [&](const Change& change) { return !change.abandoned && change.date == day; });
  return found == changes.end() ? nullptr : &*found;
}

std::optional<Exposure> exposure(const Case& c, const ClauseHead& head, const ContingentPayments& terms) {
  const Change* own = own_change(c, terms);
  const auto own_day = own != nullptr ? std::optional{own->date} : std::nullopt;
  const auto day = tax_change(c, terms, own_day);
  if (!day) return std::nullopt;
  const auto supplied = c.facts.tax ? c.facts.tax->change_date : std::nullopt;
  Exposure e{c, head, terms, *day};
  e.dated = supplied ? *supplied : own_day.value_or(*day);
  e.first = std::min(own_day.value_or(*day), *day);
  if (day == own_day) {
    e.event = own;
  } else if (!supplied || *day != *supplied) {
    e.event = dated_by(c, *day);
  }
  return e;
}

/// The statute's own rules, where no clause of the agreement speaks of them.
const ContingentPayments& statute() {
  static const ContingentPayments terms;
  return terms;
}
const ClauseHead& statute_head() {
  static const ClauseHead head{"parachute_test", "26 U.S.C. 280G", {}, {}, {}};
  return head;
}

}  // namespace

std::optional<Exposure> find_exposure(const Case& c) {
  for (const size_t i : c.agreement.of_kind<ContingentPayments>()) {
    const Clause& clause = c.agreement.clauses[i];
    if (c.under(clause.head.document())) return exposure(c, clause.head, *clause.as<ContingentPayments>());
  }
  auto found = exposure(c, statute_head(), statute());
  if (found) found->by_clause = false;
  return found;
}

Figure change_day(const Exposure& e) {
  Workings& w = e.c.work;
  const auto& tax = e.c.facts.tax;
  if (tax && tax->change_date && *tax->change_date == e.change)
    return w.fact(*tax->change_date, "change for the tax, supplied");
  if (e.event == nullptr) return {Workings::serial(e.change), {}};
  const Date& day =
      std::visit([](const auto& event) -> const Date& { return event.date; }, e.c.facts.events[e.event->event]);
  const Figure fact = w.fact(day, "change in control");
  if (day == e.change) return fact;
  return w.derived(Workings::serial(e.change), Unit::date, "day on which the event is a change in control",
                   {fact});
}

bool ended_near(const Exposure& e) {
  const auto& end = e.c.situation.end;
  const auto& reason = e.c.situation.reason;
  if (!end || reason == Reason::death || reason == Reason::disability) return false;
  if (*end < e.change) return e.change <= add_years(*end, 1, MonthEnd::clamp);
  return *end <= add_years(std::max(e.change, e.first), 1, MonthEnd::clamp);
}

bool presumed_near(const Exposure& e) {
  return ended_near(e) && e.c.choose(e.terms.near_change) == NearChange::presumed;
}

bool within_year_before(const Exposure& e, Date day) {
  return day < e.change && e.change <= add_years(day, 1, MonthEnd::clamp);
}

}  // namespace payout
