#include "clauses/situation/route.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/reading_key.h"
#include "clauses/situation/alternative_end.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/notice.h"
#include "clauses/situation/term.h"

namespace payout {
namespace {

/// Reasons that claim a right: without the right, the claim is refused. The others fall back on the bare fact
/// that employment ended.
bool rests_on_a_right(Reason reason) {
  return reason == Reason::disability || reason == Reason::cause || reason == Reason::constructive_dismissal ||
         reason == Reason::change_in_control;
}

/// The search for the routes that hold: of each document the first whose requirements are met.
struct Search {
  const Case& c;
  Reason reason;
  bool claimed;                         ///< a failed requirement will be told, so it is worded
  const ClauseHead* without = nullptr;  ///< the route that was named and that does not fit
  std::vector<const ClauseHead*> found = {};
  const ClauseHead* failed = nullptr;             ///< the first that covers the reason and does not fit
  bool failed_names_act = false;                  ///< and the first of those that list the company's act
  Unmet unmet = {};                               ///< why
  bool band = false;                              ///< notice in time, the end too late
  std::vector<const ClauseHead*> too_short = {};  ///< they would fit, were the notice long enough
  bool despite_notice = false;  ///< looks only for routes that want their whole notice, which was not given

  /// A route that the facts name rules out the others of its document.
  bool named_otherwise(const ClauseHead& head) const {
    bool named = false;
    for (const std::string& id : c.facts.termination->under) {
      if (id == head.id) return false;
      const Clause* other = c.agreement.find(id);
      named = named || (other != nullptr && other->head.document() == head.document());
    }
    return named;
  }

  bool covers(const ClauseHead& head, const Route& route) const {
    if (despite_notice && !route.notice_in_full) return false;
    if (without != nullptr ? &head == without : named_otherwise(head)) return false;
    if (std::ranges::find(route.reason, reason) == route.reason.end()) return false;
    return !route.by || *route.by == c.situation.by;
  }

  bool fits(const ClauseHead& head, const Route& route, Unmet& why) const {
    const auto met = [&](const auto& requirement) { return !requirement || meets(c, head, *requirement, why); };
    // What a what-if takes as given are the person's and the company's acts; days are days.
    if (c.grounds == Grounds::taken_as_met && !c.facts.termination->under.empty())
      return met(route.after_change) && met(route.ended_after);
    return met(route.after_change) && met(route.ended_after) && met(route.absent) && met(route.conduct) &&
           met(route.dismissal);
  }
  /// Of several routes for good reason, each with its own acts, the one of this act is told.
  bool names_act(const Route& route) const {
    const auto& act = c.facts.termination->dismissal;
    return act && route.dismissal &&
           std::ranges::find(route.dismissal->acts, act->kind, &CountedAct::act) != route.dismissal->acts.end();
  }
  bool noticed(const ClauseHead& head, const Route& route) {
    if (despite_notice || !route.notice_in_full || has_full_notice(c, *route.notice)) return true;
    too_short.push_back(&head);
    return false;
  }

  void run() {
    c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
      const std::string_view document = route.head.document();
      if (!c.in_force(document) || term_over(c, route.head, *c.situation.end) ||
          std::ranges::find(found, document, &ClauseHead::document) != found.end() ||
          !covers(route.head, route.terms))
        return;
      Unmet why{.quiet = !claimed};
      const bool fit = fits(route.head, route.terms, why) && noticed(route.head, route.terms);
      band = band || why.noticed_in_time;
      if (fit) {
        found.push_back(&route.head);
      } else if (failed == nullptr || (names_act(route.terms) && !failed_names_act)) {
        failed = &route.head;
        failed_names_act = names_act(route.terms);
        unmet = std::move(why);
      }
    });
  }
};

/// The open point on the time of the right, where the route that was claimed has one.
OpenChoice window_point(const Case& c, const ClauseHead* claimed) {
  OpenChoice point;
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    if (&route.head == claimed && route.terms.after_change) point = route.terms.after_change->window.choice;
  });
  return point;
}

/// Where the reading in force counts the notice, the dispute is settled for this report, and a note is left.
void tell_of_band(const Case& c, const Search& search) {
  if (!c.explain) return;
  const bool counted = !search.found.empty() && search.found == c.situation.routes;
  const ClauseHead* claimed = counted ? search.found.front() : search.failed;
  const std::string_view cite = claimed != nullptr ? std::string_view{claimed->cite} : std::string_view{};
  if (counted) {
    return c.note(Module::severance, "notice-in-time-end-too-late", "termination.date",
                  "notice fell within the time of the right after the change in control, and the end of "
                  "employment after it: the notice counts, by the interpretation chosen",
                  see_reading(c, window_point(c, claimed)), cite);
  }
  c.warn(
      Module::severance, "notice-in-time-end-too-late", "termination.date",
      "notice fell within the time of the right after the change in control, and the end of employment after "
      "it: whether the right was used in time can be disputed",
      see_reading(c, window_point(c, claimed)), cite);
}

