#include "clauses/options/timeline.h"

#include <algorithm>

#include "clauses/options/option_result.h"

namespace payout {
namespace {

int64_t exercised_of(const GrantResult& grant, size_t tranche, Date day) {
  int64_t shares = 0;
  for (const Allotment& a : grant.allotments) {
    if (a.tranche == tranche && a.date <= day) shares += a.shares;
  }
  return shares;
}

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
    return t.vests && !t.accelerated && (!t.gone || *t.vests < *t.gone || t.exercisable);
  }

  void write(size_t i) const {
    const Tranche& t = grant.tranches[i];
    if (vested_by_schedule(t)) add(*t.vests, Happening::vested, t.shares, {});
    if (t.accelerated) add(*t.accelerated, Happening::accelerated, t.shares, t.accelerated_by);
    const auto open_from = t.accelerated ? t.accelerated : t.vests;
    if (t.exercisable && t.exercisable != open_from) add(*t.exercisable, Happening::exercisable, t.shares, {});
    if (!t.gone) return;
    const Shares left{t.shares.count - exercised_of(grant, i, *t.gone)};
    const auto what = t.fate == Fate::forfeited ? Happening::forfeited : Happening::lapsed;
    add(*t.gone, what, left,
        grant.last_day && *t.gone == *grant.last_day + 1 ? grant.window_cite : std::string_view{});
  }
};

}  // namespace

Balance balance_on(const GrantResult& grant, Date day) {
  Balance balance;
  int64_t laid_out = 0;
  for (size_t i = 0; i < grant.tranches.size(); ++i) {
    const Tranche& t = grant.tranches[i];
    const int64_t exercised = exercised_of(grant, i, day);
    const int64_t left = t.shares.count - exercised;
    laid_out += t.shares.count;
    balance.exercised.count += exercised;
    if (t.gone && day >= *t.gone) {
      (t.fate == Fate::forfeited ? balance.forfeited : balance.lapsed).count += left;
    } else {
      (t.open_on(day) ? balance.exercisable : balance.unvested).count += left;
    }
  }
  // What no step ever vests stays unvested, and lapses with the rest.
  const int64_t never = grant.shares.count - laid_out;
  const bool over = (grant.end && day >= *grant.end) || (grant.expires && day > *grant.expires);
  (over ? balance.lapsed : balance.unvested).count += never;
  return balance;
}

void write_timeline(GrantResult& grant) {
  const Writer writer{grant};
  if (grant.granted) writer.add(*grant.granted, Happening::granted, grant.shares, {});
  for (size_t i = 0; i < grant.tranches.size(); ++i) writer.write(i);
  for (const Allotment& a : grant.allotments) writer.add(a.date, Happening::exercised, {a.shares}, {});
  if (grant.end) writer.add(*grant.end, Happening::service_ended, grant.shares, {});
  if (grant.last_day && grant.exercisable != Shares{}) {
    writer.add(*grant.last_day, Happening::last_day, balance_on(grant, *grant.last_day).exercisable,
               grant.window_cite);
  }
  std::ranges::stable_sort(grant.timeline, [](const TimelineEntry& a, const TimelineEntry& b) {
    return a.date != b.date ? a.date < b.date : a.what < b.what;
  });
  for (TimelineEntry& entry : grant.timeline) entry.balance = balance_on(grant, entry.date);
}

}  // namespace payout
