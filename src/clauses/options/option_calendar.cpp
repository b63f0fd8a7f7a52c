#include "clauses/options/option_calendar.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/exercised_by.h"
#include "clauses/options/iso_time.h"
#include "clauses/options/option_result.h"
#include "values/money.h"

namespace payout {
namespace {

struct Entry {
  std::string_view id;
  Date date;
  std::optional<Date> safe;
  std::string_view cite;
  std::string_view what;
  std::string grants;
  std::string figure = {};  ///< of the first grant: the path of the figure whose day this is
  bool day_before = false;  ///< or the day before
};

void enter(std::vector<Entry>& entries, Entry entry) {
  for (Entry& e : entries) {
    if (e.id != entry.id || e.date != entry.date || e.cite != entry.cite || e.safe != entry.safe) continue;
    e.grants += ", " + entry.grants;
    return;
  }
  entries.push_back(std::move(entry));
}

/// Shares of a tranche that can be exercised on the day looked at or will be later.
int64_t still_to_exercise(const GrantResult& grant, size_t i) {
  const Tranche& t = grant.tranches[i];
  if (t.barred || (t.vests && !t.exercisable)) return 0;
  if (t.gone && (*t.gone <= grant.as_of || (t.exercisable && *t.exercisable >= *t.gone))) return 0;
  return t.shares.count - exercised_by(grant, i, grant.as_of);
}

/// What still has a last day: all shares, and those inside the limit of incentive options.
struct Remaining {
  bool any = false;
  bool incentive = false;
};
Remaining remaining(const GrantResult& grant) {
  Remaining r;
  for (size_t i = 0; i < grant.tranches.size(); ++i) {
    if (still_to_exercise(grant, i) <= 0) continue;
    r.any = true;
    const bool in_time = !grant.iso_until || grant.as_of <= *grant.iso_until;
    r.incentive = r.incentive || (in_time && grant.tranches[i].iso.count > Exact{});
  }
  return r;
}

/// The entry repeats a figure of its first grant; a last day before a forfeiture is the day before it.
void explain(const Case& c, const Entry& e) {
  if (!c.work.explaining() || e.figure.empty()) return;
  const Date named = e.day_before ? e.date + 1 : e.date;
  Figure how = c.work.figure(Workings::serial(named), Unit::date, e.figure, e.what);
  if (e.day_before) how = c.work.derived(Workings::serial(e.date), Unit::date, "the day before", {how});
  account_day(c, fmt::format("calendar[{}]", e.id), e.date, how);
  if (e.safe) account_safe_day(c, e.id, *e.safe, e.date);
}

std::string path_in(const GrantResult& g, std::string_view field) {
  return fmt::format("grants[{}].{}", g.id, field);
}

/// What a closing vested and took away again: the day before it was the last one to exercise.
void enter_forfeiture(std::vector<Entry>& entries, const GrantResult& g) {
  for (const Tranche& t : g.tranches) {
    if (!t.gone || t.fate != Disposition::forfeited || !t.accelerated || t.barred) continue;
    if (!t.exercisable || *t.exercisable >= *t.gone) continue;
    return enter(entries, {"last_day_before_forfeiture", *t.gone - 1, *t.gone - 1, t.gone_by,
                           "last day before forfeiture", g.id,
                           path_in(g, fmt::format("tranches[{}].gone", &t - g.tranches.data())), true});
  }
}

std::string grouped_shares(int64_t count) {
  return fmt::format("{} share{}", grouped(count), count == 1 ? "" : "s");
}

void enter_settlements(const Case& c, const GrantResult& g) {
  for (size_t i = 0; i < g.settlements.size(); ++i) {
    const Settlement& s = g.settlements[i];
    const std::string path = path_in(g, fmt::format("settlements[{}]", i));
    if (s.due) {
      std::string label = fmt::format("{}: {}", g.id, s.label);
      if (s.shares != Shares{}) label += fmt::format(", {}", grouped_shares(s.shares.count));
      if (s.due_kind == DueKind::by) label += ", last day";
      c.out.calendar.push_back({"award_settled", *s.due, std::move(label), s.cite, {}, false});
      explain(c, {"award_settled", *s.due, {}, s.cite, "settled", g.id, path + ".due"});
    }
    if (s.what != SettledFor::vesting || s.vests <= g.as_of) continue;
    c.out.calendar.push_back({"award_vests",
                              s.vests,
                              fmt::format("{}: {} vest", g.id, grouped_shares(s.shares.count)),
                              s.cite,
                              {},
                              false});
    explain(c, {"award_vests", s.vests, {}, s.cite, "vests", g.id, path + ".vests"});
  }
}

/// What of stock is forfeited, by day.
void enter_forfeited(const Case& c, const GrantResult& g) {
  if (!is_stock(g.type)) return;
  const Tranche* first = nullptr;
  int64_t shares = 0;
  for (const Tranche& t : g.tranches) {
    if (!t.gone || t.fate != Disposition::forfeited || t.shares == Shares{}) continue;
    if (first == nullptr) first = &t;
    if (t.gone == first->gone) shares += t.shares.count;
  }
  if (first == nullptr) return;
  c.out.calendar.push_back({"award_forfeited",
                            *first->gone,
                            fmt::format("{}: {} forfeited", g.id, grouped_shares(shares)),
                            first->gone_by,
                            {},
                            false});
  explain(c, {"award_forfeited",
              *first->gone,
              {},
              first->gone_by,
              "forfeited",
              g.id,
              path_in(g, fmt::format("tranches[{}].gone", first - g.tranches.data()))});
}

}  // namespace

void enter_option_deadlines(const Case& c) {
  std::vector<Entry> entries;
  for (const GrantResult& g : c.out.grants) {
    if (!g.valid) continue;
    enter_settlements(c, g);
    enter_forfeited(c, g);
    if (is_stock(g.type)) continue;
    enter_forfeiture(entries, g);
    const Remaining left = remaining(g);
    if (!g.last_day || !left.any) continue;
    if (g.end) {
      enter(entries, {"last_day_to_exercise", *g.last_day, g.safe_day, g.window_cite, "last day to exercise",
                      g.id, path_in(g, "last_day")});
    } else {
      enter(entries, {"option_expiry", *g.last_day, g.safe_day, g.window_cite, "last day of the option", g.id,
                      path_in(g, "last_day")});
    }
    if (g.iso_until && left.incentive) {
      enter(entries, {"last_day_of_iso_treatment", *g.iso_until, g.iso_safe_day, iso_time_cite(c),
                      "last day of ISO treatment", g.id, path_in(g, "iso_until")});
    }
  }
  for (const Entry& e : entries) {
    c.out.calendar.push_back({e.id, e.date, fmt::format("{}: {}", e.grants, e.what), e.cite, e.safe, false});
    explain(c, e);
  }
}

}  // namespace payout
