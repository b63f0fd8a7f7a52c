#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/agreement.h"
#include "clauses/detail.h"
#include "clauses/reading.h"
#include "scenario/scenario.h"

namespace payout {

/// One termination event on a day: the facts that stand for it.
struct WayOfLeaving {
  std::string id = {};
  std::string label = {};
  std::string cite = {};
  std::string route = {};             ///< id of the route's clause; empty where employment goes on
  std::optional<Reason> reason = {};  ///< empty where employment goes on
  std::optional<Party> by = {};       ///< who ends employment, where the route says
  bool change = false;                ///< a change in control is part of it
  std::vector<std::string> assumptions = {};
  std::vector<std::string> set = {};  ///< as arguments of --set; empty where those cannot say it
  Scenario facts = {};
  bool as_given = false;  ///< the scenario as it stands
  Grounds grounds = Grounds::tested;
};

/// Every termination event that the terms know, first without a change in control, then with one: each route
/// for each of its reasons, in the order of the terms. Where no document has routes, each reason that a clause
/// names. The facts stay as they are apart from how and when employment ends; where the scenario itself ends
/// that way on that day, it is taken as it stands.
std::vector<WayOfLeaving> ways_of_leaving(const Agreement& agreement, const Scenario& facts,
                                          const ReadingUse& readings, Date on);

/// The same facts on a day with employment going on and nothing having happened to the company's control: what
/// is vested then is the executive's without any event.
Scenario without_event(const Scenario& facts, Date on);

/// The day that a scenario is about: the end of employment, the day looked at, else the last event.
std::optional<Date> day_of(const Scenario& facts);

}  // namespace payout
