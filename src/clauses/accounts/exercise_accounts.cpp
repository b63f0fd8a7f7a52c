#include <fmt/format.h>

#include "clauses/accounts/ledger.h"

namespace payout {

void account_exercises(const Ledger& book, const GrantResult& grant, const std::string& path) {
  Workings& w = book.work();
  for (size_t i = 0; i < grant.exercises.size(); ++i) {
    const ExerciseResult& e = grant.exercises[i];
    const std::string owner = fmt::format("{}.exercises[{}]", path, i);
    if (grant.grant != nullptr && i < grant.grant->exercises.size()) {
      const Exercise& fact = grant.grant->exercises[i];
      book.date(owner + ".date", e.date, w.fact(fact.date, "exercise"));
      book.shares(owner + ".shares", e.shares, w.fact(fact.shares, "shares exercised"));
    }
    const Figure all = book.count(e.shares.count, "exercised");
    if (e.surrendered != Shares{} && e.delivered_at) {
      const Figure worth = w.derived(e.delivered_at->in_cents(), Unit::price, "value of a share");
      book.shares(owner + ".surrendered", e.surrendered,
                  w.whole(w.quotient(book.amount(e.cost, "exercise price in total"), worth)));
    }
    book.shares(owner + ".delivered", e.delivered,
                w.difference(w.difference(all, book.count(e.surrendered.count, "given in payment")),
                             book.count(e.withheld_for_tax.count, "withheld for taxes")));
    if (!e.fmv || !e.spread) continue;
    const Figure gain = w.difference(w.derived(e.fmv->in_cents(), Unit::price, "value"),
                                     w.derived(e.price.in_cents(), Unit::price, "exercise price"));
    book.money(owner + ".spread", e.spread, w.rounded(w.product(all, gain)));
  }
}

}  // namespace payout
