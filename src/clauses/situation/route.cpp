#include "clauses/situation/route.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/instead.h"
#include "clauses/situation/notice.h"

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
  const ClauseHead* failed = nullptr;  ///< the first that covers the reason and does not fit
  Unmet unmet = {};                    ///< why
  bool band = false;                   ///< notice in time, the end too late

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
           met(route.dismissal) && (!route.notice_in_full || has_full_notice(c, *route.notice));
  }

  void run() {
    c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
      const std::string_view document = route.head.document();
      if (!c.in_force(document) || std::ranges::find(found, document, &ClauseHead::document) != found.end() ||
          !covers(route.head, route.terms))
        return;
      Unmet why{.quiet = !claimed};
      const bool fit = fits(route.head, route.terms, why);
      band = band || why.noticed_in_time;
      if (fit) {
        found.push_back(&route.head);
      } else if (failed == nullptr) {
        failed = &route.head;
        unmet = std::move(why);
      }
    });
  }
};

void warn_of_band(const Case& c) {
  if (!c.explain) return;
  c.warn(
      Module::severance, "notice-in-time-end-too-late", "termination.date",
      "notice fell within the time of the right after the change in control, and the end of employment after "
      "it: whether the right was used in time can be disputed",
      "see the readings of the window",
      c.situation.route != nullptr ? std::string_view{c.situation.route->cite} : std::string_view{});
}

void refuse(const Case& c, const Search& search) {
  if (search.unmet.id == "missing-fact") return;
  if (search.failed == nullptr) {
    c.error(Module::facts, "wrong-route", "termination.under",
            fmt::format("`{}` is no route for {} by the {}", c.facts.termination->under.front(),
                        name_of(search.reason), name_of(c.situation.by)),
            instead(c));
    return;
  }
  const std::string message = search.unmet.message.empty()
                                  ? fmt::format("{} asks for its whole notice", search.failed->cite)
                                  : search.unmet.message;
  c.error(Module::facts, search.unmet.id.empty() ? "short-notice" : search.unmet.id, search.unmet.path, message,
          instead(c), search.failed->cite);
}

bool known_route(const Case& c) {
  std::vector<std::string_view> ids;
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) { ids.push_back(route.head.id); });
  for (const std::string& under : c.facts.termination->under) {
    if (std::ranges::find(ids, under) != ids.end()) continue;
    c.error(Module::facts, "unknown-route", "termination.under", fmt::format("there is no route `{}`", under),
            fmt::format("one of: {}", detail::one_of(ids)));
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
    if (const Change* from = window_start(c, right.change))
      c.window_end(route.head.id, c.last_day_of(from->date, right.within), right.label, route.head.cite);
  });
}

void find_route(const Case& c, Situation& s) {
  if (!s.end) return list_rights(c);
  if (!known_route(c)) return;
  const bool named = !c.facts.termination->under.empty();
  const bool claimed = rests_on_a_right(*s.reason) || named;
  Search search{c, *s.reason, claimed};
  search.run();
  // The right ran out between notice and the end: what is left is the plain termination by the same party.
  if (search.found.empty() && search.band && *s.reason == Reason::change_in_control) {
    s.reason = s.by == Party::company ? Reason::without_cause : Reason::resignation;
    Search plain{c, *s.reason, false};
    plain.run();
    search.found = plain.found;
  } else if (search.found.empty() && search.unmet.contested_day) {
    // The day on which the right begins: the warning says that it can be disputed, and the end stands as it is.
    Search plain{c, *s.reason, false, search.failed};
    plain.run();
    search.found = plain.found;
  } else if (search.found.empty() && claimed && (search.failed != nullptr || named)) {
    return refuse(c, search);
  }
  s.routes = search.found;
  s.route = s.routes.empty() ? nullptr : s.routes.front();
  if (search.band) warn_of_band(c);
  for (const ClauseHead* route : s.routes) {
    const Route& terms = *route_terms(c, *route);
    if (!terms.notice) continue;
    count_notice(c, s, *route, terms);
    break;  // one notice, one count: of the first document that asks for some
  }
}

void turning_days(const Route& terms, const ClauseHead&, const Result& result, Date, TurningDays& out) {
  if (!terms.after_change) return;
  for (const ChangeFinding& change : result.changes) {
    if (!change.date || change.id != terms.after_change->change) continue;
    out.push_back({after(*change.date, terms.after_change->within, MonthEnd::clamp) + 1,
                   "the right after the change in control has ended"});
  }
}

}  // namespace payout
