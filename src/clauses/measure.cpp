#include "clauses/measure.h"

#include "clauses/case.h"

namespace payout {

/// The pay in force on a day: the last change not after it, else the first figure.
template <class T>
static const T* in_force(const std::optional<T>& initial, const std::vector<PayChange>& changes,
                         std::optional<T> PayChange::*member, Date on) {
  const T* found = initial ? &*initial : nullptr;
  for (const PayChange& change : changes) {
    if (change.from <= on && (change.*member)) found = &*(change.*member);
  }
  return found;
}

static std::optional<Figure> salary(Date on, const Case& c) {
  const PayRate* base = &c.facts.salary->base;
  for (const PayChange& change : c.facts.salary->changes) {
    if (change.from <= on && change.base) base = &*change.base;
  }
  return c.work.fact(*base, "salary");
}

static std::optional<Figure> benefits(Date on, const Case& c) {
  const Salary& pay = *c.facts.salary;
  std::vector<Figure> parts;
  if (const PayRate* car = in_force(pay.car_allowance, pay.changes, &PayChange::car_allowance, on)) {
    parts.push_back(c.work.fact(*car, "car allowance"));
  }
  for (const auto& [name, value] : pay.benefits) {
    const PayRate* now = &value;
    for (const PayChange& change : pay.changes) {
      const PayRate* newer = change.from <= on ? change.benefits.find(name) : nullptr;
      if (newer != nullptr) now = newer;
    }
    parts.push_back(c.work.fact(*now, name));
  }
  return c.work.sum(parts, "benefits and perquisites");
}

std::optional<Figure> measure(Measure m, Date on, const ClauseHead& clause, const Case& c) {
  if (!c.facts.salary) {
    c.missing(Module::severance, clause, "salary", "pay and benefits");
    return std::nullopt;
  }
  const Salary& pay = *c.facts.salary;
  switch (m) {
    case Measure::salary: return salary(on, c);
    case Measure::target_bonus: {
      const Rate* target = in_force(pay.target_bonus, pay.changes, &PayChange::target_bonus, on);
      if (target == nullptr) {
        c.missing(Module::severance, clause, "salary.target_bonus", "the target bonus");
        return std::nullopt;
      }
      return c.work.product(*salary(on, c), c.work.fact(*target, "target"), "target bonus");
    }
    case Measure::benefits: return benefits(on, c);
    case Measure::health_insurance: {
      const PayRate* health = pay.benefits.find("health_insurance");
      if (health == nullptr) {
        c.missing(Module::severance, clause, "salary.benefits.health_insurance",
                  "the cost of health insurance");
        return std::nullopt;
      }
      return c.work.fact(*health, "health insurance");
    }
  }
  return std::nullopt;
}

}  // namespace payout
