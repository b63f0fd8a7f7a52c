#pragma once
#include <cstdint>
#include <vector>

#include "clauses/result.h"

namespace payout {

/// What a result is made of, boiled down to where two results differ: which lines there are and what their
/// words say, as one number, and how much each of them is. For deciding where a search looks closer, never for
/// a figure.
struct ResultShape {
  uint64_t words = 0;
  /// In units of what is no more than drift: a dollar, two shares, two days, a tenth of a percent.
  std::vector<double> amounts = {};
};

/// Takes the shape of a result. Sentences, yearly tables and what only repeats other figures are left out.
void take_shape(const Result& result, ResultShape& shape);

}  // namespace payout
