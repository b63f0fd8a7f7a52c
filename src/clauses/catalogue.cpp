#include "clauses/catalogue.h"

#include <algorithm>
#include <array>

#include "clauses/agreement.h"
#include "clauses/deferral/account_distribution.h"
#include "clauses/deferral/account_vesting.h"
#include "clauses/deferral/company_match.h"
#include "clauses/deferral/deferrable_pay.h"
#include "clauses/deferral/deferral_account.h"
#include "clauses/deferral/deferral_election.h"
#include "clauses/deferral/plan_transfer.h"
#include "clauses/defined_amount.h"
#include "clauses/obligations/claims_procedure.h"
#include "clauses/obligations/covenant.h"
#include "clauses/obligations/note.h"
#include "clauses/options/acceleration.h"
#include "clauses/options/award_settlement.h"
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
#include "clauses/severance/benefit_continuation.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/severance/choice.h"
#include "clauses/severance/disability_benefit.h"
#include "clauses/severance/limit.h"
#include "clauses/severance/pay_terms.h"
#include "clauses/severance/payment_rules.h"
#include "clauses/severance/reimbursement.h"
#include "clauses/severance/release.h"
#include "clauses/severance/remaining_term_fee.h"
#include "clauses/severance/repayment.h"
#include "clauses/severance/stated_amount.h"
#include "clauses/situation/amendments.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/protected_period.h"
#include "clauses/situation/route.h"
#include "words/kinds_called.h"
#include "words/nearest.h"

