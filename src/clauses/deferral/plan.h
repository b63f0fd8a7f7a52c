#pragma once
#include <optional>

#include "clauses/case.h"
#include "clauses/deferral/account_distribution.h"
#include "clauses/deferral/account_vesting.h"
#include "clauses/deferral/company_match.h"
#include "clauses/deferral/deferrable_pay.h"
#include "clauses/deferral/deferral_account.h"
#include "clauses/deferral/deferral_election.h"
#include "clauses/deferral/plan_transfer.h"

namespace payout {

/// The clause of one kind that a plan has, or nothing.
template <class K>
struct DeferralClause {
  const ClauseHead* head = nullptr;
  const K* terms = nullptr;
  explicit operator bool() const { return terms != nullptr; }
  const K* operator->() const { return terms; }
};

/// A deferred-compensation plan on one person's facts: its clauses, and when employment under it ended.
struct DeferralPlan {
  const Case& c;
  const DeferredComp& facts;
  DeferralClause<DeferralAccount> account = {};
  DeferralClause<DeferrablePay> pay = {};
  DeferralClause<DeferralElection> election = {};
  DeferralClause<CompanyMatch> match = {};
  DeferralClause<PlanTransfer> transfer = {};
  DeferralClause<AccountVesting> vesting = {};
  DeferralClause<AccountDistribution> distribution = {};
  std::optional<Date> end = {};      ///< last day of employment under the plan
  std::optional<Date> removed = {};  ///< participation ended while employment went on

  DeferralResult& out() const { return c.out.deferred; }
  void missing(const ClauseHead* clause, std::string_view path, std::string_view what) const {
    c.missing(Module::deferred, *clause, path, what);
  }
};

/// A citation that the terms give, or another.
inline std::string_view cite_or(const std::optional<std::string>& cite, std::string_view otherwise) {
  return cite ? std::string_view{*cite} : otherwise;
}

/// The plan of the agreement, or nothing when the person has no account or the agreement no such plan.
std::optional<DeferralPlan> find_plan(const Case& c);

/// The day employment ended under the plan: the agreement's own, or a move to a company outside the plan.
std::optional<Date> end_under(const DeferralPlan& plan);

/// Facts that the plan does not allow, and notes that every report on it carries.
void remark_on(const DeferralPlan& plan);

/// Whether the module's figures can still be given.
inline bool stands(const DeferralPlan& plan) {
  return !plan.c.refused(Module::deferred);
}

}  // namespace payout
