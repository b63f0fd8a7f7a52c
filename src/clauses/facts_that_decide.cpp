#include "clauses/facts_that_decide.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/situation/change_in_control.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

/// A list in words.
struct Facts {
  std::string text = {};
  std::string_view between;
  void add(std::string_view fact) {
    if (!text.empty()) text += between;
    text += fact;
  }
};

/// What a route asks for beside reason and party.
void add_requirements(const Case& c, const Route& route, Facts& facts) {
  const auto& end = c.situation.end;
  if (route.ended_after) {
    const bool on = c.choose(route.ended_after->first_day) == Boundary::on;
    const Date first = on ? route.ended_after->date : route.ended_after->date + 1;
    if (!end || *end < first) facts.add(fmt::format("termination.date: {} or later", to_string(first)));
  }
  if (route.after_change) {
    const Change* change = c.situation.first_change(route.after_change->change);
    if (change == nullptr) facts.add(facts_for_change(c, route.after_change->change));
    if (change != nullptr)
      facts.add(fmt::format("termination.date: {} to {}", to_string(change->date),
                            to_string(c.last_day_of(change->date, route.after_change->within))));
  }
  if (route.notice_in_full && route.notice && c.situation.notice_given < c.situation.notice_needed)
    facts.add(fmt::format("termination.notice: {} before the end", to_string(*route.notice)));
  if (route.absent) facts.add("termination.absences");
  if (route.conduct) facts.add("termination.cause");
  if (route.dismissal && (!c.facts.termination || !c.facts.termination->dismissal))
    facts.add("termination.dismissal");
}

}  // namespace

std::string facts_for_route(const Case& c, std::string_view id) {
  Facts facts{{}, ", "};
  c.agreement.each<Route>([&](const ClauseOf<Route>& route) {
    if (route.head.id != id || route.terms.reason.empty()) return;
    const auto& reasons = route.terms.reason;
    const bool same = c.situation.reason && std::ranges::find(reasons, *c.situation.reason) != reasons.end();
    if (!same) facts.add(fmt::format("termination.reason: {}", name_of(reasons.front())));
    if (route.terms.by && (!same || c.situation.by != *route.terms.by))
      facts.add(fmt::format("termination.by: {}", name_of(*route.terms.by)));
    add_requirements(c, route.terms, facts);
  });
  return facts.text.empty() ? "termination" : facts.text;
}

std::string facts_for_change(const Case& c, std::string_view id) {
  Facts facts{{}, ", or "};
  c.agreement.each<ChangeInControl>([&](const ClauseOf<ChangeInControl>& definition) {
    if (definition.head.id != id) return;
    const ChangeInControl& t = definition.terms;
    if (t.ownership_at_least)
      facts.add(fmt::format("ownership of {} or more", to_string(*t.ownership_at_least)));
    if (t.not_nominated_above)
      facts.add(fmt::format("board_change above {}", to_string(*t.not_nominated_above)));
    if (t.merger_keeps_less_than)
      facts.add(fmt::format("merger_approval that keeps less than {}", to_string(*t.merger_keeps_less_than)));
    if (t.assets_above) facts.add(fmt::format("asset_sale above {}", to_string(*t.assets_above)));
    if (t.approved_asset_sale) facts.add("asset_sale_approval");
    if (t.approved_liquidation) facts.add("liquidation_approval");
  });
  return facts.text.empty() ? "events" : "events: " + facts.text;
}

}  // namespace payout
