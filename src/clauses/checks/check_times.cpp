#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/parachute/best_net.h"
#include "clauses/parachute/gross_up.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/protected_period.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

bool is_nothing(const std::optional<Period>& time) {
  return time && time->count <= 0;
}

/// Days that a period comes to at the most: enough to tell which of two is the longer.
int about_days(Period p) {
  return p.unit == Period::Unit::days ? p.count : p.unit == Period::Unit::months ? p.count * 31 : p.count * 366;
}

void check_period(const TermsCheck& t, size_t i, const ProtectedPeriod& p) {
  if (p.change.empty())
    t.error(i, "", "missing-key", " needs the key `change`",
            "name the change in control by the id of its definition");
  if (p.after && p.until)
    t.error(i, "until", "two-lengths", ": `after` and `until` both say how long it lasts",
            "leave one of the two out");
  if (p.before && p.from)
    t.error(i, "from", "two-lengths", ": `before` and `from` both say when it begins",
            "leave one of the two out");
  const bool length = p.after || p.until || p.before || p.from;
  if (!length || is_nothing(p.after))
    t.error(i, "after", "no-length", " has no length: nothing could ever lie in it",
            "write `after: 24 months`, or `before: 4 months`, or both");
  if (p.before) {
    const TimeBefore& b = *p.before;
    if (b.length && (b.from || b.through))
      t.error(i, "before", "two-lengths",
              ", `before`: a time counted back, or a tail `{from: ..., through: ...}`",
              "leave one of the two out");
    if ((!b.length && !b.through) || is_nothing(b.length) || is_nothing(b.through))
      t.error(i, "before", "no-length", ", `before` has no length",
              "write `before: 4 months`, or `before: {from: 45 days, through: 120 days}`");
    if (b.from && b.through && about_days(*b.from) > about_days(*b.through))
      t.error(i, "before", "never-true",
              fmt::format(", `before`: `from: {}` is later than `through: {}`", to_string(*b.from),
                          to_string(*b.through)),
              "exchange the two");
  }
  if (t.writes(i, "direction") && (p.before || p.from || !p.after))
    t.error(i, "direction", "not-used",
            ", `direction`: the time before the change is said by `before` or `from`", "leave `direction` out");
  if (p.if_asked_for && !p.before && !p.from && !t.writes(i, "direction"))
    t.error(i, "if_asked_for", "not-used", ", `if_asked_for`: no time before the change counts",
            "add `before: 6 months`, or leave it out");
}

void check_right(const TermsCheck& t, size_t i, const ChangeRight& r) {
  if (!r.within && !r.calendar_month)
    t.error(i, "after_change", "no-length", ", `after_change` does not say how long the right lasts",
            "write `within: 30 days`, or `calendar_month: 13`");
  if (r.calendar_month && (r.within || r.from))
    t.error(i, "after_change", "two-lengths",
            ", `after_change`: a calendar month needs neither `within` nor `from`", "leave them out");
  if (is_nothing(r.within))
    t.error(i, "after_change", "no-length", ", `after_change`: `within` is no time", "write `within: 30 days`");
  if (r.calendar_month && *r.calendar_month < 0)
    t.error(i, "after_change", "out-of-range", ", `calendar_month`: months after the change are counted from 0",
            "the thirteenth calendar month is 13");
}

/// Employment may not end before the time to cure is over: a time to leave that ends before it leaves no day.
void check_time_to_leave(const TermsCheck& t, size_t i, const DismissalTest& d) {
  if (!d.leave_within || !d.cure || !d.leave_from || *d.leave_from == LeaveFrom::cure) return;
  const Date notice = Date::of(2023, 1, 2);
  if (after(notice, *d.leave_within, MonthEnd::clamp) >= after(notice, *d.cure, MonthEnd::clamp)) return;
  t.error(
      i, "dismissal", "never-true",
      fmt::format(", `dismissal.leave_within`: {} from the {} are over before the {} to cure: no day is left "
                  "on which employment could end",
                  to_string(*d.leave_within), name_of(*d.leave_from), to_string(*d.cure)),
      "let the time run from the last day of cure (`leave_from: cure`), or write a longer one");
}

