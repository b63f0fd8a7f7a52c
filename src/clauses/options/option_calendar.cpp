#include "clauses/options/option_calendar.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"

namespace payout {
namespace {

struct Entry {
  std::string_view id;
  Date date;
  std::optional<Date> safe;
  std::string_view cite;
  std::string_view what;
  std::string grants;
};

void enter(std::vector<Entry>& entries, Entry entry) {
  for (Entry& e : entries) {
    if (e.id != entry.id || e.date != entry.date || e.cite != entry.cite || e.safe != entry.safe) continue;
    e.grants += ", " + entry.grants;
    return;
  }
  entries.push_back(std::move(entry));
}

bool part_is_incentive(const GrantResult& grant) {
  return grant.iso_shares.count > Exact{};
}

}  // namespace

void enter_option_deadlines(const Case& c) {
  std::vector<Entry> entries;
  for (const GrantResult& g : c.out.grants) {
    if (!g.valid || !g.last_day || g.exercisable == Shares{}) continue;
    if (g.end) {
      enter(entries,
            {"last_day_to_exercise", *g.last_day, g.safe_day, g.window_cite, "last day to exercise", g.id});
    } else {
      enter(entries, {"option_expiry", *g.last_day, g.safe_day, g.window_cite, "last day of the option", g.id});
    }
    if (g.iso_until && part_is_incentive(g)) {
      enter(entries, {"last_day_of_iso_treatment", *g.iso_until, g.iso_safe_day, "26 U.S.C. 422(a)(2)",
                      "last day of ISO treatment", g.id});
    }
    for (const Tranche& t : g.tranches) {
      if (t.gone && t.fate == Fate::forfeited && *t.gone > g.as_of) {
        enter(entries, {"last_day_before_forfeiture", *t.gone - 1, *t.gone - 1, t.accelerated_by,
                        "last day before forfeiture", g.id});
        break;
      }
    }
  }
  for (const Entry& e : entries) {
    c.out.calendar.push_back({e.id, e.date, fmt::format("{}: {}", e.grants, e.what), e.cite, e.safe, false});
  }
}

}  // namespace payout
