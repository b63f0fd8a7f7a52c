#include "clauses/options/exercise_withholding.h"

#include <algorithm>
#include <vector>

#include "clauses/case.h"
#include "clauses/options/option_result.h"
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

/// Exercises of the same calendar year that came before, in wages.
struct Earlier {
  int year = 0;
  Money wages = {};

  Money in(int of) const { return of == year ? wages : Money{}; }
  void add(int of, Money more) {
    wages = in(of) + more;
    year = of;
  }
};

/// What an employer withholds from the wages of an exercise by the flat method, estimated from the tables; none
/// where the scenario does not ask for tables or they do not hold the year.
std::optional<Money> estimate(const Case& c, Date day, Money wages, Money earlier) {
  if (!c.facts.tax || !c.facts.tax->from_tables.value_or(false)) return std::nullopt;
  c.work.consult({"federal withholding", day.year()});
  const auto tables = law::federal(day.year());
  if (const auto* none = std::get_if<law::NoTable>(&tables)) {
    c.warn(Module::options, "no-tax-table", "tax.from_tables", none->why, "give the exercise's `withholding`");
    return std::nullopt;
  }
  const law::StateWithholding* state = nullptr;
  if (c.facts.employee.state) {
    c.work.consult({"state withholding", day.year(), 0, *c.facts.employee.state});
    const auto found = law::state_withholding(*c.facts.employee.state, day.year());
    if (const auto* s = std::get_if<const law::StateWithholding*>(&found)) state = *s;
  }
  const law::WagePayment payment{.paid = day,
                                 .amount = wages,
                                 .wages_before = pay_before(c, day) + earlier,
                                 .supplemental_before = earlier,
                                 .option_or_bonus = true,
                                 .excise = {},
                                 .died = {}};
  const auto answer = law::estimate_withholding(*std::get<const law::FederalYear*>(tables), state, payment);
  const auto* found = std::get_if<law::WithholdingEstimate>(&answer);
  return found != nullptr ? std::optional{found->total} : std::nullopt;
}

/// Whole shares for the tax, and cash for the fraction that they leave.
void pay_in_shares(ExerciseResult& r) {
  const Exact each = r.fmv->in_cents();
  r.withheld_for_tax.count = std::min(r.delivered.count, floor_of(r.withholding->exact() / each));
  r.tax_cash = to_the_cent(r.withholding->exact() - each * r.withheld_for_tax.count);
  r.delivered.count -= r.withheld_for_tax.count;
}

void withhold(const Case& c, const Exercise& facts, Earlier& earlier, ExerciseResult& r) {
  if (!r.wages) return;
  r.withholding = facts.withholding;
  if (!r.withholding && *r.wages > Money{}) {
    r.withholding = estimate(c, facts.date, *r.wages, earlier.in(facts.date.year()));
    r.withholding_estimated = r.withholding.has_value();
  }
  earlier.add(facts.date.year(), *r.wages);
  if (r.withholding && facts.withhold_shares.value_or(false) && r.fmv) pay_in_shares(r);
}

/// An exercise with what it amounts to.
struct Taxed {
  const Exercise* facts = nullptr;
  ExerciseResult* result = nullptr;
};

}  // namespace

void withhold_on_exercises(const Case& c) {
  std::vector<Taxed> all;
  for (GrantResult& grant : c.out.grants) {
    for (size_t i = 0; i < grant.exercises.size(); ++i) {
      all.push_back({&grant.grant->exercises[i], &grant.exercises[i]});
    }
  }
  std::ranges::stable_sort(all, {}, [](const Taxed& t) { return t.facts->date; });
  Earlier earlier;
  for (const Taxed& t : all) withhold(c, *t.facts, earlier, *t.result);
}

}  // namespace payout