/// Nothing that hangs on how employment ended is known; what does not goes on.
void refuse(const Case& c, Situation& s, const Search& search) {
  s.route_refused = true;
  if (search.unmet.id == "missing-fact") return;
  if (search.failed == nullptr) {
    c.error(Module::severance, "wrong-route", "termination.under",
            fmt::format("`{}` is no route for {} by the {}", c.facts.termination->under.front(),
                        name_of(search.reason), name_of(c.situation.by)),
            alternative_end(c));
    return;
  }
  const std::string message = search.unmet.message.empty()
                                  ? fmt::format("{} requires its whole notice", search.failed->cite)
                                  : search.unmet.message;
  const std::string_view path =
      search.unmet.path.empty() ? std::string_view{"termination.notice"} : std::string_view{search.unmet.path};
  c.error(Module::severance, search.unmet.id.empty() ? "short-notice" : search.unmet.id, path, message,
          alternative_end(c), search.failed->cite);
}

bool known_route(const Case& c) {
  std::vector<std::string_view> ids;
  std::string named, cited;
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    ids.push_back(route.head.id);
    named += fmt::format("{}{} ({})", named.empty() ? "" : ", ", route.head.id, route.head.cite);
  });
  for (const std::string& under : c.facts.termination->under) {
    if (std::ranges::find(ids, under) != ids.end()) continue;
    c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
      if (route.head.cite == under) cited += fmt::format("{}`{}`", cited.empty() ? "" : " or ", route.head.id);
    });
    c.error(Module::facts, "unknown-route", "termination.under",
            fmt::format("no clause `{}` ends employment", under),
            cited.empty() ? fmt::format("one of: {}", named)
                          : fmt::format("the id of the clause is wanted: {}", cited));
    return false;
  }
  return true;
}

}  // namespace

std::string route_cites(const Situation& s) {
  std::string text;
  for (const ClauseHead* route : s.routes) text += (text.empty() ? "" : " and ") + route->cite;
  return text;
}

const Route* route_terms(const KnownCase& c, const ClauseHead& head) {
  const Route* terms = nullptr;
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    if (&route.head == &head) terms = &route.terms;
  });
  return terms;
}

/// In service: the last days of rights that a change in control has given.
static void list_rights(const Case& c) {
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    if (!c.under(route.head.document()) || !route.terms.after_change) return;
    const ChangeRight& right = *route.terms.after_change;
    const Change* from = window_start(c, right.change);
    if (from == nullptr) return;
    const RightDays days = days_of(c, right, from->date);
    const Figure change = change_figure(c, *from);
    window_end(c, route.head, right.label, last_day_figure(c, right, change, days.last));
    if (!days.first) return;
    const std::string_view id = c.work.text(route.head.id + "_opens");
    account_day(c, fmt::format("calendar[{}]", id), *days.first,
                first_day_figure(c, right, change, *days.first), route.head.id);
    if (c.lists) c.deadline(id, *days.first, "First day to leave under the right", route.head.cite);
  });
}

using Routes = std::vector<const ClauseHead*>;

static bool has_document(const Routes& routes, std::string_view document) {
  return std::ranges::find(routes, document, &ClauseHead::document) != routes.end();
}

/// Adds, for documents without a route, the one of whoever ends employment on less than the whole notice, if
/// the terms leave it to that route.
static void add_in_breach_of_notice(const Case& c, Reason reason, Routes& routes) {
  Search search{.c = c, .reason = reason, .claimed = false, .despite_notice = true};
  search.run();
  for (const ClauseHead* route : search.found) {
    if (has_document(routes, route->document())) continue;
    if (c.choose(route_terms(c, *route)->short_of_notice) == ShortOfNotice::this_clause)
      routes.push_back(route);
  }
}

static void add_plain(const Case& c, Reason reason, const ClauseHead* without, Routes& routes) {
  Search plain{.c = c, .reason = reason, .claimed = false, .without = without};
  plain.run();
  for (const ClauseHead* route : plain.found) {
    if (!has_document(routes, route->document())) routes.push_back(route);
  }
  add_in_breach_of_notice(c, reason, routes);
}

