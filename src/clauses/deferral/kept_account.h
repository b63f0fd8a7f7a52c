#pragma once
#include <string>
#include <string_view>

#include "clauses/deferral/plan.h"
#include "clauses/deferral/pool.h"

namespace payout {

/// One account of a person as it stands on a valuation date: the plan's only one, or one of several kept apart.
struct KeptAccount {
  std::string_view id = {};  ///< empty for the plan's only account
  const FirstElection* election = nullptr;
  const DeferralBalance* supplied = nullptr;  ///< empty where the history gives the balance
  std::optional<Date> first_payment = {};
  Date as_of = {};
  Parts parts = {};
  Figure own = {};
  Figure company = {};
  Pool pool = {};  ///< carries what a yearly rate counts on

  /// The path of one of its facts, for messages.
  std::string path(std::string_view fact) const {
    std::string base = "deferred_comp";
    if (!id.empty()) base.append(".accounts[").append(id).append("]");
    return base.append(".").append(fact);
  }
};

/// What is left of an account for the person, in one pool, after vesting and forfeiture.
struct VestedAccount {
  Figure figure = {};
  Parts parts = {};
  Figure share = {};  ///< of the company part, where there is a schedule: what reached it, or vested everything
};

/// Vests an account and adds what vests, and what is forfeited where employment has ended, to the result.
/// Nothing where a fact is missing, or where the person is still employed and no vested share is known.
std::optional<VestedAccount> vest(const DeferralPlan& plan, const KeptAccount& account);

/// The day on which the committee pays the account in one sum after a removal; nothing where it had done so
/// before the balance.
std::optional<Date> lump_sum_of(const DeferralPlan& plan, const KeptAccount& account);

/// The share of the company part that the end of employment leaves; nothing where it is not known.
std::optional<Exact> share_left_by_end(const DeferralPlan& plan, const KeptAccount& account);

/// Says that a balance, being later, already holds what happened on a day; nothing is done twice.
void note_in_balance(const DeferralPlan& plan, const KeptAccount& account, Date day, std::string_view what,
                     std::string_view fact);

/// Says whom a payment belongs to that fell due before a death: it may have been made by then.
void settle_at_death(const DeferralPlan& plan);

/// Pays a vested account and adds the payments to the result.
void distribute(const DeferralPlan& plan, const KeptAccount& account, const VestedAccount& vested);

}  // namespace payout
