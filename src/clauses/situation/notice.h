#pragma once
#include "clauses/situation/route.h"

namespace payout {

struct Case;
struct Situation;

/// Whether notice was given so long before the last day of employment.
bool has_full_notice(const Case& c, Period needed);

/// Says that the last day was moved by the whole notice of the route.
void note_moved(const Case& c, const ClauseHead& route);

/// Counts the notice of a route against what it asks for. Short notice warns, moves the last day, adds pay in
/// lieu, or is refused, as the route's reading says.
void count_notice(const Case& c, Situation& s, const ClauseHead& route, const Route& terms);

}  // namespace payout