/// A departure that another clause of the document allows with less notice, or none.
static void note_short_of(const Case& c, const ClauseHead& wanted) {
  const Situation& s = c.situation;
  const ClauseHead* under = s.route_under(wanted.document());
  if (!c.explain || !s.notice || under == nullptr || under == &wanted) return;
  c.note(Module::severance, "notice-short-of-clause", "termination.notice",
         fmt::format("{} days of notice are less than {} requires: employment ends under {}, not under {}",
                     *s.end - *s.notice, wanted.cite, under->cite, wanted.cite),
         {}, wanted.cite);
}

static void settle_routes(const Case& c, Situation& s, Reason stated) {
  const bool named = !c.facts.termination->under.empty();
  const bool claimed = rests_on_a_right(stated) || named;
  s.reason = stated;
  Search search{.c = c, .reason = stated, .claimed = claimed};
  search.run();
  s.routes = search.found;
  if (s.routes.empty() && search.band && stated == Reason::change_in_control) {
    // The right ran out between notice and the end: what is left is the plain termination by the same party.
    // The notice was one to end the agreement, so a clause that ends it on notice comes first.
    s.reason = s.by == Party::company ? Reason::without_cause : Reason::resignation;
    if (s.notice) add_in_breach_of_notice(c, *s.reason, s.routes);
    add_plain(c, *s.reason, nullptr, s.routes);
  } else if (s.routes.empty() && search.unmet.contested_day) {
    // The day on which the right begins: the warning says that it can be disputed, and the end stands as it is.
    add_plain(c, stated, search.failed, s.routes);
  } else if (s.routes.empty() && claimed && (search.failed != nullptr || named) &&
             std::ranges::find(search.too_short, search.failed) == search.too_short.end()) {
    s.route = nullptr;
    return refuse(c, s, search);
  } else {
    add_in_breach_of_notice(c, stated, s.routes);
  }
  s.route = s.routes.empty() ? nullptr : s.routes.front();
  for (const ClauseHead* wanted : search.too_short) note_short_of(c, *wanted);
  if (search.band) tell_of_band(c, search);
  for (const ClauseHead* route : s.routes) {
    const Route& terms = *route_terms(c, *route);
    if (!terms.notice) continue;
    count_notice(c, s, *route, terms);
    break;  // one notice, one count: of the first document that asks for some
  }
}

/// The days around an act of the company, of every route that it may lead to.
static void list_act_days(const Case& c, Reason stated) {
  const auto& act = c.facts.termination->dismissal;
  if (!act) return;
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    const auto& test = route.terms.dismissal;
    if (!test || !c.in_force(route.head)) return;
    if (std::ranges::find(route.terms.reason, stated) == route.terms.reason.end()) return;
    if (std::ranges::find(test->acts, act->kind, &CountedAct::act) == test->acts.end()) return;
    list_days(c, route.head, *test);
  });
}

void find_route(const Case& c, Situation& s) {
  if (!s.end) return list_rights(c);
  if (!known_route(c)) return;
  list_act_days(c, *s.reason);
  const Reason stated = *s.reason;
  const size_t told = c.out.remarks.size();
  // A reading that moves the last day may carry it past the end of a right: then nothing that was said of the
  // stated day stands, and the search begins anew. No route asks for more than the longest notice.
  constexpr int longest = 3;
  for (int round = 0; round < longest; ++round) {
    c.out.remarks.resize(told);
    const Date before = *s.end;
    settle_routes(c, s, stated);
    if (*s.end == before) break;
  }
  if (s.moved_by_notice != nullptr) note_moved(c, *s.route);
}

void turning_days(const Route& terms, const ClauseHead&, const Result& result, Date, TurningDays& out) {
  if (!terms.after_change) return;
  for (const ChangeFinding& change : result.changes) {
    if (!change.date || change.id != terms.after_change->change) continue;
    const ChangeRight& right = *terms.after_change;
    if (right.calendar_month) {
      const Date first = add_months(Date::of(change.date->year(), change.date->month(), 1),
                                    *right.calendar_month, MonthEnd::clamp);
      out.push_back({first, "the right after the change in control has begun"});
      out.push_back({add_months(first, 1, MonthEnd::clamp), "the right after the change in control has ended"});
      continue;
    }
    const Date begins = right.from ? after(*change.date, *right.from, MonthEnd::clamp) : *change.date;
    if (right.from) out.push_back({begins + 1, "the right after the change in control has begun"});
    out.push_back(
        {after(begins, *right.within, MonthEnd::clamp) + 1, "the right after the change in control has ended"});
  }
}

}  // namespace payout
