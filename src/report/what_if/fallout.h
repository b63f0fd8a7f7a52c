#pragma once
#include <string>
#include <vector>

#include "clauses/result.h"
#include "report/what_if/fallout_sentences.h"

namespace payout {

/// What differs between two results, in sentences for readers, the largest effect first: sums, shares, dates by
/// the days that they move, and what is neither. `without_money` leaves the sums to a total that tells them.
std::vector<std::string> fallout(const Moves& moves, bool without_money);

/// Warnings, errors and notes that only one of the two results shows, in sentences: "also: ...", "no longer:
/// ...". What says the same with another figure is told only where nothing else is.
std::vector<std::string> fallout_of_remarks(const Result& before, const Result& after, bool nothing_else);

}  // namespace payout
