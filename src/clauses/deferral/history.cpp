#include "clauses/deferral/history.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/contributions.h"
#include "clauses/deferral/deferral_steps.h"
#include "clauses/deferral/earnings.h"
#include "clauses/deferral/kept_account.h"
#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

/// One account while contributions still come in.
class Keeper {
 public:
  Keeper(const DeferralPlan& plan, KeptAccount& account)
      : plan_(plan),
        account_(account),
        credits_(credit_contributions(plan)),
        transfers_(plan_transfers(plan, account)) {}

  bool keep() {
    if (!stands(plan_)) return false;
    if (account_.supplied == nullptr) open_empty();
    drop_included();
    const Date settled = last_day();
    while (pool().posted() < settled) {
      const Date day = valuation_from(plan_, pool().posted() + 1);
      move_out_before(day);
      if (!value(day)) return false;
    }
    move_out_before(Date::of(9999, 12, 31));
    tell_of_later_credits();
    hand_over();
    return true;
  }

 private:
  Pool& pool() { return account_.pool; }

  void open_empty() {
    const int first =
        std::ranges::min(plan_.facts.plan_years.entries, {}, [](const auto& e) { return e.first; }).first;
    account_.as_of = plan_year_start(plan_, first) - 1;
    account_.pool = Pool{{}, account_.as_of};
  }

  /// A supplied balance holds what had been credited and moved by its date.
  void drop_included() {
    if (account_.supplied == nullptr) return;
    const auto held = [&](Date day) { return day <= account_.as_of; };
    for (const AccountCredit& c : credits_) {
      if (held(c.on) && c.parts.total() != Money{})
        note_in_balance(plan_, account_, c.on, "what was contributed on", "plan_years");
    }
    for (const PlannedTransfer& t : transfers_) {
      if (held(t.on) && t.parts.total() != Money{})
        note_in_balance(plan_, account_, t.on, "the transfer of", "plan_years");
    }
    std::erase_if(credits_, [&](const AccountCredit& c) { return held(c.on); });
    std::erase_if(transfers_, [&](const PlannedTransfer& t) { return held(t.on); });
  }

  Date last_day() const {
    Date last = account_.as_of;
    // What the committee pays out while employment goes on is the balance of the valuation date before.
    if (const auto lump = lump_sum_of(plan_, account_)) return std::max(last, valuation_before(plan_, *lump));
    if (plan_.end) return std::max(last, valuation_from(plan_, *plan_.end));
    for (const AccountCredit& c : credits_) last = std::max(last, c.on);
    return last;
  }

  /// What is credited after the committee has paid the account out is not in the sum.
  void tell_of_later_credits() const {
    const auto lump = lump_sum_of(plan_, account_);
    if (!lump || !plan_.c.explain) return;
    Money later;
    for (const AccountCredit& c : credits_) {
      if (c.on > account_.pool.posted()) later += c.parts.total();
    }
    if (later == Money{}) return;
    plan_.c.warn(
        Module::deferred, "credited-after-payment", "deferred_comp.removed.lump_sum",
        fmt::format("{} is credited after the valuation of {}, on which the sum paid on {} rests, and is "
                    "not in it",
                    grouped(later), to_string(account_.pool.posted()), to_string(*lump)),
        "give a later day of payment, or add what the committee pays of it",
        plan_.distribution->on_removal.empty() ? std::string_view{plan_.distribution.head->cite}
                                               : std::string_view{plan_.distribution->on_removal});
  }

  AccountCredit credited_on(Date day) const {
    AccountCredit sum{day};
    for (const AccountCredit& c : credits_) {
      if (c.on == day) sum = {day, sum.parts + c.parts, c.own, c.company};
    }
    return sum;
  }

