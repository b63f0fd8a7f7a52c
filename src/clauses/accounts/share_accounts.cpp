#include <fmt/format.h>

#include <algorithm>

#include "clauses/accounts/ledger.h"
#include "clauses/options/covering.h"
#include "clauses/options/vesting_schedule.h"
#include "law/irc_422.h"

namespace payout {
namespace {

/// Counts of one grant, tranche by tranche.
struct ShareBook {
  const Ledger& book;
  const GrantResult& grant;
  const std::string& path;

  int64_t exercised(size_t i) const {
    int64_t shares = 0;
    for (const Allotment& a : grant.allotments) {
      if (a.tranche == i && a.date <= grant.as_of) shares += a.shares;
    }
    return shares;
  }

  /// "vested 1999-10-01", "vested early 2000-03-15 (EA 5.3)", "vesting 2002-10-01".
  std::string_view tale(const Tranche& t) const {
    if (t.accelerated)
      return book.text(fmt::format("vested early {} ({})", to_string(*t.accelerated), t.accelerated_by));
    if (!t.vests) return "vested from the start";
    const Date until = grant.end ? std::min(*grant.end, grant.as_of) : grant.as_of;
    return book.text(fmt::format("{} {}", *t.vests <= until ? "vested" : "due to vest", to_string(*t.vests)));
  }

  /// The shares of a tranche with its tale, and the day behind it where a clause vested it early.
  Figure told(const Tranche& t, int64_t shares) const {
    const std::string step = fmt::format("{}.tranches[{}]", path, &t - grant.tranches.data());
    const Figure all = book.shown(step + ".shares", t.shares, tale(t));
    if (shares == t.shares.count) return all;
    return book.work().difference(all, book.count(t.shares.count - shares, "exercised before", exercises(t)));
  }

  /// The exercises that took shares of a step.
  std::vector<Figure> exercises(const Tranche& t) const {
    std::vector<Figure> taken;
    for (const Allotment& a : grant.allotments) {
      if (&grant.tranches[a.tranche] != &t || a.exercise >= grant.exercises.size()) continue;
      taken.push_back(book.shown(fmt::format("{}.exercises[{}].shares", path, a.exercise),
                                 grant.exercises[a.exercise].shares,
                                 book.text(fmt::format("exercised {}", to_string(a.date)))));
    }
    return taken;
  }
  Figure looked_at() const { return book.shown(path + ".as_of", grant.as_of, "day looked at"); }

  /// The shares of the tranches that fit, each with its tale; less what was exercised where that counts.
  template <class Fits>
  void sum(std::string_view field, Exact value, std::string_view nothing, bool left, Fits fits) const {
    std::vector<Figure> parts;
    for (size_t i = 0; i < grant.tranches.size(); ++i) {
      const Tranche& t = grant.tranches[i];
      const int64_t shares = t.shares.count - (left ? exercised(i) : 0);
      if (shares != 0 && fits(t)) parts.push_back(told(t, shares));
    }
    const Figure how = parts.empty()       ? book.none(Unit::shares, nothing, {looked_at()})
                       : parts.size() == 1 ? parts[0]
                                           : book.work().sum(parts);
    book.enter(fmt::format("{}.{}", path, field), value, how);
  }

  void shares() const {
    const bool given =
        std::ranges::any_of(book.c.facts.grants, [&](const Grant& g) { return &g == grant.grant; });
    if (!given) return;
    if (grant.fraction_cash)
      book.money(path + ".fraction_cash", grant.fraction_cash,
                 book.amount(*grant.fraction_cash, "the fraction that a split left, at the value of a share",
                             {book.work().fact(grant.grant->shares, "shares granted"), looked_at()}));
    const Figure stated = book.work().fact(grant.grant->shares, "shares granted");
    const bool split = grant.grant->shares != grant.shares;
    book.shares(
        path + ".shares", grant.shares,
        split ? book.work().derived(Exact{grant.shares.count}, Unit::shares, "adjusted for splits", {stated})
              : stated);
  }

  /// The shares of a step: the fraction reached by it in whole shares, less the steps before.
  std::optional<Figure> by_schedule(size_t i) const {
    const auto clause = covering<VestingSchedule>(book.c, grant.plan);
    const bool own = grant.grant == nullptr || !grant.grant->vesting.empty() || grant.grant->vested;
    if (own || !clause || !clause.terms->share || grant.grant->shares != grant.shares) return std::nullopt;
    Workings& w = book.work();
    const Figure share = w.term(*clause.terms->share, {});
    const auto reached = [&](size_t steps) {
      const Figure rate =
          steps == 1 ? share : w.product(w.law(static_cast<int64_t>(steps), Unit::count, {}), share);
      const Figure part = w.product(rate, w.fact(grant.grant->shares, "shares granted"));
      return part.value.whole() ? part : w.whole(part);
    };
    const Figure now = reached(i + 1);
    return i == 0 ? now : w.difference(now, reached(i));
  }

