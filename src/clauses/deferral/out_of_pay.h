#pragma once
#include "clauses/deferral/contributions.h"

namespace payout {

/// Printed lines that fall into a period and whose ids are listed, as one figure; nothing where there is none.
std::optional<Figure> pay_of_lines(const DeferralPlan& plan, const CreditPeriod& period,
                                   const std::vector<std::string>& ids);

/// Of a period's own contribution, what is out of the pay on a change in control: the percentage of what the
/// election reaches of it.
Figure own_out_of_change_pay(const DeferralPlan& plan, const CreditPeriod& period, Figure pay, Figure own);

/// A dollar that is deferred is not paid in cash: says of each printed line that is among the pay of a period
/// how much of it is deferred and how much paid. Returns what is out of pay on a change that is no such line.
Money take_out_of_lines(const DeferralPlan& plan, const CreditPeriod& period, Figure pay, Figure own);

/// The sums of it.
void sum_up_lines(const DeferralPlan& plan);

}  // namespace payout
