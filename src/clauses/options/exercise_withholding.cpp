#include "clauses/options/exercise_withholding.h"

#include "clauses/case.h"
#include "law/withholding.h"

namespace payout {
namespace {

/// Pay of the full months of the year so far: what has used up the wage base before this exercise.
Money pay_before(const Case& c, Date day) {
  if (!c.facts.salary) return {};
  PayRate base = c.facts.salary->base;
  for (const PayChange& change : *c.situation.pay_changes) {
    if (change.from <= day && change.base) base = *change.base;
  }
  return to_the_cent(base.yearly().exact() * Exact::fraction(day.month() - 1, 12));
}

}  // namespace

std::optional<Money> estimate_exercise_withholding(const Case& c, Date day, Money wages) {
  if (!c.facts.tax || !c.facts.tax->from_tables.value_or(false)) return std::nullopt;
  const auto tables = law::federal(day.year());
  if (const auto* none = std::get_if<law::NoTable>(&tables)) {
    c.warn(Module::options, "no-tax-table", "tax.from_tables", none->why, "give the exercise's `withholding`");
    return std::nullopt;
  }
  const law::StateWithholding* state = nullptr;
  if (c.facts.employee.state) {
    const auto found = law::state_withholding(*c.facts.employee.state, day.year());
    if (const auto* s = std::get_if<const law::StateWithholding*>(&found)) state = *s;
  }
  const law::WagePayment payment{.paid = day,
                                 .amount = wages,
                                 .wages_before = pay_before(c, day),
                                 .supplemental_before = {},
                                 .option_or_bonus = true,
                                 .excise = {},
                                 .died = {}};
  const auto estimate = law::estimate_withholding(*std::get<const law::FederalYear*>(tables), state, payment);
  const auto* found = std::get_if<law::WithholdingEstimate>(&estimate);
  return found != nullptr ? std::optional{found->total} : std::nullopt;
}

}  // namespace payout
