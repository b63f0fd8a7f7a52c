#pragma once
#include <vector>

#include "law/citation.h"
#include "law/irc_280g.h"

namespace payout::law {

inline constexpr Citation uncertain_payment_rule{"26 CFR", "1.280G-1 Q&A-33"};
inline constexpr Citation securities_violation_rule{"26 CFR", "1.280G-1 Q&A-37"};

/// A payment that depends on an uncertain event, such as a dismissal.
struct UncertainPayment {
  ContingentPayment payment = {};  ///< as it would be, or was, made
  Exact probability = {};          ///< reasonably estimated when the test was first made; a share of one
  bool made = false;               ///< what came of it
};

/// 50% and more: the full amount counts; less: nothing does. No weighing. Q&A-33(a).
constexpr bool counts(Exact probability) {
  return probability >= Exact::fraction(1, 2);
}

/// What to do when a payment comes that was left out and there was an excess without it: test again, or, as
/// Q&A-33(b) allows, leave the first test and allocate it no base amount.
enum class Retest { reapply, leave_and_allocate_no_base };

/// The test on the estimates, and as it stands when the facts are known.
struct TwiceTested {
  ParachuteTest estimated = {};  ///< the certain payments, then each uncertain one; what does not count is zero
  ParachuteTest actual = {};     ///< the same order; what was not made is zero
  bool reapplied = false;        ///< an estimate turned out otherwise, and the test was made again
};

/// Q&A-33(a)-(b), (d) Ex. 1 to 3. Present values are those of the day of the change throughout. Dollars.
TwiceTested test_twice(const BaseAmount& base, const std::vector<ContingentPayment>& certain,
                       const std::vector<UncertainPayment>& uncertain, Retest rule = Retest::reapply);

/// A payment under an agreement that violates securities laws.
struct MarkedPayment {
  ContingentPayment payment = {};
  bool violates = false;
};

/// The excess of payments that are contingent on the change, some of them securities violation payments:
/// treated as parachute payments whatever the sum where that gives more. Q&A-37(c)-(e). Dollars.
Money excess_with_violations(const BaseAmount& base, const std::vector<MarkedPayment>& payments);

}  // namespace payout::law
