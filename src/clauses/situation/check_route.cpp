#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_parts.h"
#include "clauses/situation/route.h"
#include "clauses/situation/routes.h"

namespace payout {
namespace {

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

/// Pay can be cut by all of it, and by no more.
void check_cuts(const TermsCheck& t, size_t i) {
  const WrittenClause written{t, i};
  if (!written) return;
  const NodeRef dismissal = written.node.find("dismissal");
  const NodeRef acts = dismissal && dismissal.kind() == NodeKind::map ? dismissal.find("acts") : NodeRef{};
  for (NodeRef act = acts && acts.kind() == NodeKind::map ? acts.first() : NodeRef{}; act; act = act.next()) {
    if (act.kind() != NodeKind::map || act.key().find("cut") == std::string_view::npos) continue;
    for (NodeRef size = act.first(); size; size = size.next()) {
      const auto rate = size.kind() == NodeKind::scalar ? parse_rate(size.text()) : std::nullopt;
      if (!rate) continue;
      if (rate->value > Exact{1} || (size.key() == "over" && rate->value == Exact{1}))
        written.error(size, "never-true", "pay cannot be cut by more than all of it",
                      "write the share, such as 10%");
      if (rate->value <= Exact{0})
        written.error(size, "not-used", "every cut is as large as that",
                      fmt::format("write `{}: any`", act.key()));
    }
  }
}
/// A cut of one dollar is rarely meant.
void check_any_cut(const TermsCheck& t, size_t i, const Route& route) {
  if (!route.dismissal) return;
  for (const CountedAct& act : route.dismissal->acts) {
    if (act.act != DismissalKind::salary_cut || act.at_least || act.over || act.size) continue;
    t.warning(i, "acts", "any-cut", ", `dismissal.acts`: a salary cut of any size counts",
              "write `acts: {salary_cut: {at_least: 10%}}`, or `salary_cut: any` where every cut is meant");
  }
}

/// Whether a route asks for nothing beside reason and party.
bool is_unconditional(const Route& r) {
  return !r.after_change && !r.ended_after && !r.absent && !r.conduct && !r.dismissal &&
         !(r.notice_in_full && r.notice);
}

bool covers_all(const Route& first, const Route& later) {
  return std::ranges::all_of(later.reason, [&](Reason r) {
    const std::optional<Party> party = later.by ? later.by : party_of(r);
    return std::ranges::find(first.reason, r) != first.reason.end() &&
           (!first.by || (party && *party == *first.by));
  });
}

/// A route that no end of employment can meet, or that one before it in the document always comes before.
void check_reached(const TermsCheck& t, size_t i, const Route& route) {
  if (route.reason.empty()) {
    t.error(i, "", "never-true", " names no `reason`, so no end of employment is one by this route",
            fmt::format("add `reason:`, one or a list of: {}", detail::one_of(names_of(Reason{}))));
    return;
  }
  const auto any_party = [&](Reason r) {
    const auto party = party_of(r);
    return !party || !route.by || *party == *route.by;
  };
  if (std::ranges::none_of(route.reason, any_party))
    t.error(i, "by", "never-true",
            fmt::format(": {} is never the act of the {}", words_of(route.reason), name_of(*route.by)),
            "leave `by` out: the reason says it");
  if (route.by) check_acting_side(t, i, route.reason, *route.by);
  for (const size_t before : t.agreement.of_kind<Route>()) {
    if (before >= i) break;
    const Clause& first = t.clause(before);
    if (first.head.document() != t.clause(i).head.document()) continue;
    if (!is_unconditional(*first.as<Route>()) || !covers_all(*first.as<Route>(), route)) continue;
    Problem& p =
        t.warning(i, "reason", "never-reached",
                  fmt::format(" is never reached: `{}` ({}) stands before it, covers the same reasons and "
                              "requires nothing more",
                              first.head.id, first.head.cite),
                  "the first in the file comes first: move the special one up, or leave one out");
    p.other = t.places.of(before, "reason");
    p.other_label = "the first";
    break;
  }
}

}  // namespace

void check_acting_side(const TermsCheck& t, size_t i, std::span<const Reason> reasons, Party by) {
  const bool death_alone =
      !reasons.empty() && std::ranges::all_of(reasons, [](Reason r) { return r == Reason::death; });
  if (death_alone)
    t.error(i, "by", "not-used", fmt::format(", `by: {}`: `death` is the act of neither side", name_of(by)),
            "leave `by` out: neither side ends an employment that a death ends");
}

void check(const Route& route, const TermsCheck& t, size_t i) {
  check_cuts(t, i);
  if (route.after_change) check_right(t, i, *route.after_change);
  if (route.dismissal) check_acts(t, i, *route.dismissal);
  check_any_cut(t, i, route);
  check_reached(t, i, route);
}

}  // namespace payout
