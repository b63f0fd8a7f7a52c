#pragma once
#include <optional>
#include <string>

#include "clauses/workings.h"
#include "values/date.h"

namespace payout {

struct Case;
struct DayPrice;
struct GrantResult;
struct Tranche;

/// The one day on which all grants are looked at: the scenario's `as_of`, or the last day on which it says that
/// anything happened: the end of employment, a death, an event, an exercise; where there is nothing of the
/// kind, the latest price. None in an empty scenario.
std::optional<Date> day_of_report(const Case& c);

/// Fills the share counts of a grant as of a day.
void take_stock(GrantResult& grant, Date day);

/// What the exercisable shares are worth over their price, at the fair market value of that day.
void value_spread(const Case& c, GrantResult& grant);

/// What of the spread stands on shares that a clause vested early or lets go on vesting.
Money accelerated_spread(const GrantResult& grant);

/// A share price with the facts of that day's market behind it; `adjusted` is it in the shares that are meant.
Figure market_figure(const Case& c, const DayPrice& found, Price adjusted);
/// The exercise price of a grant with the fact behind it, in the shares of after the last split.
Figure strike_figure(const Case& c, const GrantResult& grant);
/// "grants[K1].tranches[0]", where the workings of other parts lead to.
std::string tranche_path(const GrantResult& grant, const Tranche& tranche);

}  // namespace payout
