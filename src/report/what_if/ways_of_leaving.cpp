#include "report/what_if/ways_of_leaving.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/evaluate.h"
#include "clauses/situation/assumed_change.h"
#include "clauses/situation/exits.h"
#include "document/flow_text.h"

namespace payout {
namespace {

std::string_view words_of(Reason reason) {
  switch (reason) {
    case Reason::death: return "Death";
    case Reason::disability: return "Disability";
    case Reason::cause: return "For cause";
    case Reason::without_cause: return "Without cause";
    case Reason::constructive_dismissal: return "Good reason";
    case Reason::resignation: return "Voluntary resignation";
    case Reason::retirement: return "Retirement";
    case Reason::change_in_control: return "Qualifying termination";
    case Reason::director_not_renominated: return "Director not renominated";
    case Reason::director_ineligible: return "Director ineligible";
    case Reason::director_resignation: return "Director resigns";
    case Reason::director_removed: return "Director removed";
  }
  return {};
}

/// A day for a notice so long before the end that no way of counting days finds it short.
Date notice_in_time(Date end, Period needed) {
  if (needed.unit == Period::Unit::business_days) {
    Date start = end;
    while (after(start, needed, MonthEnd::clamp) > end) start = start - 1;
    return start - 1;
  }
  const Date start =
      needed.unit == Period::Unit::days
          ? end - needed.count
          : add_months(end, needed.unit == Period::Unit::years ? -12 * needed.count : -needed.count,
                       MonthEnd::clamp);
  return start - 1;
}

/// The facts without what is being varied.
Scenario still_employed(const Scenario& given, Date on) {
  Scenario facts = given;
  facts.termination.reset();
  facts.employee.died.reset();
  facts.claim.reset();
  facts.as_of = on;
  for (Grant& grant : facts.grants)
    std::erase_if(grant.exercises, [&](const Exercise& e) { return e.date > on; });
  return facts;
}

struct Maker {
  const Agreement& agreement;
  const Scenario& given;
  Date on;
  std::optional<Date> changed;  ///< day of the scenario's own change in control, not after `on`
  const Workspace& as_given;    ///< the scenario as it stands, evaluated
  std::vector<WayOfLeaving> out = {};

  void set_events(WayOfLeaving& way) const {
    std::vector<Event>& events = way.facts.events;
    if (!way.change && changed) {
      std::erase_if(events, concerns_control);
      way.assumptions.push_back(fmt::format("what happened to the company by {} is left out", to_string(on)));
    } else if (way.change && !changed) {
      const std::vector<Event> assumed = assumed_change(agreement, given, on);
      for (const Event& event : assumed)
        way.assumptions.push_back(
            fmt::format("assumed on {}: {}", to_string(on), flow_text(type_of<Event>(), &event)));
      events.insert(events.begin(), assumed.begin(), assumed.end());
    } else {
      if (way.change)
        way.assumptions.push_back(fmt::format("the scenario's change in control of {}", to_string(*changed)));
      return;
    }
    way.set.push_back("events=" + flow_text(type_of<std::vector<Event>>(), &events));
  }

  void assume_grounds(WayOfLeaving& way, const Exit& exit) const {
    if (!exit.grounds.empty()) {
      constexpr std::string_view clause = "the clause";
      std::string grounds{exit.grounds};
      if (const size_t at = grounds.find(clause); at != grounds.npos)
        grounds.replace(at, clause.size(), exit.route->cite);
      way.assumptions.push_back(std::move(grounds));
    }
    way.grounds = Grounds::taken_as_met;
  }

  void end_employment(WayOfLeaving& way, const Exit& exit) const {
    Termination t;
    if (given.termination) {
      const Termination& own = *given.termination;
      t.permanent_disability = own.permanent_disability;
      t.disability_plan_benefit = own.disability_plan_benefit;
      t.stays_director = own.stays_director;
      if (own.reason == exit.reason)
        t.cause = own.cause, t.dismissal = own.dismissal, t.absences = own.absences;
    }
    t.reason = exit.reason;
    t.date = on;
    if (exit.route != nullptr) {
      t.by = exit.by;
      t.under = {exit.route->id};
      assume_grounds(way, exit);
      if (exit.notice) {
        t.notice = Notice{notice_in_time(on, *exit.notice), {}, {}, {}};
        way.assumptions.push_back(fmt::format("notice on {}: {} requires {}", to_string(*t.notice->given),
                                              exit.route->cite, to_string(*exit.notice)));
      }
    }
    way.set.push_back("termination=" + flow_text(type_of<Termination>(), &t));
    way.facts.termination = std::move(t);
    assume_release(way);
  }

