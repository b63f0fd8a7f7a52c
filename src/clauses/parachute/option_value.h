#pragma once
#include "clauses/parachute/exposure.h"

namespace payout {

/// What a tranche is worth on the day it vested early: its spread, or its part of a value by a model (reading
/// option_parachute_value). Nothing where a fact is missing, which is reported. Dollars.
std::optional<Figure> option_worth(const Exposure& e, const GrantResult& result, const Grant& grant,
                                   const Tranche& tranche);

/// The same at the price of a day.
std::optional<Figure> option_worth_on(const Exposure& e, const GrantResult& result, const Grant& grant,
                                      const Tranche& tranche, Date day);

/// The spread of a tranche on the day it vested early, for showing: nothing where no price is known. Dollars.
Money spread_of(const Exposure& e, const GrantResult& result, const Tranche& tranche);

}  // namespace payout
