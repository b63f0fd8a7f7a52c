#include <fmt/format.h>

#include <algorithm>

#include "clauses/accounts/ledger.h"
#include "clauses/deferral/earnings.h"

namespace payout {
namespace {

/// Postings, plan years and elections.
struct HistoryBook {
  const Ledger& book;
  const DeferralResult& out;
  const DeferralPlan& plan;

  Workings& w() const { return book.work(); }
  static std::string path_of(const DeferralPosting& p) { return fmt::format("deferred.history[{}]", p.id); }

  const TransferFacts* transfer_on(Date day) const {
    for (const DeferralYear& year : out.plan_years) {
      const PlanYearFacts* given = plan.facts.plan_years.find(year.id);
      if (year.transfer_date == day && given != nullptr && given->transfer) return &*given->transfer;
    }
    return nullptr;
  }

  Figure opening(size_t i) const {
    if (i > 0) return book.shown(path_of(out.history[i - 1]), out.history[i - 1].closing, "posting before");
    if (!plan.facts.balance)
      return book.none(Unit::money, "the account begins empty",
                       {book.absent("deferred_comp.balance", "no balance is given")});
    const DeferralBalance& given = *plan.facts.balance;
    if (given.vested) return w().fact(*given.vested, "balance supplied");
    return w().sum({w().fact(*given.own, "own part"), w().fact(*given.company, "company part")});
  }

  Figure earnings(size_t i, const TransferFacts* moved) const {
    const DeferralPosting& p = out.history[i];
    if (moved != nullptr && moved->earnings) return w().fact(*moved->earnings, "earned by the part moved");
    if (moved != nullptr)
      return book.none(Unit::money, "no earnings of the part moved",
                       {book.absent("deferred_comp.plan_years", "transfer.earnings")});
    const Date since = i > 0                ? out.history[i - 1].date
                       : plan.facts.balance ? plan.facts.balance->as_of
                                            : p.date - 1;
    std::vector<Figure> from = earnings_facts(plan, std::min(since, p.date - 1), p.date);
    from.push_back(book.shown(path_of(p) + ".opening", p.opening, "opening"));
    if (p.own != Money{}) from.push_back(book.shown(path_of(p) + ".own", p.own, "own contribution"));
    return w().derived(p.earnings.exact(), Unit::money, "earned by what had been credited",
                       std::span<const Figure>{from});
  }

  void posting(size_t i) const {
    const DeferralPosting& p = out.history[i];
    const std::string path = path_of(p);
    const TransferFacts* moved = transfer_on(p.date);
    if (p.transferred == Money{} && p.forfeited == Money{}) moved = nullptr;
    book.date(path + ".date", p.date, day_of(p, moved));
    book.money(path + ".opening", p.opening, opening(i));
    book.money(path + ".earnings", p.earnings, earnings(i, moved));
    const Figure nothing = book.none(Unit::money, "nothing of the kind is posted that day", {day_of(p, moved)});
    if (p.own_arithmetic.index == 0) book.money(path + ".own", p.own, nothing);
    if (p.company_arithmetic.index == 0) book.money(path + ".company", p.company, nothing);
    book.money(path + ".transferred", p.transferred, transferred(p, nothing));
    book.money(path + ".forfeited", p.forfeited, forfeited(p, nothing));
    closing(p, path);
  }

  Figure day_of(const DeferralPosting& p, const TransferFacts* moved) const {
    if (moved != nullptr && moved->on) return w().fact(*moved->on, "day of the transfer");
    if (moved != nullptr && plan.transfer)
      return book.by_clause(p.date, *plan.transfer.head, "last day for the transfer");
    return book.by_clause(p.date, *plan.account.head, "a valuation date");
  }

  Figure transferred(const DeferralPosting& p, Figure nothing) const {
    for (const DeferralYear& year : out.plan_years) {
      if (p.transferred != Money{} && year.transfer_date == p.date && year.transferred == p.transferred)
        return book.shown(fmt::format("deferred.plan_years[{}].transferred", year.id), p.transferred, "moved");
    }
    return nothing;
  }

  Figure forfeited(const DeferralPosting& p, Figure nothing) const {
    if (p.forfeited == Money{}) return nothing;
    const Figure share = out.vested_share ? w().figure(out.vested_share->value, Unit::rate,
                                                       "deferred.vested_share", "vested share")
                                          : book.absent("deferred_comp.balance.company_vested", "vested share");
    return book.amount(p.forfeited, "the company part that is not vested",
                       {share, book.shown(path_of(p) + ".opening", p.opening, "opening")});
  }

