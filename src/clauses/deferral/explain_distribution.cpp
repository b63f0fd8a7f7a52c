#include <fmt/format.h>

#include "clauses/deferral/deferral_steps.h"
#include "clauses/deferral/earnings.h"
#include "clauses/known_days.h"

namespace payout {
namespace {

/// The payments of the account: opening + earnings = amount + closing.
struct PaymentSteps : DeferralSteps {
  static std::string path_of(const DeferralPayment& p) { return fmt::format("deferred.payments[{}]", p.id); }

  /// The payment of the same account before this one, or null.
  const DeferralPayment* before(const DeferralPayment& p) const {
    const DeferralPayment* found = nullptr;
    for (const DeferralPayment& other : out().payments) {
      if (&other == &p) return found;
      if (other.account == p.account) found = &other;
    }
    return found;
  }

  /// What was vested, with what it earned until the first valuation.
  Figure distributable() const {
    const Figure vested = shown("deferred.vested", out().vested.value_or(Money{}), "vested account");
    const Exact earned = out().distributable.value_or(Money{}).exact() - vested.value;
    if (earned == Exact{} || !out().as_of) return vested;
    std::vector<Figure> from = earnings_facts(plan, *out().as_of, out().valuation.value_or(*out().as_of));
    from.push_back(vested);
    return w().sum(
        {vested, w().derived(earned, Unit::money, "earnings to the valuation", std::span<const Figure>{from})});
  }

  Figure opening(const DeferralPayment& p) const {
    if (const DeferralPayment* last = before(p))
      return shown(path_of(*last) + ".closing", last->closing, "left by the payment before");
    const Figure all =
        shown("deferred.distributable", out().distributable.value_or(Money{}), "account to be paid");
    return plan.facts.accounts.empty() ? all : amount(p.opening, "this account's part of what is paid", {all});
  }

  Figure earnings(const DeferralPayment& p) const {
    const DeferralPayment* last = before(p);
    if (last == nullptr) return none("nothing before the first payment", {due(p)});
    std::vector<Figure> from = earnings_facts(plan, last->due, p.due);
    from.push_back(shown(path_of(p) + ".opening", p.opening, "opening"));
    return amount(p.earnings, "credited since", from);
  }

  Figure due(const DeferralPayment& p) const {
    for (const Acceleration& early : plan.facts.decisions.accelerations) {
      if (p.accelerated && early.date == p.due) return w().fact(early.date, "decided by the committee");
    }
    for (const SeparateAccount& account : plan.facts.accounts) {
      if (account.id == p.account && account.first_payment)
        return yearly(w().fact(*account.first_payment, "first payment"), p);
    }
    return yearly(shown("deferred.first_payment", out().first_payment.value_or(p.due), "first payment"), p);
  }

  Figure yearly(Figure first, const DeferralPayment& p) const {
    const Date begins = day_of(first);
    const int years = p.due.year() - begins.year();
    if (years == 0) return first;
    return w().date_after(first, w().law(years, Unit::years, {}),
                          after(begins, {years, Period::Unit::years}, MonthEnd::clamp));
  }

  void payment(const DeferralPayment& p, std::string_view clause) const {
    const std::string path = path_of(p);
    date(path + ".due", p.due, due(p), clause);
    money(path + ".opening", p.opening, opening(p));
    money(path + ".earnings", p.earnings, earnings(p));
    const Figure paid = shown(path, p.amount, "paid");
    const Figure gained = shown(path + ".earnings", p.earnings, "earnings");
    const Figure opened = shown(path + ".opening", p.opening, "opening");
    money(path + ".closing", p.closing,
          w().difference(p.earnings == Money{} ? opened : w().sum({opened, gained}), paid));
    if (p.withheld && plan.facts.withholding)
      money(path + ".withheld", p.withheld,
            w().rounded(w().product(w().fact(*plan.facts.withholding, "withholding"), paid)));
  }

  void sums(std::string_view clause) const {
    std::vector<Figure> amounts, earned, withheld;
    for (const DeferralPayment& p : out().payments) {
      const std::string_view label = w().text(fmt::format("payment {}", p.id));
      amounts.push_back(shown(path_of(p), p.amount, label));
      if (p.earnings != Money{}) earned.push_back(shown(path_of(p) + ".earnings", p.earnings, label));
      if (p.withheld) withheld.push_back(shown(path_of(p) + ".withheld", *p.withheld, label));
    }
    money("deferred.total", out().total, w().sum(amounts), clause);
    money("deferred.earnings", out().earnings,
          earned.empty() ? none("nothing is earned between the payments", {amounts[0]}) : w().sum(earned));
    if (!withheld.empty()) money("deferred.withheld", out().withheld, w().sum(withheld));
    present_value(amounts);
  }

  void present_value(std::vector<Figure> worth) const {
    const auto& rate = plan.facts.present_value_rate;
    if (!rate || !out().present_value) return;
    worth.push_back(w().fact_at(&*rate, rate->value, Unit::rate, "rate of the present value"));
    worth.push_back(shown("deferred.end", *plan.end, "end of employment"));
    money("deferred.present_value", out().present_value,
          amount(*out().present_value, "each payment discounted to the end of employment", worth));
  }

  /// The day employment ended under the plan: a move to another employer may end it.
  void end() const {
    if (!plan.end) return;
    const auto& agreed = plan.c.situation.end;
    Figure how = agreed ? end_figure(plan.c) : Figure{};
    for (const Event& event : plan.c.facts.events) {
      const auto* move = std::get_if<Transfer>(&event);
      if (move == nullptr || agreed == plan.end || move->date - 1 != *plan.end) continue;
      how = day(*plan.end, "the day before the move", {w().fact(move->date, "move")});
    }
    date("deferred.end", out().end, how, id_of(plan.distribution));
  }

  void valuation_day() const {
    if (!out().valuation) return;
    date(
        "deferred.valuation", out().valuation,
        day(*out().valuation, "the valuation date before the first payment",
            {valuation(*out().valuation),
             shown("deferred.first_payment", out().first_payment.value_or(*out().valuation), "first payment")}),
        id_of(plan.distribution));
  }
};

}  // namespace

void explain_distribution(const DeferralSteps& steps) {
  if (!steps.wanted()) return;
  const PaymentSteps own{steps};
  const std::string_view clause = steps.plan.distribution.head->id;
  own.end();
  own.valuation_day();
  for (const DeferralPayment& p : own.out().payments) own.payment(p, clause);
  if (!own.out().payments.empty()) own.sums(clause);
  own.money("deferred.distributable", own.out().distributable, own.distributable(), clause);
}

}  // namespace payout
