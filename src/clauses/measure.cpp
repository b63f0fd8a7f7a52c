#include "clauses/measure.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/fiscal_years.h"
#include "clauses/severance/stated_pay.h"
#include "law/separation_pay.h"

namespace payout {
namespace {

/// The pay in force on a day: the last change not after it, else the first figure.
template <class T>
const T* in_force(const std::optional<T>& initial, const std::vector<PayChange>& changes,
                  std::optional<T> PayChange::*member, Date on) {
  const T* found = initial ? &*initial : nullptr;
  for (const PayChange& change : changes) {
    if (change.from <= on && (change.*member)) found = &*(change.*member);
  }
  return found;
}

/// One amount being taken.
struct MeasuredPay {
  PayDay day;
  const MeasureTerms& terms;
  const ClauseHead& clause;
  const Case& c;

  const Salary& pay() const { return *c.facts.salary; }
  const std::vector<PayChange>& changes() const { return *c.situation.pay_changes; }
  /// The day whose pay counts: the eve of the reduction, where pay before it is wanted.
  Date on() const { return day.before != nullptr ? day.before->date - 1 : day.on; }
  std::optional<Figure> missing(std::string_view path, std::string_view what) const {
    c.missing(Module::severance, clause, path, what);
    return std::nullopt;
  }

  /// A reduction that only the dismissal tells of, in force on the day.
  const Dismissal* told() const {
    if (!c.facts.termination || !c.facts.termination->dismissal) return nullptr;
    return &*c.facts.termination->dismissal;
  }
  const PayRate& salary_in_force() const {
    if (day.before != nullptr && day.before->old_salary) return *day.before->old_salary;
    const Dismissal* cut = told();
    bool changed = false;
    for (const PayChange& change : changes()) changed = changed || change.base.has_value();
    if (day.before == nullptr && !changed && cut != nullptr && cut->new_salary && cut->date <= day.on)
      return *cut->new_salary;
    return salary_on(c, on());
  }
  const Rate* target_in_force() const {
    if (day.before != nullptr && day.before->old_target) return &*day.before->old_target;
    const Dismissal* cut = told();
    bool changed = false;
    for (const PayChange& change : changes()) changed = changed || change.target_bonus.has_value();
    if (day.before == nullptr && !changed && cut != nullptr && cut->new_target && cut->date <= day.on)
      return &*cut->new_target;
    return in_force(pay().target_bonus, changes(), &PayChange::target_bonus, on());
  }

  /// The target in money, where the last word on it before the day was an amount and no share of the salary.
  const PayRate* fixed_target() const {
    const PayRate* fixed = pay().target_bonus_amount ? &*pay().target_bonus_amount : nullptr;
    for (const PayChange& change : changes()) {
      if (change.from > on()) continue;
      if (change.target_bonus) fixed = nullptr;
      if (change.target_bonus_amount) fixed = &*change.target_bonus_amount;
    }
    return fixed;
  }

  std::optional<Figure> salary() const {
    const PayRate& now = salary_in_force();
    const PayRate* agreed = stated_salary(c, clause.document());
    const bool differs = agreed != nullptr && agreed->yearly() != now.yearly();
    if (differs || !c.facts.w2.empty()) {
      // The initial salary that the agreement states is one person's; another never had it.
      if (agreed != nullptr && agreed->yearly() != pay().base.yearly())
        c.does_not_fit(terms.salary_measure, SalaryMeasure::initial_rate);
      switch (c.choose(terms.salary_measure)) {
        case SalaryMeasure::rate_on_event_date: break;
        case SalaryMeasure::initial_rate:
          if (agreed != nullptr) return c.work.term(*agreed, "initial salary");
          break;
        case SalaryMeasure::w2_last_year: {
          const int year = day.on.year() - 1;
          const Money* w2 = c.facts.w2.find(year);
          if (w2 == nullptr) return missing(fmt::format("w2.{}", year), "the taxable pay of the year before");
          return c.work.fact(*w2, "pay of last year");
        }
      }
    }
    return c.work.fact(now, "salary");
  }