void check_acts(const TermsCheck& t, size_t i, const DismissalTest& d) {
  for (const CountedAct& act : d.acts) {
    const auto key = name_of(act.act);
    const auto wrong = [&](std::string message, std::string help) {
      t.error(i, "acts", "not-used", fmt::format(", `dismissal.acts.{}`: {}", key, message), std::move(help));
    };
    const bool moved = act.act == DismissalKind::relocation;
    const bool sized = moved || act.act == DismissalKind::salary_cut || act.act == DismissalKind::bonus_cut ||
                       act.act == DismissalKind::more_travel;
    if ((act.at_least || act.over) && !sized) wrong("an act of this kind has no size", "write `any`");
    if (act.at_least && act.over) wrong("`at_least` and `over` are both given", "leave one of the two out");
    for (const auto* limit : {&act.at_least, &act.over}) {
      if (!*limit || !sized) continue;
      if (moved && !(*limit)->miles) wrong("a relocation is measured in miles", "write `{over: 50 miles}`");
      if (!moved && (*limit)->miles)
        wrong("this is measured as a share, not in miles", "write `{at_least: 10%}`");
    }
    if ((act.elect_within || act.effective) && act.act != DismissalKind::no_comparable_offer)
      wrong("`elect_within` and `effective` go with `no_comparable_offer`",
            "write `notice_within` beside `acts`");
    if (act.of && !moved) wrong("`of` is for a relocation", "leave `of` out");
    if (act.size && (act.at_least || act.over))
      wrong("`any` and a size are both given", "leave one of the two out");
    if (moved && d.commute_longer_by && (act.at_least || act.over))
      wrong("`commute_longer_by` says the distance too", "leave one of the two out");
  }
  if (d.leave_from && !d.leave_within)
    t.error(i, "dismissal", "not-used", ", `dismissal.leave_from`: no time to leave is given",
            "add `leave_within: 30 days`, or leave it out");
  if (d.leave_from == LeaveFrom::cure && !d.cure)
    t.error(i, "dismissal", "not-used", ", `dismissal.leave_from: cure`: there is no time to cure",
            "add `cure: 30 days`, or let the time run from the notice");
  check_time_to_leave(t, i, d);
  const bool cuts = std::ranges::any_of(d.acts, [](const CountedAct& act) {
    return act.act == DismissalKind::salary_cut || act.act == DismissalKind::bonus_cut ||
           act.act == DismissalKind::benefits_reduction;
  });
  if (!d.except.empty() && !cuts)
    t.error(i, "dismissal", "not-used", ", `dismissal.except`: no cut is among the acts", "leave it out");
  for (const auto* time : {&d.notice_within, &d.cure, &d.leave_within}) {
    if (is_nothing(*time))
      t.error(i, "dismissal", "no-length", ", `dismissal`: a time of nothing cannot be kept",
              "write `30 days`");
  }
}

void check_term(const TermsCheck& t, size_t i, const ContractTerm& term) {
  const bool by_notice = term.ends_after_notice && !term.renews && !term.then_always;
  if (!term.has_length() && !by_notice)
    t.error(i, "", "no-length", " does not say how long the initial term is",
            "write `initial: 3 years`, or `initial_through: DATE`");
  if (is_nothing(term.ends_after_notice))
    t.error(i, "ends_after_notice", "no-length", ", `ends_after_notice`: a time of nothing", "write `1 year`");
  if (term.initial && term.initial_through)
    t.error(i, "initial_through", "two-lengths", ": `initial` and `initial_through` both say how long it is",
            "leave one of the two out");
  if (term.initial_through && *term.initial_through < term.starts)
    t.error(i, "initial_through", "never-true",
            fmt::format(", `initial_through`: {} lies before `starts: {}`", to_string(*term.initial_through),
                        to_string(term.starts)),
            "exchange the two days");
  if (term.renews && term.then_always)
    t.error(i, "renews", "two-lengths", ": `renews` and `then_always` are two ways to renew",
            "leave one of the two out");
  if (is_nothing(term.initial) || (term.renews && is_nothing(term.renews->every)))
    t.error(i, "initial", "no-length", ": a term of nothing", "write `1 year`");
  if (term.lapses && term.lapses->on < term.starts)
    t.error(i, "lapses", "never-true",
            fmt::format(", `lapses`: {} lies before `starts: {}`", to_string(term.lapses->on),
                        to_string(term.starts)),
            "correct one of the two days");
  if (term.in_steps && !term.then_always)
    t.error(i, "in_steps", "not-used", ", `in_steps`: no time always remains",
            "add `then_always: 2 years`, or leave it out");
  if (term.step_on && term.in_steps != TermSteps::yearly)
    t.error(i, "step_on", "not-used", ", `on`: that day goes with `in_steps: yearly`",
            "add `in_steps: yearly`, or leave it out");
  if (term.then_always && !term.renews_after && !term.in_steps)
    t.error(i, "then_always", "not-used", ", `then_always`: from when on it renews is not said",
            "add `renews_after: 1 year`, or `in_steps: yearly`");
  if (term.renews_after && !term.then_always)
    t.error(i, "renews_after", "not-used", ", `renews_after`: for how long it then renews is not said",
            "add `then_always: 1 year`; or write `renews: {every: 1 year}`");
  if (!term.survives.empty() && term.then_always && !term.lapses)
    t.error(i, "survives", "not-used", ", `survives`: a term that always remains does not end", "leave it out");
  if (term.ends_at_age && (term.ends_at_age->age < 18 || term.ends_at_age->age > 120))
    t.error(i, "ends_at_age", "out-of-range",
            fmt::format(", `ends_at_age`: {} is no age", term.ends_at_age->age), "write the age in years");
}

