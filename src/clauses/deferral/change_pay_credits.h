#pragma once
#include "clauses/deferral/contributions.h"

namespace payout {

/// What of a plan year's contributions is there only for pay on a change in control: of the own part the share
/// of that pay, of the match what it is more than without it. Both stand in the plan year.
class ChangePayCredits {
 public:
  ChangePayCredits(const DeferralPlan& plan, DeferralYear& shown)
      : plan_(plan), shown_(shown), without_(nothing_yet(plan)) {}

  /// Adds the contributions of a period; `several`: the plan year has more than one.
  void add(const CreditPeriod& period, Figure pay, Figure own, Figure match, bool several);

 private:
  Figure match_without(const CreditPeriod& period, Figure pay, Figure own, bool several);
  void tell(Figure own, Figure match, Figure match_without) const;

  const DeferralPlan& plan_;
  DeferralYear& shown_;
  MatchYear without_;  ///< running sums, had there been no such pay
};

}  // namespace payout
