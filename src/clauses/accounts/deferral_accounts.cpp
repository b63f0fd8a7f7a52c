#include <fmt/format.h>

#include <algorithm>

#include "clauses/accounts/ledger.h"
#include "clauses/deferral/earnings.h"
#include "clauses/deferral/plan_calendar.h"

namespace payout {
namespace {

struct DeferralBook {
  const Ledger& book;
  const DeferralResult& out;
  const DeferredComp& facts;
  const DeferralPlan& plan;

  Workings& w() const { return book.work(); }
  template <class K>
  static std::string_view id_of(const PlanClause<K>& clause) {
    return clause ? std::string_view{clause.head->id} : std::string_view{};
  }
  std::string_view distribution() const { return id_of(plan.distribution); }
  std::string_view vesting() const { return id_of(plan.vesting); }
  Figure shown(std::string_view path, const std::optional<Money>& value, std::string_view label) const {
    return book.shown(path, value.value_or(Money{}), label);
  }

  /// Balances that the facts supply, one for each account.
  std::vector<const DeferralBalance*> supplied() const {
    std::vector<const DeferralBalance*> all;
    for (const SeparateAccount& account : facts.accounts) all.push_back(&account.balance);
    if (facts.balance) all.push_back(&*facts.balance);
    return all;
  }

  /// The parts as supplied, added up.
  Figure stated(std::optional<Money> DeferralBalance::*part, std::string_view label) const {
    std::vector<Figure> parts;
    for (const DeferralBalance* given : supplied()) {
      if (given->*part) parts.push_back(w().fact(*(given->*part), label));
    }
    if (parts.empty()) return book.absent("deferred_comp.balance", "no balance is given");
    return parts.size() == 1 ? parts[0] : w().sum(parts, label);
  }

  /// The last posting before what the end of employment forfeited.
  const DeferralPosting* last_posting() const {
    for (auto posting = out.history.rbegin(); posting != out.history.rend(); ++posting) {
      if (posting->closing == out.balance) return &*posting;
    }
    return nullptr;
  }

  void balance() const {
    if (const DeferralPosting* last = last_posting()) {
      const Figure whole =
          book.shown(fmt::format("deferred.history[{}]", last->id), last->closing, "last posting");
      book.money("deferred.balance", out.balance, whole);
      book.money("deferred.own", out.own,
                 book.amount(*out.own, "own contributions with what they earned, of", {whole}));
      book.money("deferred.company", out.company,
                 w().difference(whole, shown("deferred.own", out.own, "own part")));
    } else if (!out.own) {
      book.money("deferred.balance", out.balance, stated(&DeferralBalance::vested, "vested account"));
    } else {
      book.money("deferred.own", out.own, stated(&DeferralBalance::own, "own part"));
      book.money("deferred.company", out.company, stated(&DeferralBalance::company, "company part"));
      book.money("deferred.balance", out.balance,
                 w().sum({shown("deferred.own", out.own, "own part"),
                          shown("deferred.company", out.company, "company part")}));
    }
    if (!out.as_of) return;
    for (const DeferralBalance* given : supplied()) {
      if (given->as_of == *out.as_of)
        return book.date("deferred.as_of", out.as_of, w().fact(given->as_of, "date of the balance"));
    }
    book.date("deferred.as_of", out.as_of, valuation(*out.as_of));
  }

  /// A valuation date of the plan; which day it is follows from the end of employment or the facts.
  Figure valuation(Date day) const { return book.by_clause(day, *plan.account.head, "a valuation date"); }

