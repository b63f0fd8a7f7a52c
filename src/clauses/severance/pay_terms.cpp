#include "clauses/severance/pay_terms.h"

#include <fmt/format.h>

#include "clauses/case.h"
#include "clauses/severance/stated_pay.h"

namespace payout {

const PayRate* stated_salary(const Case& c, std::string_view document) {
  const PayRate* found = nullptr;
  c.agreement.each<PayTerms>([&](const ClauseOf<PayTerms>& pay) {
    if (found == nullptr && pay.head.document() == document) found = &pay.terms.salary;
  });
  return found;
}

/// Salary a tenth of the stated one or less is a period's pay; so is an allowance ten times the stated one.
void compare_pay(const Case& c) {
  if (!c.facts.salary) return;
  const Salary& given = *c.facts.salary;
  c.agreement.each<PayTerms>([&](const ClauseOf<PayTerms>& pay) {
    if (!c.under(pay.head.document())) return;
    const Money salary = given.base.yearly(), stated = pay.terms.salary.yearly();
    if (salary > Money{} && 10 * salary <= stated) {
      c.warn(Module::severance, "unlikely-pay", "salary.base",
             fmt::format("{} a year? The agreement's annual salary is {}", grouped(salary), grouped(stated)),
             "check the amount and the time that it is for: /year, /month or /semi-month", pay.head.cite);
    }
    if (!given.car_allowance || !pay.terms.car_allowance) return;
    const Money car = given.car_allowance->yearly(), agreed = pay.terms.car_allowance->yearly();
    if (car < 10 * agreed) return;
    c.warn(Module::severance, "unlikely-pay", "salary.car_allowance",
           fmt::format("{} a year; the agreement gives {}", grouped(car), to_string(*pay.terms.car_allowance)),
           "check the amount and the time that it is for: /year or /month",
           pay.terms.car_allowance_cite.empty() ? pay.head.cite : pay.terms.car_allowance_cite);
  });
}

}  // namespace payout
