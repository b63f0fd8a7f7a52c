#include "clauses/deferral/account_distribution.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/deferral_steps.h"
#include "clauses/deferral/discount.h"
#include "clauses/deferral/earnings.h"
#include "clauses/deferral/payment_terms.h"
#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

/// Who takes what is the employee's own.
Payee payee_of_employee(const DeferralPlan& plan) {
  const DeferralDecisions& d = plan.facts.decisions;
  if (!d.incapacitated.value_or(false) || !plan.account->incapacity) return Payee::employee;
  if (d.representative.value_or(false)) return Payee::representative;
  if (!d.paid_to) return Payee::employee;
  switch (*d.paid_to) {
    case PaidInstead::spouse: return Payee::spouse;
    case PaidInstead::child: return Payee::child;
    case PaidInstead::blood_relative: return Payee::relative;
    case PaidInstead::household: return Payee::household;
  }
  return Payee::employee;
}

/// A balance that the facts give is what an earlier payment had left.
bool is_in_balance(const KeptAccount& account, const Acceleration& a) {
  return account.supplied != nullptr && a.date <= account.supplied->as_of;
}

/// One account while it is paid: a pool that earns between payments and gives each its part.
class AccountPayout {
 public:
  AccountPayout(const DeferralPlan& plan, const KeptAccount& account, const PaymentTerms& terms,
                const VestedAccount& vested)
      : plan_(plan),
        account_(account),
        terms_(terms),
        figure_(vested.figure),
        yearly_(terms.yearly.ymd()),
        pool_(account.pool.merged(vested.parts)) {
    for (const Acceleration& a : plan.facts.decisions.accelerations) {
      if (!is_in_balance(account, a)) early_.push_back(&a);
    }
    if (early_.size() > 1) std::ranges::stable_sort(early_, {}, [](const Acceleration* a) { return a->date; });
  }

  /// Pays everything; false where a fact is missing.
  bool pay_all() {
    const bool released = !early_.empty() && early_[0]->date < terms_.first;
    if (!credit_until(released ? early_[0]->date : terms_.first) || !start()) return false;
    if (released) {
      if (!pay_early_before(terms_.first) || !credit_until(terms_.first)) return false;
      unpaid_ = Money{};
      divide();
    }
    for (number_ = 1; number_ <= terms_.count; ++number_) {
      const Date due = due_of(number_);
      if (number_ > 1 && !pay_early_before(due)) return false;
      if (balance() == Money{}) break;
      if (!credit_until(due)) return false;
      pay_regular(due);
    }
    return true;
  }

  /// Pays only what was decided; false where a fact is missing.
  bool release() {
    if (early_.empty()) return true;
    return credit_until(early_[0]->date) && start() && pay_early_before(terms_.first);
  }

 private:
  Money balance() const { return pool_.balance().total(); }
  Workings& work() const { return plan_.c.work; }

  bool start() {
    plan_.out().distributable = plan_.out().distributable.value_or(Money{}) + balance();
    unpaid_ = earned_ = Money{};
    last_closing_ = balance();
    divide();
    return stands(plan_);
  }

  /// Equal parts of what is there now, for the methods that fix them beforehand.
  void divide() {
    const int left = terms_.count - number_ + 1;
    if (terms_.form == PayoutForm::lump_sum || left < 2) return;
    method_ = plan_.c.choose(plan_.distribution->installment_method, terms_.cite);
    const Money principal = balance() - unpaid_;
    part_ = to_the_cent(principal.exact() / Exact{left});
    divided_ = work().named(figure_, "account divided");
    if (method_ == InstallmentMethod::level_annuity) divide_level(left);
  }

  void divide_level(int left) {
    if (!plan_.facts.earnings) {
      plan_.missing(plan_.distribution.head, "deferred_comp.earnings",
                    "the yearly rate that level payments assume");
      return;
    }
    part_ = level_payment(balance(), plan_.facts.earnings->value, left);
  }

  /// The number of payments: elected, or the plan's own.
  Figure payments() const {
    const FirstElection* elected = account_.election;
    if (elected != nullptr && elected->installments)
      return work().fact_at(&*elected->installments, Exact{*elected->installments}, Unit::count,
                            "payments elected");
    return work().term(plan_.distribution->installments, Unit::count, "payments of the plan");
  }
  Figure rate_of_earnings() const {
    return work().fact_at(&*plan_.facts.earnings, plan_.facts.earnings->value, Unit::rate, "rate of earnings");
  }

