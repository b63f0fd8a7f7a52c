#include "clauses/severance/pro_rata.h"

#include <algorithm>

#include "clauses/bonus_years.h"
#include "clauses/fiscal_years.h"
#include "clauses/known_days.h"

namespace payout {
namespace {

struct Worked {
  Date first = {};
  Date last = {};  ///< the last that counts
};

}  // namespace

std::optional<Figure> pro_rata(Figure amount, const ProRata& terms, Date day, const ClauseHead& clause,
                               const Case& c) {
  Workings& w = c.work;
  const auto until = amount_day(terms.until, {day}, clause, c);
  if (!until) return std::nullopt;
  const FiscalYears years{c.agreement.fiscal_year_ends};
  const int year = years.of(*until);
  const auto& hired = c.facts.employee.hired;
  const bool late = hired && *hired > years.first_of(year);
  const Worked worked{late ? *hired : years.first_of(year),
                      terms.last_day == LastDay::counts ? *until : *until - 1};
  const Figure last = known_day_figure(c, *until, "the day with which it ends");
  std::vector<Figure> from{last};
  if (late) from.push_back(w.fact(*hired, "hired"));
  if (terms.by != PartBy::days) {
    const int months = std::clamp(months_of_part(worked.first, worked.last + 1, terms.by), 0, 12);
    return w.share_of(amount, w.derived(months, Unit::months, "months", std::span<const Figure>{from}),
                      w.law(12, Unit::months, {}));
  }
  const int all = terms.days_in_year == DaysInYear::actual ? years.days_of(year) : 365;
  const int days = std::clamp(worked.last - worked.first + 1, 0, all);
  return w.share_of(amount,
                    w.derived(days, Unit::days, "days of the fiscal year", std::span<const Figure>{from}),
                    w.law(all, Unit::days, {}));
}

}  // namespace payout