namespace payout {
namespace {

/// The row of a kind: what its header offers is found by asking whether it is there.
template <ClauseKind K>
constexpr Kind row() {
  Kind kind{
      .name = K::kind,
      .doc = K::doc,
      .number = 0,
      .type = []() -> const Type& { return type_of<K>(); },
      .create = []() -> void* { return new K{}; },
      .copy = [](const void* terms) -> void* { return new K{*static_cast<const K*>(terms)}; },
      .destroy = [](void* terms) { delete static_cast<K*>(terms); },
  };
  if constexpr (requires(const K& t, const TermsCheck& check_of, size_t i) { check(t, check_of, i); })
    kind.check = [](const void* t, const TermsCheck& check_of, size_t i) {
      check(*static_cast<const K*>(t), check_of, i);
    };
  if constexpr (requires(const K& t, const ClauseHead& head, ConditionWriter& out) {
                  tell(t, head, true, true, out);
                })
    kind.tell = [](const void* t, const ClauseHead& head, bool wanted, bool met, ConditionWriter& out) {
      tell(*static_cast<const K*>(t), head, wanted, met, out);
    };
  if constexpr (requires(const K& t, const ClauseHead& head, const Case& c) { pay(t, head, c); })
    kind.pay = [](const void* t, const ClauseHead& head, const Case& c) {
      pay(*static_cast<const K*>(t), head, c);
    };
  if constexpr (requires(const K& t, const Case& c) { why_nothing(t, c); })
    kind.why_nothing = [](const void* t, const Case& c) { return why_nothing(*static_cast<const K*>(t), c); };
  if constexpr (requires(const K& t, const ClauseHead& head, const Case& c) { oblige(t, head, c); })
    kind.oblige = [](const void* t, const ClauseHead& head, const Case& c) {
      oblige(*static_cast<const K*>(t), head, c);
    };
  if constexpr (requires(const K& t) { t.scope; })
    kind.scope = [](const void* t) -> const GrantScope& { return static_cast<const K*>(t)->scope; };
  if constexpr (requires(const K& t) {
                  { t.due } -> std::same_as<const PaymentDue&>;
                })
    kind.due = [](const void* t) { return &static_cast<const K*>(t)->due; };
  if constexpr (requires(const K& t, const ClauseHead& head, const Result& r, TurningDays& out) {
                  turning_days(t, head, r, Date{}, out);
                })
    kind.turning_days = [](const void* t, const ClauseHead& head, const Result& r, Date end, TurningDays& out) {
      turning_days(*static_cast<const K*>(t), head, r, end, out);
    };
  if constexpr (requires(const K& t, const ClauseHead& head, const Case& c) { act_on_rows(t, head, c); }) {
    kind.act_on_rows = [](const void* t, const ClauseHead& head, const Case& c) {
      act_on_rows(*static_cast<const K*>(t), head, c);
    };
    kind.row_stage = K::row_stage;
  }
  if constexpr (requires(const K& t) { t.credit->clause; })
    kind.takes_off = [](const void* t) -> std::string_view {
      const auto& credit = static_cast<const K*>(t)->credit;
      return credit ? std::string_view{credit->clause} : std::string_view{};
    };
  if constexpr (requires(const K& t) { fact_read(t); })
    kind.fact_read = [](const void* t) { return fact_read(*static_cast<const K*>(t)); };
  if constexpr (requires(const K& t, const ClauseHead& head, const Case& c) { act_on_awards(t, head, c); })
    kind.act_on_awards = [](const void* t, const ClauseHead& head, const Case& c) {
      act_on_awards(*static_cast<const K*>(t), head, c);
    };
  if constexpr (requires { K::accelerates; }) kind.accelerates = K::accelerates;
  if constexpr (requires { K::forfeits; }) kind.forfeits = K::forfeits;
  if constexpr (requires { K::answers_events; }) kind.answers_events = K::answers_events;
  if constexpr (requires { K::earned; }) kind.earned = K::earned;
  if constexpr (requires { K::plan_benefit; }) kind.plan_benefit = K::plan_benefit;
  if constexpr (requires { K::keeps_account; }) kind.keeps_account = K::keeps_account;
  kind.asks_when = kind.pay != nullptr || (kind.accelerates && !kind.answers_events);
  if constexpr (requires { K::asks_when; }) kind.asks_when = K::asks_when;
  if constexpr (requires { K::defines; }) kind.defines = K::defines;
  if constexpr (requires { K::makes_grants; }) kind.makes_grants = K::makes_grants;
  if constexpr (requires { K::exercises; }) kind.exercises = K::exercises;
  if constexpr (requires { K::also_called; }) kind.also_called = K::also_called;
  if constexpr (requires { K::uses_own_amount; }) kind.uses_own_amount = K::uses_own_amount;
  if constexpr (requires { K::gives_up_payments; }) kind.gives_up_payments = K::gives_up_payments;
  return kind;
}

template <ClauseKind K>
constexpr std::string_view other_name() {
  if constexpr (requires { K::also_called; }) return K::also_called;
  return {};
}

template <ClauseKind... K>
struct Rows {
  static std::span<const Kind> all() {
    static const std::array<Kind, sizeof...(K)> rows = [] {
      std::array<Kind, sizeof...(K)> made{row<K>()...};
      const std::array<size_t, sizeof...(K)> numbers{kind_number<K>...};
      for (size_t i = 0; i < made.size(); ++i) made[i].number = numbers[i];
      return made;
    }();
    return rows;
  }
  template <class One>
  static void* choose(void* terms) {
    constexpr size_t index = [] {
      size_t i = 0, found = 0;
      ((std::is_same_v<One, K> ? found = i : i, ++i), ...);
      return found;
    }();
    auto& chosen = *static_cast<Terms*>(terms);
    chosen = Terms{all()[index]};
    return chosen.object();
  }
  static constexpr std::array<Alternative, sizeof...(K)> alternatives{Alternative{
      K::kind, K::doc, []() -> const Type& { return type_of<K>(); }, choose<K>, other_name<K>()}...};
};

/// Adding a kind: its file pair, and its name here. One a line.
// clang-format off
using AllKinds = Rows<
    ContractTerm,
    ChangeInControl,
    ProtectedPeriod,
    Route,
    PayTerms,
    DefinedAmount,
    AccruedPay,
    CashPayment,
    RemainingTermFee,
    DisabilityBenefit,
    StatedAmount,
    Release,
    PaymentRules,
    BenefitContinuation,
    Reimbursement,
    Repayment,
    PayLimit,
    PromiseChoice,
    GrantRules,
    FormulaGrant,
    VestingSchedule,
    ServiceRequirement,
    OptionTerm,
    AwardAcceleration,
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
    AwardSettlement,
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

}  // namespace

std::span<const Kind> catalogue() {
  return AllKinds::all();
}

/// The kinds that a word means; where no kind is near, a sentence that begins with "for": what then remains.
static std::string_view kind_meant_by(std::string_view word) {
  if (const std::string_view kinds = kind_called(word); !kinds.empty()) return kinds;
  std::vector<std::string_view> names;
  for (const Kind& kind : catalogue()) names.push_back(kind.name);
  if (!nearest(word, names).empty()) return {};
  if (const std::string_view kinds = kind_nearly_called(word); !kinds.empty()) return kinds;
  return "for a promise of money that no kind covers there is `stated_amount`, for a duty `note`; `payout "
         "terms` "
         "lists the kinds";
}

template <>
const Type& type_of<Terms>() {
  static const Type type = [] {
    Type t{.shape = Shape::choice, .name = "choice"};
    t.alternatives = AllKinds::alternatives;
    t.kind_meant = kind_meant_by;
    t.current = [](const void* terms) {
      return static_cast<size_t>(&static_cast<const Terms*>(terms)->kind() - catalogue().data());
    };
    t.chosen_in = [](void* terms) { return static_cast<Terms*>(terms)->object(); };
    return t;
  }();
  return type;
}

}  // namespace payout
