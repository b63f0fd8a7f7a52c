#include "clauses/service.h"

namespace payout {

std::optional<Figure> service_starts(const Case& c) {
  const Employee& who = c.facts.employee;
  if (!who.service_from && !who.hired) return std::nullopt;
  const Figure first = who.service_from ? c.work.fact(*who.service_from, "service counts from")
                                        : c.work.fact(*who.hired, "first day of employment");
  int days = 0;
  std::vector<Figure> from{first};
  for (const ServiceBreak& gap : who.service_breaks) {
    const Date last = c.situation.end ? std::min(gap.through, *c.situation.end) : gap.through;
    days += std::max(0, last - gap.from + 1);
    from.push_back(c.work.fact(gap.from, "break in service from"));
    from.push_back(c.work.fact(gap.through, "break in service through"));
  }
  if (days == 0) return first;
  const Date moved = day_of(first) + days;
  return c.work.derived(Workings::serial(moved), Unit::date, "later by the breaks in service",
                        std::span<const Figure>{from});
}

bool employed_on_date_of(const KnownCase& c, const EndedAfter& until) {
  const std::optional<Date>& hired = c.facts.employee.hired;
  return !until.employed_then || !hired || *hired <= until.date;
}

std::optional<int> complete_years_of_service(const Case& c) {
  const auto from = service_starts(c);
  if (!from || !c.situation.end) return std::nullopt;
  return Service{day_of(*from), *c.situation.end + 1}.years();
}

}  // namespace payout
