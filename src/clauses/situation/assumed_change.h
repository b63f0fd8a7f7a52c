#pragma once
#include <vector>

#include "clauses/agreement.h"
#include "clauses/situation/situation.h"
#include "scenario/scenario.h"

namespace payout {

/// The transaction that assumed events belong to.
constexpr std::string_view assumed_deal = "assumed";

/// Events on `day` that are a change in control under every definition of the agreement that binds the person:
/// an outsider owns everything and, where a definition does not ask for owners, what it does ask for. Empty
/// where the agreement defines no change in control.
std::vector<Event> assumed_change(const Agreement& agreement, const Scenario& facts, Date day);

/// Whether an event is of the kind that can change control of a company.
bool concerns_control(const Event& event);

}  // namespace payout
