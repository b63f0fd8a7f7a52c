#include <fmt/format.h>

#include <algorithm>

#include "clauses/accounts/ledger.h"
#include "clauses/options/covering.h"

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
    if (!t.accelerated) return book.count(shares, tale(t));
    return book.work().derived(Exact{shares}, Unit::shares, tale(t), {book.known_day(*t.accelerated)});
  }

  /// The shares of the tranches that fit, each with its tale; less what was exercised where that counts.
  template <class Fits>
  void sum(std::string_view field, Exact value, std::string_view nothing, bool left, Fits fits) const {
    std::vector<Figure> parts;
    for (size_t i = 0; i < grant.tranches.size(); ++i) {
      const Tranche& t = grant.tranches[i];
      const int64_t shares = t.shares.count - (left ? exercised(i) : 0);
      if (shares != 0 && fits(t)) parts.push_back(told(t, shares));
    }
    const Figure how = parts.empty()       ? book.none(Unit::shares, nothing)
                       : parts.size() == 1 ? parts[0]
                                           : book.work().sum(parts);
    book.enter(fmt::format("{}.{}", path, field), value, how);
  }

  void shares() const {
    if (grant.grant == nullptr) return;
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
    const Figure how = by_schedule(i).value_or(book.count(t.shares.count, tale(t)));
    book.shares(owner + ".shares", t.shares, how);
    book.shares(owner + ".exercised", t.exercised, book.count(t.exercised.count, "taken by exercises"));
    book.enter(owner + ".iso", t.iso.count,
               book.work().derived(t.iso.count, Unit::shares, "inside the yearly limit of incentive options"));
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
  for (const Allotment& a : g.allotments) {
    if (a.date <= g.as_of)
      taken.push_back(book.count(a.shares, book.text(fmt::format("exercised {}", to_string(a.date)))));
  }
  book.shares(path + ".exercised", g.exercised,
              taken.empty() ? book.none(Unit::shares, "no exercise is given") : book.work().sum(taken));
  for (size_t i = 0; i < g.tranches.size(); ++i) shares.tranche(i);
}

}  // namespace payout