  void closing(const DeferralPosting& p, const std::string& path) const {
    std::vector<Figure> parts{book.shown(path + ".opening", p.opening, "opening")};
    const auto add = [&](std::string_view field, Money value, std::string_view label) {
      if (value != Money{}) parts.push_back(book.shown(fmt::format("{}.{}", path, field), value, label));
    };
    add("earnings", p.earnings, "earnings"), add("own", p.own, "own"), add("company", p.company, "company");
    Figure sum = parts.size() == 1 ? parts[0] : w().sum(parts);
    const auto less = [&](std::string_view field, Money value, std::string_view label) {
      if (value != Money{})
        sum = w().difference(sum, book.shown(fmt::format("{}.{}", path, field), value, label));
    };
    less("transferred", p.transferred, "transferred"), less("forfeited", p.forfeited, "forfeited");
    book.money(path, p.closing, sum);
  }

  void year(const DeferralYear& y) const {
    const std::string path = fmt::format("deferred.plan_years[{}]", y.id);
    if (y.match_cap && y.compensation && plan.match)
      book.money(path + ".match_cap", y.match_cap,
                 w().rounded(w().product(w().term(plan.match->cap, {}),
                                         book.shown(path + ".compensation", *y.compensation, "compensation"))),
                 plan.match.head->id);
    const PlanYearFacts* given = plan.facts.plan_years.find(y.id);
    if (given == nullptr || !given->transfer || !plan.transfer) return;
    transfer(y, *given->transfer, path);
  }

  void transfer(const DeferralYear& y, const TransferFacts& given, const std::string& path) const {
    const ClauseHead& head = *plan.transfer.head;
    if (y.transfer_deadline)
      book.date(path + ".transfer_deadline", y.transfer_deadline,
                book.by_clause(*y.transfer_deadline, head, "last day for it"), head.id);
    if (y.transfer_date)
      book.date(path + ".transfer_date", y.transfer_date,
                given.on ? w().fact(*given.on, "day of the transfer")
                         : book.shown(path + ".transfer_deadline", *y.transfer_date, "last day for it"),
                head.id);
    if (!y.transferred_own || !y.transferred_company) return;
    const Figure own = book.shown(path + ".own", y.own.value_or(Money{}), "own contribution");
    const Figure most = w().fact(given.max, "what may still be deferred");
    book.money(path + ".transferred_own", y.transferred_own, w().least(most, own), head.id);
    const Figure moved = book.shown(path + ".transferred_own", *y.transferred_own, "own part moved");
    book.money(
        path + ".transferred_company", y.transferred_company,
        book.amount(
            *y.transferred_company, "the match that belongs to it",
            {moved, own, book.shown(path + ".company", y.company.value_or(Money{}), "company contribution")}),
        head.id);
    const Figure company =
        book.shown(path + ".transferred_company", *y.transferred_company, "company part moved");
    if (y.transferred) book.money(path + ".transferred", y.transferred, w().sum({moved, company}), head.id);
    if (!y.stays || !y.transferred) return;
    Figure stays = w().difference(
        w().sum({own, book.shown(path + ".company", y.company.value_or(Money{}), "company contribution")}),
        book.shown(path + ".transferred", *y.transferred, "transferred"));
    if (given.earnings && *given.earnings != Money{})
      stays = w().sum({stays, w().fact(*given.earnings, "earned by the part moved")});
    book.money(path + ".stays", y.stays, stays, head.id);
  }

  /// Elections in the order of the file: the first one, then the later ones.
  void election(const JudgedElection& e) const {
    const std::string path = fmt::format("deferred.elections[{}]", e.id);
    const std::string_view clause = plan.election ? std::string_view{plan.election.head->id} : "";
    const auto percent = [&](const auto* where) {
      w().account(path + ".percent", w().fact_at(where, e.percent, Unit::count, "percent elected"), clause);
    };
    const auto filed = [&](const Date* day) {
      const Figure on = day != nullptr
                            ? w().fact(*day, "filed")
                            : book.absent("deferred_comp.election.filed", "no day of filing is given");
      if (day != nullptr) book.date(path + ".filed", e.filed, on, clause);
      book.date(path + ".from", e.from, book.day(e.from, "first day of pay it reaches", {on}), clause);
      w().account(path + ".year", w().derived(e.year, Unit::count, "plan year it is for", {on}), clause);
    };
    const auto& first = plan.facts.election;
    if (e.id == 1 && first && first->percent && first->filed == e.filed)
      return percent(&*first->percent), filed(first->filed ? &*first->filed : nullptr);
    for (const DeferralFiling& later : plan.facts.elections) {
      if (later.filed == e.filed && later.percent.value == e.percent)
        return percent(&later.percent), filed(&later.filed);
    }
  }
};

}  // namespace

void account_deferral_history(const Ledger& book, const DeferralPlan& plan) {
  const HistoryBook own{book, book.c.out.deferred, plan};
  for (size_t i = 0; i < own.out.history.size(); ++i) own.posting(i);
  for (const DeferralYear& year : own.out.plan_years) own.year(year);
  for (const JudgedElection& election : own.out.elections) own.election(election);
}

}  // namespace payout