  void tranche(size_t i) const {
    const Tranche& t = grant.tranches[i];
    const std::string owner = fmt::format("{}.tranches[{}]", path, i);
    book.shares(owner + ".shares", t.shares, shares_of(t, i));
    const auto taken = exercises(t);
    book.shares(owner + ".exercised", t.exercised,
                taken.empty()
                    ? book.none(Unit::shares, "no exercise takes any of it",
                                {book.absent(path + ".exercises", "exercises")})
                    : book.count(t.exercised.count, "taken by exercises, in the shares of today", taken));
    book.enter(owner + ".iso", t.iso.count, inside_limit(t, owner));
  }

  /// Shares of a step: by the plan's schedule, as the award states them, or the whole grant.
  Figure shares_of(const Tranche& t, size_t i) const {
    if (const auto schedule = by_schedule(i)) return *schedule;
    Workings& w = book.work();
    const Figure all = book.shown(path + ".shares", grant.shares, "shares granted");
    const Grant* facts = grant.grant;
    if (facts != nullptr && i < facts->vesting.size()) {
      const VestingStep& step = facts->vesting[i];
      if (step.shares && *step.shares == t.shares) return w.fact(*step.shares, tale(t));
      if (step.shares)
        return book.count(t.shares.count, "adjusted for splits",
                          {w.fact(*step.shares, "shares of the step"), all});
      if (step.percent)
        return book.count(t.shares.count, "whole shares of the share that vests",
                          {w.fact(*step.percent, "vests"), all});
    }
    if (t.shares == grant.shares) return w.named(all, tale(t));
    const auto clause = covering<VestingSchedule>(book.c, grant.plan);
    if (clause && clause.terms->share)
      return book.count(t.shares.count, tale(t), {w.term(*clause.terms->share, "each step"), all});
    return book.count(t.shares.count, tale(t), {all});
  }

  /// Of a step, what the yearly limit leaves under an incentive option.
  Figure inside_limit(const Tranche& t, const std::string& owner) const {
    Workings& w = book.work();
    const Figure kind = grant.grant != nullptr
                            ? book.word(&grant.grant->type, grant.type == OptionType::iso ? "iso" : "nso")
                            : book.absent(path + ".type", "type");
    if (grant.type != OptionType::iso) return book.none(Unit::shares, "it is no incentive option", {kind});
    const Figure all = book.shown(owner + ".shares", t.shares, "shares of the step");
    if (t.iso.count == all.value) return all;
    std::vector<Figure> from{
        all, w.law(law::iso_yearly_limit.exact(), Unit::money, "yearly limit", "26 U.S.C. 422(d)")};
    if (grant.grant != nullptr && grant.grant->fmv) from.push_back(w.fact(*grant.grant->fmv, "value at grant"));
    if (t.exercisable) from.push_back(book.shown(owner + ".exercisable", *t.exercisable, "first exercisable"));
    return w.derived(t.iso.count, Unit::shares, "inside the limit of the year, after earlier grants",
                     std::span<const Figure>{from});
  }
};

}  // namespace

void account_shares(const Ledger& book, const GrantResult& g, const std::string& path) {
  const ShareBook shares{book, g, path};
  shares.shares();
  const Date until = g.end ? std::min(*g.end, g.as_of) : g.as_of;
  shares.sum("vested", Exact{g.vested.count}, "no step had vested by schedule", false, [&](const Tranche& t) {
    return !t.accelerated && (!t.vests || (*t.vests <= until && !(t.gone && *t.gone <= *t.vests)));
  });
  shares.sum("accelerated", Exact{g.accelerated.count}, "no clause vested anything early", false,
             [&](const Tranche& t) { return t.accelerated && *t.accelerated <= g.as_of; });
  shares.sum("barred", Exact{g.barred.count}, "no service requirement held shares back for good", false,
             [](const Tranche& t) { return t.barred; });
  shares.sum("exercisable", Exact{g.exercisable.count}, "no step is open on the day looked at", true,
             [&](const Tranche& t) { return t.open_on(g.as_of); });
  const auto over = [&](const Tranche& t) { return t.gone && g.as_of >= *t.gone; };
  shares.sum("lapsed", Exact{g.lapsed.count}, "nothing has lapsed by the day looked at", true,
             [&](const Tranche& t) { return over(t) && t.fate != Fate::forfeited; });
  shares.sum("forfeited", Exact{g.forfeited.count}, "nothing is forfeited by the day looked at", true,
             [&](const Tranche& t) { return over(t) && t.fate == Fate::forfeited; });
  shares.sum("unvested", Exact{g.unvested.count}, "no step is still to come", true,
             [&](const Tranche& t) { return !over(t) && !t.open_on(g.as_of); });
  std::vector<Figure> taken;
  for (size_t i = 0; i < g.exercises.size(); ++i) {
    if (g.exercises[i].date <= g.as_of)
      taken.push_back(book.shown(fmt::format("{}.exercises[{}].shares", path, i), g.exercises[i].shares,
                                 book.text(fmt::format("exercised {}", to_string(g.exercises[i].date)))));
  }
  book.shares(path + ".exercised", g.exercised,
              taken.empty() ? book.none(Unit::shares, "no exercise is given",
                                        {book.absent(path + ".exercises", "exercises")})
                            : book.work().sum(taken));
  for (size_t i = 0; i < g.tranches.size(); ++i) shares.tranche(i);
}

}  // namespace payout