  std::optional<Figure> target_bonus() const {
    if (const PayRate* fixed = fixed_target()) return c.work.fact(*fixed, "target bonus");
    const Rate* target = target_in_force();
    if (target == nullptr) return missing("salary.target_bonus", "the target bonus");
    const auto base = salary();
    if (!base) return std::nullopt;
    const Figure bonus = c.work.product(*base, c.work.fact(*target, "target"), "target bonus");
    return terms.bonus_to_the_cent ? c.work.rounded(bonus, "target bonus") : bonus;
  }

  std::optional<Figure> bonus() const {
    const Table<int, Money>& paid = pay().bonus_paid;
    switch (c.choose(terms.bonus_measure)) {
      case BonusMeasure::target: return target_bonus();
      case BonusMeasure::last_paid: {
        const int year = FiscalYears{c.agreement.fiscal_year_ends}.of(day.on) - 1;
        const Money* last = paid.find(year);
        if (last == nullptr)
          return missing(fmt::format("salary.bonus_paid.{}", year),
                         fmt::format("the bonus of {}, the last whole year (0 if none was paid),", year));
        return c.work.fact(*last, "bonus last paid");
      }
      case BonusMeasure::current_year_actual: {
        const int year = FiscalYears{c.agreement.fiscal_year_ends}.of(day.on);
        const Money* now = paid.find(year);
        if (now == nullptr)
          return missing(fmt::format("salary.bonus_paid.{}", year), fmt::format("the bonus of {}", year));
        return c.work.fact(*now, "bonus of the year");
      }
    }
    return std::nullopt;
  }

  Figure listed(bool car_only) const {
    Adding parts{c.work};
    if (const PayRate* car = car_allowance_on(c, on())) parts.add(c.work.fact(*car, "car allowance"));
    for (const auto& [name, value] : pay().benefits) {
      if (car_only) break;
      const PayRate* now = &value;
      for (const PayChange& change : changes()) {
        const PayRate* newer = change.from <= on() ? change.benefits.find(name) : nullptr;
        if (newer != nullptr) now = newer;
      }
      parts.add(c.work.fact(*now, name));
    }
    constexpr std::string_view label = "benefits and perquisites";
    if (parts.count() == 0)
      return c.work.derived(Exact{}, Unit::money, label,
                            {c.work.absent("salary.benefits", "no benefits are given")});
    return parts.sum(label);
  }

  /// Nobody said which benefits there are: not given is not zero.
  bool benefits_are_unknown() const {
    return !pay().benefits.given && !pay().retirement_contributions && !pay().benefits_replacement_cost &&
           car_allowance_on(c, on()) == nullptr;
  }

  /// Beside other amounts none are counted, and that is told once. A line of benefits alone asks for them
  /// (cash_payment.cpp).
  void tell_of_no_benefits() const {
    if (!benefits_are_unknown()) return;
    const auto said = [](const Remark& r) { return r.id == "benefits-not-given"; };
    if (std::ranges::any_of(c.out.remarks, said)) return;
    c.warn(Module::severance, "benefits-not-given", "salary",
           fmt::format("no benefits are given: {} counts none", clause.cite),
           "give `salary.benefits`, or `benefits: {}` if there are none", clause.cite);
  }

  std::optional<Figure> benefits() const {
    tell_of_no_benefits();
    switch (c.choose(terms.benefits_value)) {
      case BenefitsValue::listed_items_at_employer_cost: return listed(false);
      case BenefitsValue::car_only: return listed(true);
      case BenefitsValue::plus_retirement_contributions:
        if (!pay().retirement_contributions)
          return missing("salary.retirement_contributions",
                         "what the employer contributes to retirement plans");
        return c.work.sum(
            {listed(false), c.work.fact(*pay().retirement_contributions, "retirement contributions")},
            "benefits and perquisites");
      case BenefitsValue::cost_to_replace:
        if (!pay().benefits_replacement_cost)
          return missing("salary.benefits_replacement_cost", "the cost to replace the benefits");
        return c.work.fact(*pay().benefits_replacement_cost, "cost to replace the benefits");
    }
    return std::nullopt;
  }

  std::optional<Figure> target_pay() const {
    const auto base = salary(), bonus = target_bonus();
    if (!pay().target_long_term)
      return missing("salary.target_long_term",
                     "the target value of the long-term incentives (0/year if none)");
    if (!base || !bonus) return std::nullopt;
    return c.work.sum({*base, *bonus, c.work.fact(*pay().target_long_term, "long-term target")}, "target pay");
  }

