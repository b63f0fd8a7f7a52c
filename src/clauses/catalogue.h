#pragma once
#include <variant>

#include "clauses/clause.h"
#include "clauses/deferral/account_distribution.h"
#include "clauses/deferral/account_vesting.h"
#include "clauses/deferral/company_match.h"
#include "clauses/deferral/deferrable_pay.h"
#include "clauses/deferral/deferral_account.h"
#include "clauses/deferral/deferral_election.h"
#include "clauses/deferral/plan_transfer.h"
#include "clauses/obligations/claims_procedure.h"
#include "clauses/obligations/covenant.h"
#include "clauses/obligations/note.h"
#include "clauses/options/acceleration.h"
#include "clauses/options/corporate_event.h"
#include "clauses/options/death_window.h"
#include "clauses/options/end_of_service.h"
#include "clauses/options/exercise_methods.h"
#include "clauses/options/exercise_window.h"
#include "clauses/options/fair_market_value.h"
#include "clauses/options/formula_grant.h"
#include "clauses/options/good_cause.h"
#include "clauses/options/grant_rules.h"
#include "clauses/options/iso_standing.h"
#include "clauses/options/option_forfeiture.h"
#include "clauses/options/option_term.h"
#include "clauses/options/retirement.h"
#include "clauses/options/service_requirement.h"
#include "clauses/options/stock_split.h"
#include "clauses/options/vesting_schedule.h"
#include "clauses/parachute/accounting_determination.h"
#include "clauses/parachute/best_net.h"
#include "clauses/parachute/contingent_payments.h"
#include "clauses/parachute/cutback.h"
#include "clauses/parachute/gross_up.h"
#include "clauses/parachute/no_remedy.h"
#include "clauses/parachute/reasonable_compensation.h"
#include "clauses/parachute/true_up.h"
#include "clauses/severance/accrued_pay.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/severance/disability_benefit.h"
#include "clauses/severance/pay_terms.h"
#include "clauses/severance/remaining_term_fee.h"
#include "clauses/severance/stated_amount.h"
#include "clauses/situation/amendments.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/protected_period.h"
#include "clauses/situation/route.h"

namespace payout {

template <ClauseKind... K>
using Catalogue = std::variant<K...>;

/// Every kind of clause there is, in the order of the manual. Adding one: its file pair, and its name here.
/// One a line.
// clang-format off
using AllKinds = Catalogue<
    ContractTerm,
    ChangeInControl,
    ProtectedPeriod,
    Route,
    PayTerms,
    AccruedPay,
    CashPayment,
    RemainingTermFee,
    DisabilityBenefit,
    StatedAmount,
    GrantRules,
    FormulaGrant,
    VestingSchedule,
    ServiceRequirement,
    OptionTerm,
    OptionAcceleration,
    CorporateEvent,
    EndOfService,
    GoodCause,
    Retirement,
    OptionForfeiture,
    ExerciseWindow,
    DeathWindow,
    IsoLimit,
    IsoImprovement,
    SplitAdjustment,
    FairMarketValue,
    ExerciseMethods,
    DeferralAccount,
    DeferrablePay,
    DeferralElection,
    CompanyMatch,
    PlanTransfer,
    AccountVesting,
    AccountDistribution,
    ContingentPayments,
    ReasonableCompensation,
    GrossUp,
    Cutback,
    BestNet,
    NoRemedy,
    AccountingDetermination,
    TrueUp,
    AmendmentRule,
    Severability,
    Covenant,
    Note,
    ClaimsProcedure,
    UnclaimedBenefit>;
// clang-format on

namespace detail {
template <class K, class V>
constexpr size_t index_in = 0;
template <class K, class... A>
constexpr size_t index_in<K, std::variant<A...>> = [] {
  size_t i = 0, found = sizeof...(A);
  ((std::is_same_v<K, A> ? found = i : i, ++i), ...);
  return found;
}();
}  // namespace detail

template <class K>
constexpr size_t kind_index = detail::index_in<K, AllKinds>;

extern template const Type& type_of<AllKinds>();

}  // namespace payout