  bool value(Date day) {
    DeferralPosting posting;
    posting.opening = pool().balance().total();
    const AccountCredit credited = credited_on(day);
    const Parts& credit = credited.parts;
    const bool empty = posting.opening == Money{};
    Growth growth;
    if (!empty || (credit.total() != Money{} && knows_earnings(plan_))) {
      const auto found = growth_between(plan_, pool().posted(), day);
      if (!found) return false;
      growth = *found;
    }
    const Date since = pool().posted();
    const bool order_matters = credit.total() != Money{} && growth.rate != Exact{};
    const bool credit_first = order_matters && plan_.c.choose(plan_.account->credit_order) ==
                                                   CreditOrder::contributions_then_earnings;
    if (credit_first) pool().add(credit);
    posting.earnings = pool().earn(growth, day, day == plan_year_end(plan_, day)).total();
    if (!credit_first) pool().add(credit);
    posting.own = credit.own;
    posting.company = credit.company;
    posting.own_arithmetic = credited.own;
    posting.company_arithmetic = credited.company;
    post(posting, day);
    explain_valuation(since);
    return true;
  }

  void explain_valuation(Date since) const {
    const DeferralSteps steps{plan_};
    if (!steps.wanted()) return;
    const DeferralPosting& p = plan_.out().history.back();
    std::vector<Figure> from = earnings_facts(plan_, since, p.date);
    const std::string path = "deferred.history[" + std::to_string(p.id) + "]";
    from.push_back(steps.shown(path + ".opening", p.opening, "opening"));
    if (p.own != Money{}) from.push_back(steps.shown(path + ".own", p.own, "own contribution"));
    explain_posting(steps, p, steps.valuation(p.date),
                    steps.amount(p.earnings, "earned by what had been credited", from));
  }

  /// A transfer without a day of its own is made on the last day for it.
  void explain_move(const PlannedTransfer& t) const {
    const DeferralSteps steps{plan_};
    if (!steps.wanted()) return;
    const TransferFacts& given = *plan_.facts.plan_years.find(t.year)->transfer;
    Workings& work = plan_.c.work;
    const Figure day = given.on ? work.fact(*given.on, "day of the transfer")
                                : work.by_clause(Workings::serial(t.on), Unit::date, plan_.transfer.head->id,
                                                 "last day for the transfer");
    const Figure earned = given.earnings
                              ? work.fact(*given.earnings, "earned by the part moved")
                              : steps.none("no earnings of the part moved",
                                           {work.absent("deferred_comp.plan_years", "transfer.earnings")});
    explain_posting(steps, plan_.out().history.back(), day, earned, t.year);
  }

  void move_out_before(Date day) {
    for (; next_ < transfers_.size() && transfers_[next_].on < day; ++next_) {
      const PlannedTransfer& t = transfers_[next_];
      DeferralPosting posting;
      posting.opening = pool().balance().total();
      posting.earnings = t.earnings;
      posting.transferred = t.parts.total();
      posting.forfeited = t.forfeited;
      forfeit(t.forfeited);
      pool().take(t.parts);
      // After the end of employment all that is left is vested, and so is what it earns.
      pool().add(plan_.end && t.on > *plan_.end ? Parts{t.earnings, {}} : split(t.earnings, t.parts));
      post(posting, t.on);
      explain_move(t);
    }
  }

  void forfeit(Money company) {
    if (company == Money{}) return;
    pool().take({{}, company});
    plan_.out().forfeited = plan_.out().forfeited.value_or(Money{}) + company;
  }

  void post(DeferralPosting posting, Date day) {
    auto& history = plan_.out().history;
    posting.id = static_cast<int>(history.size()) + 1;
    posting.date = day;
    posting.closing = pool().balance().total();
    history.push_back(posting);
  }

  void hand_over() {
    Workings& work = plan_.c.work;
    account_.as_of = pool().posted();
    if (account_.supplied != nullptr && plan_.out().history.empty()) return;  // it is the balance supplied
    account_.parts = pool().balance();
    account_.own = work.figure(account_.parts.own.exact(), Unit::money, "deferred.own", "own part");
    account_.company =
        work.figure(account_.parts.company.exact(), Unit::money, "deferred.company", "company part");
  }

  const DeferralPlan& plan_;
  KeptAccount& account_;
  std::vector<AccountCredit> credits_;
  std::vector<PlannedTransfer> transfers_;
  size_t next_ = 0;
};

}  // namespace

bool keep(const DeferralPlan& plan, KeptAccount& account) {
  return Keeper{plan, account}.keep();
}

}  // namespace payout
