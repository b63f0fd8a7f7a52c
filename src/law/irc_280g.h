#pragma once
#include <string_view>
#include <vector>

#include "law/base_amount.h"
#include "law/citation.h"
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

inline constexpr int base_amount_multiple = 3;  // 26 U.S.C. 280G(b)(2)(A)(ii): "equals or exceeds"
inline constexpr Exact excise_rate = Exact::fraction(20, 100);  // 26 U.S.C. 4999(a)
inline constexpr Citation three_times_test{"26 U.S.C.", "280G(b)(2)(A)(ii)"};
inline constexpr Citation excess_rule{"26 U.S.C.", "280G(b)(1), (b)(3)"};
inline constexpr Citation excise_rule{"26 U.S.C.", "4999(a)"};
inline constexpr Citation lost_deduction_rule{"26 U.S.C.", "280G(a)"};

/// Which rule makes a payment contingent on the change, and for how much of it.
enum class Contingency {
  in_full,             ///< Q&A-24(a), or a grant within a year before the change, 280G(b)(2)(C)
  paid_early,          ///< Q&A-24(b)
  vested_early,        ///< Q&A-24(c)
  vested_only,         ///< Q&A-24(c), payment date unchanged
  performance_vested,  ///< Q&A-24(d)(3): in full
  supplied             ///< the amount was given, with whatever rule its giver had in mind
};

/// One payment in the nature of compensation, as far as it is contingent on the change.
struct ContingentPayment {
  Money nominal = {};        ///< the contingent amount as it will be paid
  Money present_value = {};  ///< on the day of the change, at 120% of the AFR; 280G(d)(4)
  Contingency how = Contingency::in_full;
  /// Shown by clear and convincing evidence to be pay for services before the change: takes the place of the
  /// base amount allocated here when it is larger. 26 U.S.C. 280G(b)(4)(B). Not where the contingent part was
  /// itself measured by Q&A-24(b) or (c): see `reduced_by_earlier_services`.
  Money reasonable_before = {};
  bool operator==(const ContingentPayment&) const = default;
};

/// Whether reasonable pay for services before the change may reduce an excess of this kind: not an amount set
/// by Q&A-24(b) or (c), which is already only part of the payment. 26 CFR 1.280G-1 Q&A-24(a)(2), 39(a).
constexpr bool reduced_by_earlier_services(Contingency how) {
  return how == Contingency::in_full || how == Contingency::performance_vested || how == Contingency::supplied;
}

/// The payment without the part shown to be reasonable pay for services after the change, which is no parachute
/// payment at all; its present value falls in proportion. 26 U.S.C. 280G(b)(4)(A); 26 CFR 1.280G-1 Q&A-9, 40 to
/// 42, 44. Dollars.
ContingentPayment without_later_services(ContingentPayment p, Money reasonable_after);

/// Reading `gross_up_cash_discounting`: is the excise on what is paid, or on its present value?
enum class ExcessOn { nominal, present_value };

/// What one payment adds to the excess parachute payments. The allocations add up to the base amount to the
/// cent.
struct Excess {
  Money base_allocated = {};
  Money excess = {};  ///< never below zero
  bool operator==(const Excess&) const = default;
};

struct ParachuteTest {
  Money base = {};
  Money threshold = {};  ///< three times the exact base amount, half up; for display
  Money total_nominal = {};
  Money total_present_value = {};
  bool parachute = false;  ///< total present value equals or exceeds three times the base amount
  Money room = {};         ///< what could still be added without reaching the threshold; zero when reached
  std::vector<Excess> payments = {};  ///< one for each payment, in their order; all zero when not a parachute
  Money excess = {};
  Money excise = {};  ///< 20% of the exact excess, rounded once, half up
  bool operator==(const ParachuteTest&) const = default;
};

/// The three-times test, the allocation of the base amount by present value, the excess over one times the base
/// amount and the excise on it. 26 U.S.C. 280G(b)(1)-(3), 4999(a); 53.4960-4(d) Ex. 2. Dollars.
ParachuteTest parachute_test(const BaseAmount& base, const std::vector<ContingentPayment>& payments,
                             ExcessOn on = ExcessOn::nominal);

/// The same allocation for payments that are parachute payments whatever their sum (Q&A-37). Dollars.
ParachuteTest as_parachute_payments(const BaseAmount& base, const std::vector<ContingentPayment>& payments);

/// The largest total present value that is not a parachute payment, less whatever `margin` the contract leaves
/// ("three times the base amount less one dollar"). Never below zero. 26 U.S.C. 280G(b)(2)(A)(ii). Dollars.
Money safe_harbor(const BaseAmount& base, Money margin);

/// 20% of an excess, half up to the cent. 26 U.S.C. 4999(a). Dollars.
Money excise_on(Money excess);

}  // namespace payout::law
