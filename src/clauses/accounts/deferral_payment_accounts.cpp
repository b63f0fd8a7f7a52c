#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "clauses/deferral/earnings.h"

namespace payout {
namespace {

/// The payments of the account: opening + earnings = amount + closing.
struct PaymentBook {
  const Ledger& book;
  const DeferralResult& out;
  const DeferralPlan& plan;

  Workings& w() const { return book.work(); }
  static std::string path_of(const DeferralPayment& p) { return fmt::format("deferred.payments[{}]", p.id); }

  /// The payment of the same account before this one, or null.
  const DeferralPayment* before(const DeferralPayment& p) const {
    const DeferralPayment* found = nullptr;
    for (const DeferralPayment& other : out.payments) {
      if (&other == &p) return found;
      if (other.account == p.account) found = &other;
    }
    return found;
  }

  /// What was vested, with what it earned until the first valuation.
  Figure distributable() const {
    const Figure vested = book.shown("deferred.vested", out.vested.value_or(Money{}), "vested account");
    const Exact earned = out.distributable.value_or(Money{}).exact() - vested.value;
    if (earned == Exact{} || !out.as_of) return vested;
    std::vector<Figure> from = earnings_facts(plan, *out.as_of, out.valuation.value_or(*out.as_of));
    from.push_back(vested);
    return w().sum(
        {vested, w().derived(earned, Unit::money, "earnings to the valuation", std::span<const Figure>{from})});
  }

  Figure opening(const DeferralPayment& p) const {
    if (const DeferralPayment* last = before(p))
      return book.shown(path_of(*last) + ".closing", last->closing, "left by the payment before");
    const Figure all =
        book.shown("deferred.distributable", out.distributable.value_or(Money{}), "account to be paid");
    if (all.value == p.opening.exact()) return all;
    return book.amount(p.opening, "this account's part of what is paid", {all});
  }

  Figure earnings(const DeferralPayment& p) const {
    const DeferralPayment* last = before(p);
    if (last == nullptr) return book.none(Unit::money, "nothing before the first payment", {due(p)});
    std::vector<Figure> from = earnings_facts(plan, last->due, p.due);
    from.push_back(book.shown(path_of(p) + ".opening", p.opening, "opening"));
    return w().derived(p.earnings.exact(), Unit::money, "credited since", std::span<const Figure>{from});
  }

  Figure due(const DeferralPayment& p) const {
    for (const Acceleration& early : plan.facts.decisions.accelerations) {
      if (p.accelerated && early.date == p.due) return w().fact(early.date, "decided by the committee");
    }
    for (const SeparateAccount& account : plan.facts.accounts) {
      if (account.id == p.account && account.first_payment)
        return yearly(w().fact(*account.first_payment, "first payment"), p);
    }
    return yearly(book.shown("deferred.first_payment", out.first_payment.value_or(p.due), "first payment"), p);
  }

  Figure yearly(Figure first, const DeferralPayment& p) const {
    const int years = p.due.year() - date_of(first).year();
    if (years == 0) return first;
    return w().date_after(first, w().law(years, Unit::years, {}),
                          after(date_of(first), {years, Period::Unit::years}, MonthEnd::clamp));
  }

  void payment(const DeferralPayment& p, std::string_view clause) const {
    const std::string path = path_of(p);
    book.date(path + ".due", p.due, due(p), clause);
    book.money(path + ".opening", p.opening, opening(p));
    book.money(path + ".earnings", p.earnings, earnings(p));
    const Figure amount = book.shown(path, p.amount, "paid");
    const Figure gained = book.shown(path + ".earnings", p.earnings, "earnings");
    const Figure opened = book.shown(path + ".opening", p.opening, "opening");
    book.money(path + ".closing", p.closing,
               w().difference(p.earnings == Money{} ? opened : w().sum({opened, gained}), amount));
    if (p.withheld && plan.facts.withholding)
      book.money(path + ".withheld", p.withheld,
                 w().rounded(w().product(w().fact(*plan.facts.withholding, "withholding"), amount)));
  }

  void sums(std::string_view clause) const {
    std::vector<Figure> amounts, earnings, withheld, worth;
    for (const DeferralPayment& p : out.payments) {
      const std::string_view label = book.text(fmt::format("payment {}", p.id));
      amounts.push_back(book.shown(path_of(p), p.amount, label));
      worth.push_back(amounts.back());
      if (p.earnings != Money{}) earnings.push_back(book.shown(path_of(p) + ".earnings", p.earnings, label));
      if (p.withheld) withheld.push_back(book.shown(path_of(p) + ".withheld", *p.withheld, label));
    }
    book.money("deferred.total", out.total, w().sum(amounts), clause);
    book.money("deferred.earnings", out.earnings,
               earnings.empty() ? book.none(Unit::money, "nothing is earned between the payments", {amounts[0]})
                                : w().sum(earnings));
    if (!withheld.empty()) book.money("deferred.withheld", out.withheld, w().sum(withheld));
    book.money("deferred.distributable", out.distributable, distributable(), clause);
    const auto& rate = plan.facts.present_value_rate;
    if (!rate || !out.present_value) return;
    worth.push_back(w().fact_at(&*rate, rate->value, Unit::rate, "rate of the present value"));
    worth.push_back(book.standing());
    book.money("deferred.present_value", out.present_value,
               w().derived(out.present_value->exact(), Unit::money,
                           "each payment discounted to the end of employment", std::span<const Figure>{worth}));
  }
};

}  // namespace

void account_deferral_payments(const Ledger& book, const DeferralPlan& plan) {
  const PaymentBook own{book, book.c.out.deferred, plan};
  const std::string_view clause = plan.distribution.head->id;
  for (const DeferralPayment& p : own.out.payments) own.payment(p, clause);
  if (!own.out.payments.empty()) own.sums(clause);
  if (own.out.payments.empty() && own.out.distributable)
    book.money("deferred.distributable", own.out.distributable, own.distributable(), clause);
}

}  // namespace payout
