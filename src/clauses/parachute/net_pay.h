#pragma once
#include "clauses/case.h"

namespace payout {

/// Estimates what is withheld from every payment, where the facts ask for it (`tax.withholding`), and the net
/// pay of each tax year. A payment in a year without tables is left out with a warning.
void estimate_net_pay(const Case& c);

}  // namespace payout
