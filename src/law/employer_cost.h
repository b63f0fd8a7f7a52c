#pragma once
#include "law/citation.h"
#include "law/tables.h"
#include "values/money.h"

namespace payout::law {

inline constexpr Citation employer_fica_rule{"26 U.S.C.", "3111(a)-(b)"};
inline constexpr Citation pay_deduction_limit_rule{"26 U.S.C.", "162(m)(1), (4)(D)"};

/// The company's own share of social security and Medicare on a payment. There is no share of the additional
/// 0.9%.
struct EmployerTax {
  Money oasdi = {};
  Money medicare = {};
  Money total() const { return oasdi + medicare; }
  bool operator==(const EmployerTax&) const = default;
};

/// On `pay` after `wages_before` of the same calendar year, each half up to the cent. Federal and state
/// unemployment taxes are left out: their wage bases are passed in a few weeks of an executive's pay. 26 U.S.C.
/// 3111.
EmployerTax employer_payroll_tax(const Fica& fica, Money wages_before, Money pay);

/// What the corporation may not deduct of the pay of a covered employee in a year.
struct PayDeduction {
  Money limit = {};       ///< of the year, as it stands
  Money limit_left = {};  ///< less the excess parachute payments of the year, never below zero
  Money counted = {};     ///< pay against that limit: without the excess and what the section leaves out
  Money lost_280g = {};   ///< the excess parachute payments
  Money lost_162m = {};   ///< counted pay above the limit that is left
  Money lost() const { return lost_280g + lost_162m; }
  bool operator==(const PayDeduction&) const = default;
};

/// `pay` is all pay of the year, excess parachute payments (`excess`, gross-up included) among it; `left_out`
/// what 162(m) does not count (performance-based pay to 2017, contracts grandfathered since). None for a year
/// without the limit. 26 U.S.C. 162(m)(1), (4)(D) (before 2018 (4)(F)), 280G(a). Dollars.
Found<PayDeduction> pay_deduction(int year, Money pay, Money excess, Money left_out = {});

}  // namespace payout::law
