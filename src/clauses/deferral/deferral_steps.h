#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/deferral/kept_account.h"

namespace payout {

/// Writes down how figures of the plan arose, where somebody asks (`Workings::explaining`). A figure that
/// stands on another names it by its path.
struct DeferralSteps {
  const DeferralPlan& plan;

  Workings& w() const { return plan.c.work; }
  bool wanted() const { return w().explaining(); }
  const DeferralResult& out() const { return plan.out(); }

  template <class K>
  static std::string_view id_of(const DeferralClause<K>& clause) {
    return clause ? std::string_view{clause.head->id} : std::string_view{};
  }
  Figure shown(std::string_view path, Money value, std::string_view label) const {
    return w().figure(value.exact(), Unit::money, path, label);
  }
  Figure shown(std::string_view path, Date value, std::string_view label) const {
    return w().figure(Workings::serial(value), Unit::date, path, label);
  }
  Figure none(std::string_view why, std::initializer_list<Figure> from) const {
    return w().derived(Exact{}, Unit::money, why, from);
  }
  Figure amount(Money value, std::string_view label, const std::vector<Figure>& from) const {
    return w().derived(value.exact(), Unit::money, label, std::span<const Figure>{from});
  }
  Figure day(Date value, std::string_view label, std::initializer_list<Figure> from) const {
    return w().derived(Workings::serial(value), Unit::date, label, from);
  }
  Figure sum_or_part(const std::vector<Figure>& parts) const {
    return parts.size() == 1 ? parts[0] : w().sum(parts);
  }
  /// A valuation date of the plan; which day it is follows from the end of employment or the facts.
  Figure valuation(Date day) const {
    return w().by_clause(Workings::serial(day), Unit::date, plan.account.head->id, "a valuation date");
  }

  /// A cent may lie between a figure and the sum of its rounded parts.
  void enter(std::string path, Exact value, Figure how, std::string_view clause) const {
    if (how.value != value)
      how = w().derived(value, w().at(how.step).unit, "as the readings in force have it", {how});
    w().account(std::move(path), how, clause);
  }
  void money(std::string path, const std::optional<Money>& value, Figure how,
             std::string_view clause = {}) const {
    if (value) enter(std::move(path), value->exact(), how, clause);
  }
  void date(std::string path, const std::optional<Date>& value, Figure how,
            std::string_view clause = {}) const {
    if (value) enter(std::move(path), Workings::serial(*value), how, clause);
  }
};

/// How a posting arose: its day, what it earned, and the plan year whose transfer it is.
void explain_posting(const DeferralSteps& steps, const DeferralPosting& posting, Figure day, Figure earnings,
                     std::optional<int> transfer_of = {});

/// An account as it was settled, with what of it is vested; nothing where that is not known.
struct SettledAccount {
  KeptAccount account = {};
  std::optional<int> last_posting = {};  ///< that gives its balance
  std::optional<VestedAccount> vested = {};
};
/// How balance, vested account and what is forfeited arose.
void explain_accounts(const DeferralSteps& steps, const std::vector<SettledAccount>& settled);
/// How the end under the plan, the payments and their sums arose.
void explain_distribution(const DeferralSteps& steps);

}  // namespace payout
