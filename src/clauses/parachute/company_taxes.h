#pragma once
#include "clauses/parachute/exposure.h"

namespace payout {

/// The company's own payroll taxes on what a remedy pays, and what the limit of 162(m), lowered by the excess,
/// does not let it deduct: year by year, as the payments are made.
void company_taxes(const Exposure& e, RemedyFigures& r);

}  // namespace payout