  std::optional<Figure> health() const {
    if (c.choose(terms.health_measure) == HealthMeasure::cash_full_premium) {
      if (!pay().health_full_premium)
        return missing("salary.health_full_premium", "the whole premium of health insurance");
      return c.work.fact(*pay().health_full_premium, "full health premium");
    }
    const PayRate* health = pay().benefits.find("health_insurance");
    if (health == nullptr) return missing("salary.benefits.health_insurance", "the cost of health insurance");
    for (const PayChange& change : changes()) {
      const PayRate* newer = change.from <= on() ? change.benefits.find("health_insurance") : nullptr;
      if (newer != nullptr) health = newer;
    }
    return c.work.fact(*health, "health insurance");
  }

  /// No pay is given at all: what the measure is made of is asked for in one run.
  std::optional<Figure> ask_for_all(Measure m) const {
    missing("salary.base", "the salary");
    const bool bonus = m == Measure::target_bonus && c.choose(terms.bonus_measure) == BonusMeasure::target;
    if (bonus || m == Measure::target_pay) missing("salary.target_bonus", "the target bonus");
    if (m == Measure::target_pay)
      missing("salary.target_long_term", "the target value of the long-term incentives (0/year if none)");
    if (m == Measure::benefits)
      missing("salary.benefits", "which benefits there are (`benefits: {}` if there are none)");
    const bool cost =
        m == Measure::health_insurance && c.choose(terms.health_measure) != HealthMeasure::cash_full_premium;
    if (cost) missing("salary.benefits.health_insurance", "the cost of health insurance");
    return std::nullopt;
  }
};

}  // namespace

const PayRate& salary_on(const KnownCase& c, Date day) {
  const PayRate* base = &c.facts.salary->base;
  for (const PayChange& change : *c.situation.pay_changes) {
    if (change.from <= day && change.base) base = &*change.base;
  }
  return *base;
}

const PayRate* car_allowance_on(const KnownCase& c, Date day) {
  return in_force(c.facts.salary->car_allowance, *c.situation.pay_changes, &PayChange::car_allowance, day);
}

std::optional<Figure> measure(Measure m, PayDay day, const MeasureTerms& terms, const ClauseHead& clause,
                              const Case& c) {
  const MeasuredPay measured{day, terms, clause, c};
  if (!c.facts.salary) return measured.ask_for_all(m);
  switch (m) {
    case Measure::salary: return measured.salary();
    case Measure::target_bonus: return measured.bonus();
    case Measure::benefits: return measured.benefits();
    case Measure::health_insurance: return measured.health();
    case Measure::target_pay: return measured.target_pay();
    case Measure::limit_409a: return limit_409a(c.situation.end.value_or(day.on), clause, c);
    case Measure::earned_bonus: break;  // a bonus of a year: amount.cpp
  }
  return std::nullopt;
}

std::optional<Figure> target_bonus_on(PayDay day, const MeasureTerms& terms, const ClauseHead& clause,
                                      const Case& c) {
  return MeasuredPay{day, terms, clause, c}.target_bonus();
}

std::optional<Figure> limit_409a(Date end, const ClauseHead& clause, const Case& c) {
  Workings& w = c.work;
  const auto& given = c.facts.tax ? c.facts.tax->limit_401a17 : std::optional<Money>{};
  const auto table = law::limit_401a17(end.year());
  if (!given && !table) {
    c.missing(Module::severance, clause, "tax.limit_401a17",
              fmt::format("the limit of 26 U.S.C. 401(a)(17) for {}, which no table has,", end.year()));
    return std::nullopt;
  }
  const Figure most = given ? w.fact(*given, "limit of the year, 26 U.S.C. 401(a)(17)")
                            : w.law(table->exact(), Unit::money, "limit of the year", "26 U.S.C. 401(a)(17)");
  const Figure pay =
      w.fact(salary_on(c, last_of_year(end.year() - 1)), "yearly pay at the end of the year before");
  return w.least(pay, most);
}

}  // namespace payout