  /// In a termination event of its own the release is signed in time, where the agreement knows one.
  void assume_release(WayOfLeaving& way) const {
    const bool known = std::ranges::any_of(agreement.acting_on_rows, [&](size_t i) {
      return agreement.clauses[i].terms.kind().row_stage == RowStage::release;
    });
    if (!known) return;
    way.facts.release = ReleaseFacts{.state = ReleaseState::signed_in_time};
    way.set.emplace_back("release=signed");
    way.assumptions.emplace_back("the release of claims is signed in time and not revoked");
  }

  /// Whether the scenario as it stands ends employment in this way.
  bool is_as_given(const Exit& exit, bool change) const {
    if (!given.termination || as_given.situation.end != on || change != changed.has_value()) return false;
    const auto& routes = as_given.situation.routes;
    const bool same =
        exit.route == nullptr ? routes.empty() : std::ranges::find(routes, exit.route) != routes.end();
    return same && as_given.situation.reason == exit.reason;
  }

  static std::string label_of(const Exit& exit, bool change) {
    std::string text{words_of(exit.reason)};
    if (exit.reason == Reason::change_in_control && exit.by)
      text += fmt::format(" by the {}", name_of(*exit.by));
    if (change) text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return change ? "Change in control: " + text : text;
  }

  static std::string id_of(const Exit& exit, bool change) {
    std::string id = exit.route != nullptr ? exit.route->id : std::string{name_of(exit.reason)};
    if (exit.route != nullptr && !exit.first_reason) id += fmt::format("_{}", name_of(exit.reason));
    return change ? id + "_with_change" : id;
  }

  void add(const Exit& exit, bool change) {
    WayOfLeaving way;
    way.id = id_of(exit, change);
    way.label = label_of(exit, change);
    way.reason = exit.reason;
    way.change = change;
    if (exit.route != nullptr) {
      way.cite = exit.route->cite;
      way.route = exit.route->id;
      way.by = exit.by;
    }
    if (is_as_given(exit, change)) {
      way.facts = given;
      way.as_given = true;
      way.assumptions.push_back("as the scenario has it");
    } else {
      way.facts = still_employed(given, on);
      way.set.push_back(fmt::format("as_of={}", to_string(on)));
      set_events(way);
      end_employment(way, exit);
    }
    out.push_back(std::move(way));
  }

  void add_change_alone() {
    WayOfLeaving way;
    way.id = "change_alone";
    way.label = "Change in control without termination (single trigger)";
    way.change = true;
    way.facts = still_employed(given, on);
    way.set.push_back(fmt::format("as_of={}", to_string(on)));
    set_events(way);
    way.assumptions.push_back("employment goes on");
    if (given.termination) way.set.clear();  // a fact that is given cannot be taken back
    out.push_back(std::move(way));
  }

  void run() {
    const bool definitions = std::ranges::any_of(agreement.clauses, [&](const Clause& clause) {
      return clause.terms.kind().defines == Defines::change && is_under(given, clause.head);
    });
    const std::vector<Exit> exits = exits_of(agreement, given);
    for (const Exit& exit : exits) {
      if (!exit.after_change) add(exit, false);
    }
    if (!definitions) return;
    add_change_alone();
    for (const Exit& exit : exits) add(exit, true);
  }
};

}  // namespace

Scenario without_event(const Scenario& facts, Date on) {
  Scenario quiet = still_employed(facts, on);
  std::erase_if(quiet.events, concerns_control);
  return quiet;
}

std::optional<Date> day_of(const Scenario& facts) {
  if (facts.termination) return facts.termination->date;
  if (facts.as_of) return facts.as_of;
  std::optional<Date> day;
  for (const Event& event : facts.events) day = day ? std::max(*day, date_of(event)) : date_of(event);
  return day;
}

std::vector<WayOfLeaving> ways_of_leaving(const Agreement& agreement, const Scenario& facts,
                                          const ReadingUse& readings, Date on) {
  Workspace as_given;
  as_given.readings = readings;
  evaluate(agreement, facts, as_given);
  std::optional<Date> changed;
  for (const Change& change : as_given.situation.changes) {
    if (change.date <= on && (!changed || change.date < *changed)) changed = change.date;
  }
  Maker maker{agreement, facts, on, changed, as_given};
  maker.run();
  return std::move(maker.out);
}

}  // namespace payout
