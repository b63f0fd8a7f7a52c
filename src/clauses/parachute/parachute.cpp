#include "clauses/parachute/parachute.h"

namespace payout {

void evaluate_parachute(const Case&) {}

}  // namespace payout
