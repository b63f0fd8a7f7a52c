#include "clauses/options/window_end.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/options/exercise_window.h"
#include "clauses/options/grant_steps.h"
#include "clauses/severance/release_finding.h"
#include "law/irc_422.h"

namespace payout {

Figure own_term_end(const Case& c, const GrantResult& grant) {
  return GrantSteps{c, grant}.own("expires", *grant.expires, "last day of the option's own term");
}

namespace {

/// From what periods run: the end of employment, the day on which the release takes effect, or the last day on
/// which anything vests after the end.
Figure runs_from(const Case& c, const ClauseOf<ExerciseWindow>& clause, const GrantResult& grant) {
  const Figure end = end_figure(c);
  if (clause.terms.from == WindowFrom::release) {
    const ReleaseFinding* release = release_for(c, clause.head);
    if (release != nullptr && release->told) {
      const Figure effective = release_figure(c, *release);
      if (effective.value > Workings::serial(*grant.end)) return effective;
    }
  }
  if (clause.terms.from != WindowFrom::last_vesting) return {Workings::serial(*grant.end), end.step};
  size_t last = grant.tranches.size();
  for (size_t i = 0; i < grant.tranches.size(); ++i) {
    const Tranche& t = grant.tranches[i];
    if (t.continued_by.empty() || *t.vests <= *grant.end) continue;
    if (last == grant.tranches.size() || *t.vests > *grant.tranches[last].vests) last = i;
  }
  if (last == grant.tranches.size()) return {Workings::serial(*grant.end), end.step};
  return GrantSteps{c, grant}.own(fmt::format("tranches[{}].vests", last), *grant.tranches[last].vests,
                                  "last vesting day");
}

/// So long after a day; the day before the last one is inside under every way of counting.
ClosingDay ends_after(const Case& c, Figure from, const Period& lasts) {
  return {c.window_after(day_of(from), lasts),
          c.work.explaining() ? last_day_figure(c, from, lasts) : Figure{}};
}
ClosingDay ends_with_term(const Case& c, const GrantResult& grant) {
  return {{*grant.expires, *grant.expires}, c.work.explaining() ? own_term_end(c, grant) : Figure{}};
}
ClosingDay ends_on(const Case& c, const Date& day) {
  return {{day, day},
          c.work.explaining() ? c.work.term_at(&day, Workings::serial(day), Unit::date, "last day") : Figure{}};
}

/// The same, by a limit of the window.
ClosingDay ends_after(const Case& c, Figure from, const WindowLimit& limit) {
  const Period& lasts = *limit.closes->after_end;
  ClosingDay out{c.window_after(day_of(from), lasts), {}};
  if (!c.work.explaining()) return out;
  const Unit unit = lasts.unit == Period::Unit::months  ? Unit::months
                    : lasts.unit == Period::Unit::years ? Unit::years
                                                        : Unit::days;
  const Figure length = c.work.term_at(&*limit.closes, Exact{lasts.count}, unit, {});
  out.how = c.work.date_after(from, length, out.last);
  return out;
}

ClosingDay ends_at(const Case& c, const WindowLimit& limit, Figure from, const GrantResult& grant) {
  if (limit.from_grant && grant.granted) return ends_after(c, granted_figure(c, grant), *limit.from_grant);
  if (limit.closes && limit.closes->on) {
    const Date& day = *limit.closes->on;
    return {{day, day},
            c.work.explaining() ? c.work.term_at(&*limit.closes, Workings::serial(day), Unit::date, "last day")
                                : Figure{}};
  }
  if (limit.closes && limit.closes->after_end) return ends_after(c, from, limit);
  return ends_with_term(c, grant);
}

/// The earliest or the latest of several ends.
ClosingDay one_of(const Case& c, const std::vector<WindowLimit>& limits, bool latest, Figure from,
                  const GrantResult& grant) {
  std::optional<ClosingDay> found;
  for (const WindowLimit& limit : limits) {
    const ClosingDay here = ends_at(c, limit, from, grant);
    if (!found) {
      found = here;
    } else if (latest) {
      const Figure how = c.work.explaining() ? c.work.greatest(found->how, here.how) : Figure{};
      found = ClosingDay{{std::max(found->last, here.last), std::max(found->safe, here.safe)}, how};
    } else {
      const Figure how = c.work.explaining() ? c.work.least(found->how, here.how) : Figure{};
      found = ClosingDay{{std::min(found->last, here.last), std::min(found->safe, here.safe)}, how};
    }
  }
  return found.value_or(ends_with_term(c, grant));
}

}  // namespace

ClosingDay ends_of(const Case& c, const ClauseOf<ExerciseWindow>& clause, const GrantResult& grant) {
  const ExerciseWindow& terms = clause.terms;
  const Figure from = runs_from(c, clause, grant);
  if (terms.until) return ends_on(c, *terms.until);
  if (!terms.earliest_of.empty()) return one_of(c, terms.earliest_of, false, from, grant);
  if (!terms.latest_of.empty()) return one_of(c, terms.latest_of, true, from, grant);
  if (terms.lasts) return ends_after(c, from, *terms.lasts);
  return ends_with_term(c, grant);
}

void keep_incentive(const Case& c, const GrantResult& grant, ClosingDay& ends) {
  if (c.situation.death && *c.situation.death <= *c.situation.end) return;  // 421(c)(1)(A): no such limit
  const bool disabled = c.situation.found(Finding::permanent_disability);
  const int months = disabled ? law::iso_months_disabled : law::iso_months;
  const Date last = law::iso_last_day(*grant.end, months);
  if (last >= ends.last) return;
  if (c.work.explaining()) {
    const Figure time =
        c.work.law(months, Unit::months, {}, disabled ? "26 U.S.C. 422(c)(6)" : "26 U.S.C. 422(a)(2)");
    ends.how = c.work.least(ends.how, c.work.date_after(end_figure(c), time, last));
  }
  ends.last = last, ends.safe = std::min(ends.safe, last - 1);
}

}  // namespace payout
