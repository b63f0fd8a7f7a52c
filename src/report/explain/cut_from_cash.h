#pragma once
#include "clauses/result.h"

namespace payout {

/// What a cutback takes out of the payments in cash: it stands in the total, not in the lines.
inline Money cut_from_cash(const Result& r) {
  Money cut;
  for (const ContingentLine& line : r.parachute.contingent) {
    if (line.type == PaymentClass::cash) cut += line.cut;
  }
  return cut;
}

}  // namespace payout