  Date due_of(int k) const {
    if (k == 1) return terms_.first;
    const int months = 12 * (k - 1);
    // Only a February 29 is missing in some years; any other day asks no reading.
    const bool leap_day = yearly_.month() == std::chrono::February && yearly_.day() == std::chrono::day{29};
    return leap_day ? plan_.c.plus_months(yearly_, months) : add_months(yearly_, months, MonthEnd::clamp);
  }

  /// Credits earnings up to the valuation date before a payment.
  bool credit_until(Date due) {
    if (plan_.distribution->earnings == EarningsBetween::whole_years) return credit_year(due);
    const Date valuation = valuation_before(plan_, due);
    if (valuation <= pool_.posted()) return true;
    const Date since = pool_.posted();
    const auto earned = roll(plan_, pool_, valuation);
    if (!earned) return false;
    earned_ += *earned, unpaid_ += *earned;
    credit(*earned, [&] { return earnings_facts(plan_, since, valuation); });
    return true;
  }

  /// The balance and what it earned, with the facts that say so.
  template <class Facts>
  void credit(Money earned, Facts facts_of) {
    if (earned == Money{}) return;
    if (!work().recording()) {
      figure_.value += earned.exact();
      return;
    }
    const bool named = !work().at(figure_.step).label.empty();
    const Figure before = named ? figure_ : work().named(figure_, "vested account");
    std::vector<Figure> facts = facts_of();
    facts.push_back(before);
    const Figure credited =
        work().derived(earned.exact(), Unit::money, "earnings", std::span<const Figure>{facts});
    earnings_.push_back(work().named(credited, "earnings since the last payment"));
    figure_ = work().sum({before, credited}, "balance");
  }

  /// A year of earnings at once, where the plan counts from payment to payment.
  bool credit_year(Date due) {
    if (number_ == 1) return true;
    if (!plan_.facts.earnings) {
      plan_.missing(plan_.distribution.head, "deferred_comp.earnings", "the account's rate of return");
      return false;
    }
    const Money earned = pool_.earn({.rate = plan_.facts.earnings->value}, due, true).total();
    earned_ += earned, unpaid_ += earned;
    credit(earned, [&] { return earnings_facts(plan_, add_years(due, -1, MonthEnd::clamp), due); });
    return true;
  }

  Figure regular_amount() const {
    const int left = terms_.count - number_ + 1;
    if (left == 1) return figure_;
    if (method_ == InstallmentMethod::declining_fraction && !work().recording())
      return work().rounded_quotient(figure_, {Exact{left}, {}});
    switch (method_) {
      case InstallmentMethod::declining_fraction: {
        const Figure parts = work().derived(Exact{left}, Unit::count, "payments left", {payments()});
        return work().rounded_quotient(work().named(figure_, "balance"), parts);
      }
      case InstallmentMethod::principal_plus_earnings:
        return work().sum({work().derived(part_.exact(), Unit::money, "equal part", {divided_, payments()}),
                           work().derived(unpaid_.exact(), Unit::money, "earnings since the last payment",
                                          earnings_.empty() ? std::span<const Figure>{&divided_, 1}
                                                            : std::span<const Figure>{earnings_})});
      case InstallmentMethod::level_annuity:
        return work().derived(part_.exact(), Unit::money, "level payment at the rate of earnings",
                              {divided_, payments(), rate_of_earnings()});
    }
    return figure_;
  }

  void pay_regular(Date due) {
    Figure amount = regular_amount();
    const Exact most = balance().exact();
    if (amount.value > most || amount.value < Exact{})
      amount = work().derived(amount.value < Exact{} ? Exact{} : most, Unit::money, "balance", {figure_});
    record(due, amount, false, terms_.cite);
    unpaid_ = Money{};
  }

