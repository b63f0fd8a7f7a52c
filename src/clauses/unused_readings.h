#pragma once
#include "clauses/case.h"

namespace payout {

/// Notes the readings that the scenario chooses and that nothing asked about, each with the reason. Comes after
/// all other stages.
void note_unused_readings(const Case& c);

}  // namespace payout