void check_gross_up(const TermsCheck& t, size_t i, const GrossUp& g) {
  if (!g.fixed_at.empty() && (g.fixed_at.size() != 2 || g.fixed_at[0] == g.fixed_at[1]))
    t.error(i, "fixed_at", "two-days",
            ", `fixed_at`: it is fixed on two days, or without this key on all payments",
            "write `fixed_at: [change, end]`, or leave it out");
  for (const auto& [key, limit] : {std::pair{"only_over", &g.only_over}, std::pair{"only_from", &g.only_from}})
    if (*limit && (*limit)->value < Exact{1})
      t.warning(i, key, "unusual",
                fmt::format(", `{}`: there is no excise tax below the threshold, so a share of it under 100% "
                            "requires nothing more",
                            key),
                "the share is one of three times the base amount: write 110%; a limit in dollars above it is "
                "`only_over_by`");
  const int over = (g.only_over ? 1 : 0) + (g.only_from ? 1 : 0) + (g.only_over_by ? 1 : 0);
  if (over > 1)
    t.error(i, "only_over", "two-multiples",
            ": only one of `only_over`, `only_from` and `only_over_by` can hold", "leave all but one out");
  if (t.writes(i, "compare") && !g.if_better_by)
    t.error(i, "compare", "not-used", ", `compare`: nothing is compared",
            "add `if_better_by: 10000`, or leave it out");
  if (t.writes(i, "otherwise") && !g.conditional())
    t.error(i, "otherwise", "not-used", ", `otherwise`: the gross-up is paid in any case",
            "say when it is paid: `only_over: 110%`, `if_better_by: 10000`; or leave it out");
  if (g.share && g.second_layer)
    t.error(i, "second_layer", "two-multiples", ": `share` and `second_layer` are both given",
            "the whole excise and a share of the rest is `second_layer`; a share of all is `share`");
  if (g.rate_at_most && (g.rate_at_most->value <= Exact{0} || g.rate_at_most->value >= Exact{1}))
    t.error(i, "rate_at_most", "out-of-range",
            ", `rate_at_most`: all taxes on a dollar lie between nothing and it", "write a rate such as `55%`");
  if (g.second_layer && (g.second_layer->value < Exact{0} || g.second_layer->value > Exact{1}))
    t.error(i, "second_layer", "out-of-range", ", `second_layer`: a share lies between 0% and 100%",
            "write a share");
}

}  // namespace

void check_times(const TermsCheck& t, size_t i) {
  const Clause& clause = t.clause(i);
  if (const auto* period = clause.as<ProtectedPeriod>()) check_period(t, i, *period);
  if (const auto* route = clause.as<Route>()) {
    if (route->after_change) check_right(t, i, *route->after_change);
    if (route->dismissal) check_acts(t, i, *route->dismissal);
  }
  if (const auto* term = clause.as<ContractTerm>()) check_term(t, i, *term);
  if (const auto* gross_up = clause.as<GrossUp>()) check_gross_up(t, i, *gross_up);
  if (const auto* best = clause.as<BestNet>(); best != nullptr && best->strict && !best->if_better_by)
    t.error(i, "strict", "not-used", ", `strict`: nothing is compared with a sum",
            "add `if_better_by: 10000`, or leave it out");
}

}  // namespace payout