  void record(Date due, Figure amount, bool early, std::string_view cite) {
    DeferralResult& out = plan_.out();
    DeferralPayment& p = out.payments.emplace_back();
    p.account = account_.id;
    p.cite = cite;
    p.payee = payee_on(due);
    p.due = due;
    p.assumed = terms_.assumed && !early;
    p.accelerated = early;
    p.opening = last_closing_;
    p.earnings = earned_;
    p.amount = money_of(amount);
    p.arithmetic = amount.step;
    pool_.take({p.amount, {}});
    const Money left = balance();
    p.closing = last_closing_ = left;
    if (plan_.facts.withholding) p.withheld = to_the_cent(p.amount, plan_.facts.withholding->value);
    figure_ = work().recording() ? work().derived(left.exact(), Unit::money, "balance left", {figure_, amount})
                                 : Figure{left.exact(), {}};
    earnings_.clear();
    out.earnings = out.earnings.value_or(Money{}) + earned_;
    earned_ = Money{};
  }

  /// After a death the beneficiary takes what falls due.
  Payee payee_on(Date due) const {
    const auto& death = plan_.c.situation.death;
    if (death && due >= *death) return Payee::beneficiary;
    return terms_.payee == Payee::employee ? payee_of_employee(plan_) : terms_.payee;
  }

  bool pay_early_before(Date due) {
    for (; next_early_ < early_.size() && early_[next_early_]->date < due; ++next_early_) {
      if (balance() == Money{}) return true;
      if (!pay_early(*early_[next_early_])) return false;
    }
    return true;
  }

  bool pay_early(const Acceleration& a) {
    if (!credit_until(a.date)) return false;
    Money amount = a.amount.value_or(a.share ? to_the_cent(balance(), a.share->value) : balance());
    if (a.early_tax) amount = std::min(amount, *a.early_tax);
    const Figure decided = work().fact(a.date, "decided");
    record(a.date,
           work().derived(std::min(amount, balance()).exact(), Unit::money, "as the committee decided",
                          {figure_, a.share       ? work().fact(*a.share, "share")
                                    : a.early_tax ? work().fact(*a.early_tax, "early tax")
                                    : a.amount    ? work().fact(*a.amount, "amount")
                                                  : decided}),
           true, a.early_tax ? std::string_view{plan_.distribution->withholding} : terms_.cite);
    divide();
    return true;
  }

  const DeferralPlan& plan_;
  const KeptAccount& account_;
  const PaymentTerms& terms_;
  Figure figure_;
  std::chrono::year_month_day yearly_;
  Pool pool_;
  InstallmentMethod method_ = {};
  int number_ = 1;
  Money part_ = {};    ///< equal part or level payment
  Money earned_ = {};  ///< since the last posting of a payment
  Money unpaid_ = {};  ///< since the last regular payment
  Money last_closing_ = {};
  Figure divided_ = {};                ///< what `part_` was taken of, for workings
  std::vector<Figure> earnings_ = {};  ///< what makes up `unpaid_`, for workings
  std::vector<const Acceleration*> early_ = {};
  size_t next_early_ = 0;
};

/// A supplied balance must be one that the account had on a valuation date not later than the one that counts.
bool balance_fits(const DeferralPlan& plan, const KeptAccount& account, Date valuation, std::string_view cite) {
  if (account.supplied == nullptr) return true;
  if (plan.distribution->earnings == EarningsBetween::whole_years) return true;
  if (account.as_of <= valuation && is_valuation_date(plan, account.as_of)) return true;
  plan.c.error(
      Module::deferred, "balance-date", account.path("balance.as_of"),
      fmt::format("the balance is dated {}, {}; the payment needs the balance of {}", to_string(account.as_of),
                  account.as_of > valuation ? "after the valuation that counts" : "not a valuation date",
                  to_string(valuation)),
      fmt::format("give the {} balance", to_string(valuation)), cite);
  return false;
}

/// Enough for a tax imposed early may be released at any time; anything else only while installments run.
void check_accelerations(const DeferralPlan& plan, const KeptAccount& account, const PaymentTerms& terms) {
  for (const Acceleration& a : plan.facts.decisions.accelerations) {
    const bool running = terms.form == PayoutForm::installments && a.date >= terms.first;
    const bool allowed = plan.distribution->committee_may_accelerate && (running || a.early_tax);
    if (allowed && is_in_balance(account, a)) {
      note_in_balance(plan, account, a.date, "the payment that the committee decided for", "accelerations");
      continue;
    }
    if (allowed && a.date > account.as_of) continue;
    plan.c.error(Module::deferred, "no-acceleration", "deferred_comp.accelerations",
                 allowed ? fmt::format("the payment decided for {} is not after the balance of {}",
                                       to_string(a.date), to_string(account.as_of))
                         : fmt::format("the payment decided for {} cannot be made: only an account that is "
                                       "being paid in installments can be paid early",
                                       to_string(a.date)),
                 "remove it, or correct its date",
                 terms.cite.empty() ? std::string_view{plan.distribution.head->cite} : terms.cite);
  }
}

