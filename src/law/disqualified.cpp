#include "law/disqualified.h"

#include <algorithm>

#include "law/table_cache.h"

namespace payout::law {
namespace {

Finding found_if(bool yes) {
  return yes ? Finding::yes : Finding::no;
}

Finding shareholder(const PersonTested& p) {
  if (!p.share_of_value) return Finding::unknown;
  return found_if(*p.share_of_value > Exact::fraction(1, 100));
}

/// An officer, and not beyond the number that counts. A rank settles nothing while the number is not known,
/// unless it is among the three who always count.
Finding officer(const PersonTested& p) {
  if (!p.officer) return Finding::unknown;
  if (!*p.officer) return Finding::no;
  if (!p.officer_rank) return Finding::unknown;
  if (*p.officer_rank <= 3) return Finding::yes;
  if (*p.officer_rank > 50) return Finding::no;
  if (!p.employees) return Finding::unknown;
  return found_if(*p.officer_rank <= most_officers(*p.employees));
}

Finding highly_paid(const PersonTested& p, std::optional<Money> from) {
  if (p.pay && from && *p.pay < *from) return Finding::no;
  if (p.pay_rank && *p.pay_rank > 250) return Finding::no;
  if (p.pay_rank && p.employees && *p.pay_rank > highest_paid_group(*p.employees)) return Finding::no;
  return p.pay && from && p.pay_rank && (p.employees || *p.pay_rank == 1) ? Finding::yes : Finding::unknown;
}

}  // namespace

int64_t most_officers(int64_t employees) {
  const int64_t tenth = (employees + 9) / 10;
  return std::min<int64_t>(50, std::max<int64_t>(3, tenth));
}

int64_t highest_paid_group(int64_t employees) {
  return std::min<int64_t>(250, (employees + 99) / 100);
}

/// Kept by year, also that there is none: a table of people asks for the same years again and again.
static const Found<Money>& known_limit(int year) {
  static TableCache<int, Found<Money>> cache;
  const auto read = [&] { return Found<Found<Money>>{plan_limit(year, "highly_compensated_414q")}; };
  return *std::get<const Found<Money>*>(cache.get(year, read));
}

Found<Money> highly_paid_from(int change_year) {
  return known_limit(change_year);
}

DeterminationPeriod determination_period(Date change) {
  return {.first = add_years(change, -1, MonthEnd::clamp) + 1, .last = change};
}

Finding Disqualified::any() const {
  const auto is = [&](Finding f) { return shareholder == f || officer == f || highly_paid == f; };
  if (is(Finding::yes)) return Finding::yes;
  return is(Finding::unknown) ? Finding::unknown : Finding::no;
}

Disqualified disqualified(const PersonTested& person, int change_year) {
  Disqualified d;
  const Found<Money>& limit = known_limit(change_year);
  if (const auto* from = std::get_if<Money>(&limit)) d.pay_limit = *from;
  if (person.employees) {
    d.officers_counted = most_officers(*person.employees);
    d.group_size = highest_paid_group(*person.employees);
  }
  d.shareholder = shareholder(person);
  d.officer = officer(person);
  d.highly_paid = highly_paid(person, d.pay_limit);
  return d;
}

}  // namespace payout::law
