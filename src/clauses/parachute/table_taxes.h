#pragma once
#include "clauses/parachute/remedy.h"

namespace payout {

/// The taxes of the year of payment by bracket, on top of what the facts and this report already put into it.
/// Refused where a table or a fact is missing (reported against `asker`).
std::optional<OtherTaxes> taxes_from_tables(const Exposure& e, const ClauseHead& asker, bool state_deductible);

/// The highest rates there are in the year of payment: what some agreements deem the person to pay.
std::optional<OtherTaxes> highest_rates(const Exposure& e, const ClauseHead& asker, bool state_deductible);

}  // namespace payout