/// Nothing is payable yet; the committee may still have released enough for a tax imposed early.
void release_for_tax(const DeferralPlan& plan, const KeptAccount& account, const VestedAccount& vested) {
  if (plan.facts.decisions.accelerations.empty() || !stands(plan)) return;
  PaymentTerms none;
  none.form = PayoutForm::lump_sum;
  none.count = 0;
  none.first = Date::of(9999, 12, 31);
  check_accelerations(plan, account, none);
  if (stands(plan) && AccountPayout{plan, account, none, vested}.release())
    plan.out().total = plan.out().total.value_or(Money{});
}

/// Facts that ask for no distribution and do not say what the account earns get no schedule, and a note.
bool wants_schedule(const DeferralPlan& plan, const KeptAccount& account, const PaymentTerms& terms,
                    Date valuation) {
  const bool needs_earnings = terms.count > 1 || account.as_of < valuation;
  if (!needs_earnings || knows_earnings(plan) || account.election != nullptr || account.first_payment)
    return true;
  if (plan.c.explain) {
    plan.c.note(Module::deferred, "no-schedule", "deferred_comp.earnings",
                "the payments are not shown: the facts do not say what the account earns",
                "give `deferred_comp.earnings`, and the form of distribution", terms.cite);
  }
  return false;
}

/// The plan moves a year's deferrals out before it pays: a transfer that comes later finds no account, or one
/// of which a part has gone. Where nobody dated it, its last day is only the latest that it can be.
void check_transfers(const DeferralPlan& plan) {
  const auto& payments = plan.out().payments;
  if (payments.empty() || !plan.facts.accounts.empty()) return;
  for (const DeferralYear& year : plan.out().plan_years) {
    if (!year.transfer_date || year.transferred.value_or(Money{}) == Money{}) continue;
    const Date moved = *year.transfer_date;
    if (moved <= payments.front().due) continue;
    const TransferFacts& given = *plan.facts.plan_years.find(year.id)->transfer;
    const std::string path = fmt::format("deferred_comp.plan_years.{}.transfer", year.id);
    if (given.on && moved > payments.back().due) {
      plan.c.error(Module::deferred, "transfer-after-payment", path + ".on",
                   fmt::format("the transfer of {} comes after the account is paid out on {}: nothing is left "
                               "to move",
                               to_string(moved), to_string(payments.back().due)),
                   "correct one of the two days", plan.transfer.head->cite);
      continue;
    }
    if (!plan.c.explain) continue;
    plan.c.warn(Module::deferred, "transfer-after-payment", given.on ? path + ".on" : path,
                fmt::format("the transfer {} comes after the first payment of {}; it is taken out of the "
                            "account before it is paid",
                            given.on ? "of " + to_string(moved)
                                     : "of which only the last day, " + to_string(moved) + ", is known",
                            to_string(payments.front().due)),
                given.on ? "" : fmt::format("give `{}.on`", path), plan.transfer.head->cite);
  }
}

}  // namespace

void distribute(const DeferralPlan& plan, const KeptAccount& account, const VestedAccount& vested) {
  const auto terms = payment_terms(plan, account);
  if (!terms) return release_for_tax(plan, account, vested);
  DeferralResult& out = plan.out();
  const Date valuation = valuation_before(plan, terms->first);
  out.form = terms->form;
  out.start = terms->start;
  out.valuation = valuation;
  out.first_payment = out.first_payment ? std::min(*out.first_payment, terms->first) : terms->first;
  if (const DeferralSteps steps{plan}; steps.wanted()) {
    steps.date("deferred.start", out.start, terms->starts, plan.distribution.head->id);
    steps.date("deferred.first_payment", terms->first, terms->paid_from, plan.distribution.head->id);
  }
  check_accelerations(plan, account, *terms);
  if (!balance_fits(plan, account, valuation, terms->cite) || !stands(plan) ||
      !wants_schedule(plan, account, *terms, valuation))
    return;
  if (!AccountPayout{plan, account, *terms, vested}.pay_all()) return;
  check_transfers(plan);
  out.total = out.total.value_or(Money{});
}

}  // namespace payout
