#include <fmt/format.h>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

Money salary_on(const Salary& salary, Date day) {
  Money pay = salary.base.yearly();
  for (const PayChange& change : salary.changes) {
    if (change.from <= day && change.base) pay = change.base->yearly();
  }
  return pay;
}

void is_a_reduction(const FactChecks& c, const Dismissal& act) {
  if (act.old_salary && act.new_salary && act.new_salary->yearly() >= act.old_salary->yearly()) {
    c.problems.error("not-a-reduction", c.at("termination.dismissal.new_salary"),
                     fmt::format("the new salary, {}, is not lower than the old one, {}",
                                 to_string(*act.new_salary), to_string(*act.old_salary)),
                     "good reason by a cut in pay needs a cut: give the lower figure");
  }
  const bool by_payout = act.old_bonus_paid || act.new_bonus_paid;
  if (act.old_target && act.new_target && *act.new_target >= *act.old_target && !by_payout) {
    c.problems.error("not-a-reduction", c.at("termination.dismissal.new_target"),
                     fmt::format("the new target, {}, is not lower than the old one, {}",
                                 to_string(*act.new_target), to_string(*act.old_target)),
                     "good reason by a cut in pay needs a cut: give the lower figure");
  }
}

void comes_first(const FactChecks& c, const Termination& t, const Dismissal& act) {
  const auto notice = t.notice ? (t.notice->given ? t.notice->given : t.notice->mailed) : std::nullopt;
  const Date used = notice.value_or(t.date);
  if (act.date <= used) return;
  c.problems.error("act-after-notice", c.at("termination.dismissal.date"),
                   fmt::format("the act on {} comes after the {} on {} that relies on it", to_string(act.date),
                               notice ? "notice" : "termination", to_string(used)),
                   "correct one of the dates");
}

/// The act and the pay history must tell the same story, where both tell it.
void agrees_with_history(const FactChecks& c, const Dismissal& act) {
  if (!c.facts.salary) return;
  const Salary& salary = *c.facts.salary;
  bool has_history = false;
  for (const PayChange& change : salary.changes) has_history = has_history || change.base.has_value();
  const auto differs = [&](const std::optional<PayRate>& told, Date day, std::string_view path) {
    if (!told || told->yearly() == salary_on(salary, day)) return;
    c.problems.error("pay-differs", c.at(path),
                     fmt::format("salary on {} is {} by `salary` and {} by the dismissal", to_string(day),
                                 grouped(salary_on(salary, day)), to_string(*told)),
                     "correct one of the two");
  };
  differs(act.old_salary, act.date - 1, "termination.dismissal.old_salary");
  if (has_history) differs(act.new_salary, act.date, "termination.dismissal.new_salary");
}

}  // namespace

void check_dismissal(const FactChecks& c) {
  if (!c.facts.termination || !c.facts.termination->dismissal) return;
  const Dismissal& act = *c.facts.termination->dismissal;
  is_a_reduction(c, act);
  comes_first(c, *c.facts.termination, act);
  agrees_with_history(c, act);
}

}  // namespace payout
