#include <algorithm>

#include "clauses/parachute/exposure.h"

namespace payout {
namespace {

std::optional<Date> own_change(const Case& c, const ContingentPayments& terms) {
  for (const Change& change : c.situation.changes) {
    if (change.abandoned) continue;
    const auto& ids = terms.change;
    if (std::ranges::find(ids, change.definition->id) != ids.end()) return change.date;
  }
  return std::nullopt;
}

/// Nothing changes hands in a deal that is given up, whatever the agreement pays on its approval. The day
/// supplied, the agreement's own, or the first of all; the reading is asked where they differ.
std::optional<Date> tax_change(const Case& c, const ContingentPayments& terms, std::optional<Date> own) {
  std::optional<Date> day = c.facts.tax ? c.facts.tax->change_date : std::nullopt;
  if (!day) day = own;
  const auto& changes = c.situation.changes;
  const auto completed = std::ranges::find(changes, false, &Change::abandoned);
  if (completed == changes.end()) return day;
  const Date first = completed->date;
  if (!day || (first < *day && c.choose(terms.change_date) == TaxChange::first_of_any)) return first;
  return day;
}

}  // namespace

std::optional<Exposure> find_exposure(const Case& c) {
  std::optional<Exposure> found;
  c.agreement.each<ContingentPayments>([&](const ClauseOf<ContingentPayments>& clause) {
    if (found || !c.under(clause.head.document())) return;
    const auto own = own_change(c, clause.terms);
    const auto day = tax_change(c, clause.terms, own);
    if (!day) return;
    const auto supplied = c.facts.tax ? c.facts.tax->change_date : std::nullopt;
    const Date dated = supplied ? *supplied : own.value_or(*day);
    found.emplace(Exposure{c, clause.head, clause.terms, *day, dated, std::min(own.value_or(*day), *day)});
  });
  return found;
}

bool within_year_before(const Exposure& e, Date day) {
  return day < e.change && e.change <= add_years(day, 1, MonthEnd::clamp);
}

}  // namespace payout
