#include "law/employer_cost.h"

#include <algorithm>

namespace payout::law {

EmployerTax employer_payroll_tax(const Fica& fica, Money wages_before, Money pay) {
  const Money below = std::max(Money{}, fica.wage_base - wages_before);
  return {.oasdi = to_the_cent(std::min(pay, below), fica.oasdi_employer),
          .medicare = to_the_cent(pay, fica.medicare_employer)};
}

Found<PayDeduction> pay_deduction(int year, Money pay, Money excess, Money left_out) {
  const auto limit = plan_limit(year, "deduction_limit_162m");
  if (const auto* none = std::get_if<NoTable>(&limit)) return *none;
  PayDeduction d = {.limit = std::get<Money>(limit), .lost_280g = excess};
  d.limit_left = std::max(Money{}, d.limit - excess);
  d.counted = std::max(Money{}, pay - excess - left_out);
  d.lost_162m = std::max(Money{}, d.counted - d.limit_left);
  return d;
}

}  // namespace payout::law