  /// The step of the schedule that was reached, or what vested everything.
  Figure share() const {
    for (const DeferralBalance* given : supplied()) {
      if (given->company_vested && given->company_vested == out.vested_share)
        return w().fact(*given->company_vested, "vested share of the company part");
    }
    const Exact value = out.vested_share->value;
    const auto& board = facts.decisions.board_full_vesting;
    if (value == Exact{1} && board)
      return w().derived(value, Unit::rate, "in full", {w().fact(*board, "decision of the board")});
    if (value == Exact{1} && plan.vesting && plan.vesting->change) {
      const Change* change = book.c.situation.first_change(*plan.vesting->change);
      if (change != nullptr) return w().derived(value, Unit::rate, "in full", {book.change(*change)});
    }
    for (const auto& [day, reached] : facts.vesting) {
      if (reached == *out.vested_share) return w().fact(reached, "reached by the schedule");
    }
    return w().derived(value, Unit::rate, "by the schedule",
                       {book.absent("deferred_comp.vesting", "no schedule")});
  }

  /// Own part and vested company part of one supplied balance.
  Figure vested_of(const DeferralBalance& given) const {
    if (given.vested) return w().fact(*given.vested, "vested account");
    const Figure own = w().fact(*given.own, "own part"), company = w().fact(*given.company, "company part");
    if (*given.company == Money{}) return own;
    const bool of_balance = given.company_vested && out.vested_share == given.company_vested;
    const Figure rate = of_balance ? w().fact(*given.company_vested, "vested share") : share();
    return w().sum({own, w().rounded(w().product(rate, company))});
  }

  void vested() const {
    if (out.vested_share) w().account("deferred.vested_share", share(), vesting());
    book.money("deferred.vested", out.vested, vested_account(), vesting());
    std::vector<Figure> lost;
    for (const DeferralPosting& posting : out.history) {
      if (posting.forfeited != Money{})
        lost.push_back(book.shown(fmt::format("deferred.history[{}].forfeited", posting.id), posting.forfeited,
                                  "forfeited"));
    }
    const Figure rest = w().difference(shown("deferred.balance", out.balance, "balance"),
                                       shown("deferred.vested", out.vested, "vested account"));
    book.money("deferred.forfeited", out.forfeited, lost.empty() ? rest : w().sum(lost), vesting());
  }

  Figure vested_account() const {
    const auto given = supplied();
    if (last_posting() != nullptr || given.empty()) {
      const Figure own = shown("deferred.own", out.own, "own part");
      if (!out.vested_share) return w().sum({own, shown("deferred.company", out.company, "company part")});
      const Figure rate =
          w().figure(out.vested_share->value, Unit::rate, "deferred.vested_share", "vested share");
      return w().sum(
          {own, w().rounded(w().product(rate, shown("deferred.company", out.company, "company part")))});
    }
    std::vector<Figure> parts;
    for (const DeferralBalance* one : given) {
      if (one->vested || (one->own && one->company && out.vested_share)) parts.push_back(vested_of(*one));
    }
    if (parts.empty()) return stated(&DeferralBalance::own, "own part");
    return parts.size() == 1 ? parts[0] : w().sum(parts);
  }

  void vested_by_change() const {
    for (size_t i = 0; i < out.vested_by_change.size(); ++i) {
      const VestedByChange& part = out.vested_by_change[i];
      const std::string path = fmt::format("deferred.vested_by_change[{}]", i);
      const Figure company = shown("deferred.company", out.company, "company part");
      std::vector<Figure> from{company};
      for (const auto& [day, share] : facts.vesting) from.push_back(w().fact(share, "reached by the schedule"));
      for (const DeferralBalance* given : supplied()) {
        if (given->company_vested) from.push_back(w().fact(*given->company_vested, "vested share"));
      }
      book.money(path, part.amount,
                 w().derived(part.amount.exact(), Unit::money, "what the schedule had left of the company part",
                             std::span<const Figure>{from}),
                 vesting());
      book.date(path + ".on", part.on, book.known_day(part.on), vesting());
      for (const auto& [day, share] : facts.vesting) {
        if (part.otherwise == day)
          book.date(path + ".otherwise", day,
                    w().fact_at(&share, Workings::serial(day), Unit::date, "step of the schedule"));
      }
      if (part.paid && out.first_payment)
        book.date(path + ".paid", part.paid, book.shown("deferred.first_payment", *part.paid, "first payment"));
      else if (part.paid && facts.first_payment)
        book.date(path + ".paid", part.paid, w().fact(*facts.first_payment, "first payment"));
    }
  }

