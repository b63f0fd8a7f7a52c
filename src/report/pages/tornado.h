#pragma once
#include <string>
#include <vector>

#include "clauses/reading_result.h"
#include "report/pages/page.h"

namespace payout {

/// "if the gross-up itself counts as a payment", or the word where the terms give no sentence.
std::string if_sentence(const OtherReading& other);

/// How far each other interpretation moves the total, to the left and to the right, the farthest first; those
/// below `least` are left out. Nothing is drawn for fewer than two.
void draw_tornado(Page& page, const std::vector<ReadingResult>& readings, Money least = {});

}  // namespace payout
