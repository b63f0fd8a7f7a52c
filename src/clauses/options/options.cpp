#include "clauses/options/options.h"

namespace payout {

void evaluate_options(const Case&) {}

}  // namespace payout
