#pragma once
#include <vector>

#include "clauses/deferral/elections.h"
#include "clauses/deferral/plan.h"
#include "clauses/deferral/pool.h"

namespace payout {

/// One valuation period of pay, and what is known of it.
struct CreditPeriod {
  int year = 0;
  Date from = {};
  Date through = {};      ///< last day of pay: the period's, or the end of employment in it
  Date credited_on = {};  ///< the valuation date on which contributions are posted
  const DeferrablePayFacts* pay = nullptr;
  std::string path = {};  ///< for messages
};

/// The periods of a plan year: those given, or the year as a whole.
std::vector<CreditPeriod> periods_of(const DeferralPlan& plan, int year, const PlanYearFacts& facts);

/// Compensation of a period before the deferral, as the plan defines it; nothing where wages are not given.
std::optional<Figure> compensation_of(const DeferralPlan& plan, const CreditPeriod& period);

/// Of that, pay on a change in control.
std::optional<Figure> change_pay_of(const DeferralPlan& plan, const CreditPeriod& period);

/// Of that, pay earned before employment ended and paid after it.
std::optional<Figure> late_pay_of(const DeferralPlan& plan, const CreditPeriod& period);

/// The percentage elected for a plan year as the facts state it.
Figure elected(const DeferralPlan& plan, int percent);

/// Own contribution of a period; nothing where a fact is missing or contradicts the plan.
std::optional<Figure> own_contribution(const DeferralPlan& plan, const CreditPeriod& period,
                                       std::optional<Figure> pay);

/// Compensation for the cap on matched deferrals: before or after the deferral itself, as the plan is read.
Figure pay_for_cap(const DeferralPlan& plan, Figure pay, Figure own);

/// Last day on which the person takes part: employment, the group and the plan itself still stand.
Date last_day_of_participation(const DeferralPlan& plan);
/// Whether contributions of the whole period are suspended or come after participation has ended.
bool is_barred(const DeferralPlan& plan, const CreditPeriod& period);

/// Running sums of a plan year, for the cap on matched deferrals.
struct MatchYear {
  Figure pay = {};
  Figure own = {};        ///< this plan
  Figure deferred = {};   ///< both plans
  Figure elsewhere = {};  ///< match in the qualified plan
  Figure matched = {};    ///< match credited here so far
};

MatchYear nothing_yet(const DeferralPlan& plan);
/// The sums with one period more in them. Precondition: the deferral and the match of the other plan are given.
MatchYear with_period(const DeferralPlan& plan, const MatchYear& sums, const CreditPeriod& period, Figure pay,
                      Figure own);
Figure added(const DeferralPlan& plan, Figure sum, Figure part);

/// What the other plan's formula gives on deferrals out of pay, up to the cap.
Figure match_on(const DeferralPlan& plan, Figure deferred, Figure pay);
/// Match still to be credited on the sums of a plan year (or of one period, where the cap is read so).
Figure match_due(const DeferralPlan& plan, const MatchYear& sums);

/// Contributions posted on one valuation date.
struct AccountCredit {
  Date on = {};
  Parts parts = {};
  StepRef own = {};  ///< how the two parts arose
  StepRef company = {};
};

/// Every contribution of the facts, by date; adds each plan year to the result.
std::vector<AccountCredit> credit_contributions(const DeferralPlan& plan);

}  // namespace payout
