#include "clauses/deferral/deferral.h"

namespace payout {

void evaluate_deferral(const Case&) {}

}  // namespace payout
