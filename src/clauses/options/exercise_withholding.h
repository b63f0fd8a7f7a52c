#pragma once

namespace payout {

struct Case;

/// The tax on the wages of each exercise, in the order of their days: as supplied, or what an employer
/// withholds by the flat method, estimated from the tables where the scenario asks for them (`tax:
/// {from_tables: true}`). Wages of earlier exercises of the year count toward the wage base. Shares are
/// withheld for it where the facts say so.
void withhold_on_exercises(const Case& c);

}  // namespace payout
