#pragma once
#include <optional>
#include <string>
#include <vector>

#include "law/citation.h"
#include "law/state_table.h"
#include "law/tables.h"
#include "values/date.h"
#include "values/money.h"

namespace payout::law {

inline constexpr Citation supplemental_rule{"26 CFR", "31.3402(g)-1"};
inline constexpr Citation excise_withholding_rule{"26 U.S.C.", "4999(c)(1)"};
inline constexpr Citation paid_after_death_rule{"26 U.S.C.", "3121(a)(14); Rev. Rul. 86-109"};

/// One payment of supplemental wages and what the employer paid earlier in the same calendar year.
struct WagePayment {
  Date paid = {};
  Money amount = {};
  Money deferred = {};             ///< deferred beside it, 26 U.S.C. 3121(v)(2): wages now, and income later
  Money wages_before = {};         ///< for social security, Medicare and state payroll deductions
  Money supplemental_before = {};  ///< toward the 1,000,000 above which the top rate is mandatory
  bool option_or_bonus = false;    ///< some states withhold another rate from these
  bool fica_taxed_before = false;  ///< deferred pay taxed when it vested; 26 U.S.C. 3121(v)(2)
  Money excise = {};               ///< excise of 4999 withheld from this payment
  std::optional<int> died = {};    ///< paid to the estate or a beneficiary of someone who died in that year
};

/// One deduction: `base` at `rate`, half up to the cent.
struct Withheld {
  std::string name = {};
  Citation cite = {};
  Money base = {};
  Exact rate = {};
  Money amount = {};
  bool verified = true;  ///< false where the tables' source did not state the rate for this time
};

/// An estimate by the flat method; the employer's own payroll decides.
struct WithholdingEstimate {
  int table_year = {};
  std::vector<Withheld> lines = {};
  std::vector<std::string> missing = {};  ///< what the tables could not say, in words
  Money total = {};
  Money net = {};
};

/// What is paid after a death bears no income tax withholding, and social security and Medicare only in the
/// year of the death; 26 U.S.C. 3121(a)(14), Rev. Rul. 86-109. Federal flat rate by date (with the rate above
/// 1,000,000 a year), social security below the wage base, Medicare with the part withheld above 200,000, state
/// flat rate and payroll deduction, excise. Refused when the payment falls in another year than the tables. `s`
/// may be null. Dollars.
Found<WithholdingEstimate> estimate_withholding(const FederalYear& f, const StateWithholding* s,
                                                const WagePayment& payment);

/// The flat rate in force on a day, or none.
const SupplementalPeriod* period_of(const std::vector<SupplementalPeriod>& periods, Date day);

}  // namespace payout::law
