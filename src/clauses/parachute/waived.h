#pragma once
#include <optional>

#include "clauses/parachute/exposure.h"

namespace payout {

/// Writes down that a payment, or a part of it, was given up for a vote of the shareholders that failed: it is
/// not paid. A whole payment does not count any more.
void give_up(const Exposure& e, ContingentLine& line, std::optional<Money> part = {});

/// Takes a part that was put to the vote off what counts; what is left is valued again.
void take_off_put_to_vote(const Exposure& e, ContingentLine& line, Money part);

/// What was given up in all, with its steps; nothing of it where the rest is refused.
void sum_up_waived(const Exposure& e);

/// The days in the calendar of payments that are given up, in whole or in part, say so.
void mark_given_up(const Case& c);

}  // namespace payout
