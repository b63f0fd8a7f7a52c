#include "clauses/options/timeline.h"

#include <algorithm>

#include "clauses/options/exercised_by.h"
#include "clauses/options/iso_time.h"
#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_price.h"
#include "clauses/options/stock_split.h"

namespace payout {
namespace {

struct Writer {
  GrantResult& grant;

  void add(Date date, Happening what, Shares shares, std::string_view cite) const {
    if (shares == Shares{}) return;
    // One line for what happened to several tranches at once.
    for (TimelineEntry& entry : grant.timeline) {
      if (entry.date != date || entry.what != what || entry.cite != cite) continue;
      entry.shares.count += shares.count;
      return;
    }
    grant.timeline.push_back({date, what, shares, cite, {}});
  }

  /// A step counts as vested by schedule while the holder serves and nothing vested it earlier.
  bool vested_by_schedule(const Tranche& t) const {
    return t.vests && !t.accelerated && (!t.gone || *t.vests < *t.gone);
  }

  void write(size_t i) const {
    const Tranche& t = grant.tranches[i];
    if (vested_by_schedule(t))
      add(*t.vests, Happening::vested, t.shares, t.continued_by.empty() ? t.vests_by : t.continued_by);
    if (t.accelerated && (!t.gone || *t.accelerated < *t.gone))
      add(*t.accelerated, Happening::accelerated, t.shares, t.accelerated_by);
    const auto open_from = t.accelerated ? t.accelerated : t.vests;
    const bool in_time = t.exercisable && (!t.gone || *t.exercisable < *t.gone);
    if (in_time && t.exercisable != open_from) {
      add(*t.exercisable, Happening::exercisable, t.shares, t.held_back_by);
    }
    if (t.temporary_on) add(*t.temporary_on, Happening::exercisable, t.shares, {});
    if (!t.gone) return;
    const Shares left{t.shares.count - exercised_by(grant, i, *t.gone)};
    add(*t.gone,
        t.fate == Disposition::forfeited    ? Happening::forfeited
        : t.fate == Disposition::cashed_out ? Happening::cashed_out
                                            : Happening::lapsed,
        left, t.gone_by);
  }

  void write_splits(const Case& c) const {
    const auto clause = clause_for<SplitAdjustment>(c, held(grant));
    if (!clause) return;
    for (const Event& event : c.facts.events) {
      const auto* split = std::get_if<StockSplit>(&event);
      if (split == nullptr || !reaches(*split, grant)) continue;
      add(split->date, Happening::split, grant.shares, clause.head->cite);
    }
  }

  void write_last_days(const Case& c) const {
    if (!grant.last_day) return;
    if (grant.iso_until && *grant.iso_until < *grant.last_day) {
      const bool any =
          std::ranges::any_of(grant.tranches, [](const Tranche& t) { return t.iso.count > Exact{}; });
      const Balance then = balance_on(grant, *grant.iso_until);
      if (any) add(*grant.iso_until, Happening::iso_ends, then.exercisable, iso_time_cite(c));
    }
    add(*grant.last_day, Happening::last_day, balance_on(grant, *grant.last_day).exercisable,
        grant.window_cite);
  }
};

}  // namespace

static void count_gone(const Tranche& t, int64_t left, Balance& balance) {
  if (t.fate == Disposition::cashed_out) {
    balance.cashed_out = Shares{balance.cashed_out.value_or(Shares{}).count + left};
  } else {
    (t.fate == Disposition::forfeited ? balance.forfeited : balance.lapsed).count += left;
  }
}

Balance balance_on(const GrantResult& grant, Date day) {
  Balance balance;
  if (is_stock(grant.type)) balance.vested.emplace();
  int64_t laid_out = 0;
  for (size_t i = 0; i < grant.tranches.size(); ++i) {
    const Tranche& t = grant.tranches[i];
    const int64_t exercised = exercised_by(grant, i, day);
    const int64_t left = t.shares.count - exercised;
    laid_out += t.shares.count;
    balance.exercised.count += exercised;
    if (t.gone && day >= *t.gone) {
      count_gone(t, left, balance);
    } else if (is_stock(grant.type) && t.open_on(day)) {
      balance.vested->count += left;
    } else if (t.open_on(day)) {
      balance.exercisable.count += left;
    } else if (t.vested_on(day)) {
      balance.waiting = Shares{balance.waiting.value_or(Shares{}).count + left};
    } else {
      balance.unvested.count += left;
    }
  }
  // What no step ever vests stays unvested, and lapses with the rest.
  const int64_t never = grant.shares.count - laid_out;
  const bool over = (grant.end && day >= *grant.end) || (grant.expires && day > *grant.expires);
  Shares& lost = is_stock(grant.type) ? balance.forfeited : balance.lapsed;
  (over ? lost : balance.unvested).count += never;
  return balance;
}

void write_timeline(const Case& c, GrantResult& grant) {
  const Writer writer{grant};
  if (grant.granted) writer.add(*grant.granted, Happening::granted, grant.shares, {});
  writer.write_splits(c);
  for (size_t i = 0; i < grant.tranches.size(); ++i) writer.write(i);
  for (const Allotment& a : grant.allotments) writer.add(a.date, Happening::exercised, {a.shares}, {});
  if (grant.end) writer.add(*grant.end, Happening::service_ended, grant.shares, {});
  const auto& death = c.situation.death;
  if (death && death != grant.end && (!grant.granted || *death >= *grant.granted)) {
    writer.add(*death, Happening::died, grant.shares, {});
  }
  writer.write_last_days(c);
  std::ranges::stable_sort(grant.timeline, [](const TimelineEntry& a, const TimelineEntry& b) {
    return a.date != b.date ? a.date < b.date : a.what < b.what;
  });
  for (TimelineEntry& entry : grant.timeline) entry.balance = balance_on(grant, entry.date);
}

}  // namespace payout
