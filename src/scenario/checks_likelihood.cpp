#include <fmt/format.h>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

/// What is possible, and most often a slip.
struct Likelihood {
  const FactChecks& c;
  const Scenario& s = c.facts;
  static constexpr int far_off = 5, youngest = 16;

  void unlikely(std::string_view path, std::string message) const {
    c.problems.warning("unlikely-fact", c.at(path), std::move(message), "check the figure, unless it is so");
  }

  std::optional<Date> last_day() const { return s.termination ? std::optional{s.termination->date} : s.as_of; }

  void service() const {
    if (!s.employee.years_of_service) return;
    const int years = *s.employee.years_of_service;
    const auto until = last_day();
    if (!until) return;
    // A year with a thousand hours of service may begin and end in the middle of a year.
    const auto more_than = [&](int most, const std::optional<Date>& since, std::string_view path) {
      if (since && years > most)
        unlikely("employee.years_of_service", fmt::format("{} years of service from {} to {} (`{}`)", years,
                                                          to_string(*since), to_string(*until), path));
    };
    const Employee& who = s.employee;
    if (who.hired && (!who.service_from || *who.service_from > *who.hired)) {
      more_than(until->year() - who.hired->year() + 1, who.hired, "employee.hired");
    } else if (who.service_from) {
      more_than(until->year() - who.service_from->year() + 1, who.service_from, "employee.service_from");
    } else if (who.born) {
      more_than(until->year() - who.born->year() - youngest + 1, who.born, "employee.born");
    }
  }

  void pay() const {
    if (!s.salary) return;
    const Salary& pay = *s.salary;
    const Money base = pay.base.yearly();
    if (base <= Money{}) return;
    const auto more_than_base = [&](Money part, std::string_view path, std::string_view what) {
      if (part > base)
        unlikely(path,
                 fmt::format("{} of {} a year {} more than the salary of {}", what, grouped(part),
                             what == "benefits" || what == "contributions" ? "are" : "is", grouped(base)));
    };
    Money benefits;
    for (const auto& [name, value] : pay.benefits) benefits += value.yearly();
    more_than_base(benefits, "salary.benefits", "benefits");
    if (pay.car_allowance)
      more_than_base(pay.car_allowance->yearly(), "salary.car_allowance", "a car allowance");
    if (pay.retirement_contributions)
      more_than_base(pay.retirement_contributions->yearly(), "salary.retirement_contributions",
                     "contributions");
    if (pay.unreimbursed_expenses && *pay.unreimbursed_expenses > base)
      unlikely("salary.unreimbursed_expenses", fmt::format("expenses of {} are more than a year's salary of {}",
                                                           grouped(*pay.unreimbursed_expenses), grouped(base)));
  }

  /// A bonus of a year in which nobody was employed, that is far off, or more than all pay of the year.
  void bonuses() const {
    if (!s.salary) return;
    const Salary& pay = *s.salary;
    const Money target =
        pay.target_bonus ? to_the_cent(pay.base.yearly().exact() * pay.target_bonus->value) : Money{};
    const auto end = last_day();
    for (const auto& [year, paid] : pay.bonus_paid) {
      const std::string path = fmt::format("salary.bonus_paid.{}", year);
      if (target > Money{} && paid > far_off * target)
        unlikely(path, fmt::format("the bonus of {}, {}, is more than {} times the target of {}", year,
                                   grouped(paid), far_off, grouped(target)));
      if (s.employee.hired && paid != Money{} && year < s.employee.hired->year())
        unlikely(path, fmt::format("a bonus of {}, and employment began on {} (`employee.hired`)", year,
                                   to_string(*s.employee.hired)));
      if (s.termination && paid != Money{} && year > end->year())
        unlikely(path, fmt::format("a bonus of {}, and employment ended on {} (`termination.date`)", year,
                                   to_string(*end)));
      if (pay.bonus_unpaid.find(year) != nullptr && paid != Money{})
        unlikely(path,
                 fmt::format("the bonus of {} is given as paid and as not paid (`salary.bonus_unpaid.{}`)",
                             year, year));
    }
  }

  /// A match is made on what the person defers.
  void matched() const {
    if (!s.deferred_comp) return;
    for (const auto& [year, of_year] : s.deferred_comp->plan_years) {
      Money own, match;
      const auto add = [&](const DeferrablePayFacts& pay) {
        own += pay.k401_deferral.value_or(Money{}), match += pay.k401_match.value_or(Money{});
      };
      add(of_year.pay);
      for (const auto& [day, period] : of_year.periods) add(period);
      if (match > Money{} && own == Money{})
        unlikely(fmt::format("deferred_comp.plan_years.{}", year),
                 fmt::format("a 401(k) match of {} for {}, and no own 401(k) deferral", grouped(match), year));
    }
  }

  /// Pay into the account of a year before the person could take part, or after employment ended.
  void plan_years() const {
    if (!s.deferred_comp) return;
    const auto& first = s.deferred_comp->first_eligible;
    for (const auto& [year, of_year] : s.deferred_comp->plan_years) {
      const std::string path = fmt::format("deferred_comp.plan_years.{}", year);
      if (first && year < first->year())
        unlikely(path, fmt::format("pay of {} under the plan, and eligibility began on {} "
                                   "(`deferred_comp.first_eligible`)",
                                   year, to_string(*first)));
      const bool worked = of_year.pay.wages.value_or(Money{}) != Money{} && !of_year.pay.paid_after_end;
      if (s.termination && worked && year > s.termination->date.year())
        unlikely(path, fmt::format("pay of {} under the plan, and employment ended on {} (`termination.date`)",
                                   year, to_string(s.termination->date)));
    }
  }
};

}  // namespace

void check_likelihood(const FactChecks& c) {
  if (c.problems.only_errors()) return;
  const Likelihood likelihood{c};
  likelihood.service(), likelihood.pay(), likelihood.bonuses(), likelihood.matched(), likelihood.plan_years();
}

}  // namespace payout