  /// The day employment ended under the plan: a move to another employer may end it.
  Figure end() const {
    if (out.end != book.c.situation.end) {
      for (const Event& event : book.c.facts.events) {
        const auto* move = std::get_if<Transfer>(&event);
        if (move != nullptr && move->date - 1 == *out.end)
          return book.day(*out.end, "the day before the move", {w().fact(move->date, "move")});
      }
    }
    return book.known_day(*out.end);
  }

  void days() const {
    if (out.end) book.date("deferred.end", out.end, end(), distribution());
    if (out.start) book.date("deferred.start", out.start, start(), distribution());
    if (out.first_payment)
      book.date("deferred.first_payment", out.first_payment, first_payment(), distribution());
    if (out.valuation)
      book.date("deferred.valuation", out.valuation,
                book.day(*out.valuation, "the valuation date before the first payment",
                         {valuation(*out.valuation),
                          book.shown("deferred.first_payment", out.first_payment.value_or(*out.valuation),
                                     "first payment")}),
                distribution());
  }

  Figure start() const {
    const auto& removed = facts.decisions.removed;
    if (removed && removed->lump_sum == out.start) return w().fact(*removed->lump_sum, "day of the lump sum");
    if (!out.end) return book.known_day(*out.start);
    const Figure one = w().law(1, Unit::days, {});
    const Figure end_day = book.shown("deferred.end", *out.end, "end of employment");
    if (*out.start == *out.end + 1) return w().date_after(end_day, one, *out.start);
    if (*out.start <= *out.end) return book.known_day(*out.start);
    return w().date_after(year_end(end_day), one, *out.start);
  }

  Figure year_end(Figure end_day) const {
    return book.day(*out.start - 1, "last day of the plan year",
                    {end_day, book.by_clause(*out.start - 1, *plan.account.head, "plan year")});
  }

  Figure first_payment() const {
    for (const SeparateAccount& account : facts.accounts) {
      if (account.first_payment == out.first_payment) return w().fact(*account.first_payment, "day supplied");
    }
    if (facts.first_payment == out.first_payment) return w().fact(*facts.first_payment, "day supplied");
    if (!out.start) return book.known_day(*out.first_payment);
    const Figure start = book.shown("deferred.start", *out.start, "first day of distribution");
    if (*out.first_payment == *out.start) return start;
    const auto& specified = book.c.facts.employee.specified_employee;
    if (specified && *specified && plan.distribution->six_month_delay)
      return book.day(*out.first_payment,
                      "six months later for a specified employee, 26 U.S.C. 409A(a)(2)(B)(i)",
                      {start, w().fact_at(&*specified, {}, Unit::word, "specified employee")});
    const auto& wait = plan.distribution->assumed_after;
    if (!wait) return book.day(*out.first_payment, "by the reading dcp_payment_date", {start});
    const Figure eve = book.day(*out.start - 1, "the day before", {start});
    return w().date_after(eve, w().term(*wait, {}), after(*out.start - 1, *wait, MonthEnd::clamp));
  }
};

}  // namespace

void account_deferral(const Ledger& book) {
  if (!book.c.facts.deferred_comp) return;
  const auto plan = find_plan(book.c);
  if (!plan) return;
  const DeferralBook own{book, book.c.out.deferred, *book.c.facts.deferred_comp, *plan};
  if (own.out.balance) own.balance();
  if (own.out.vested) own.vested();
  own.vested_by_change();
  own.days();
  account_deferral_history(book, *plan);
  account_deferral_payments(book, *plan);
}

}  // namespace payout
