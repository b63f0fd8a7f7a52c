#pragma once
#include "document/diagnostic.h"
#include "document/node.h"
#include "scenario/scenario.h"

namespace payout {

/// Facts of a deferred-compensation account that contradict each other, whatever the plan says.
void check_deferral(const Scenario& facts, const Document& source, Problems& problems);

}  // namespace payout
