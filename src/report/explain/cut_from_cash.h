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

/// What of the payments in cash was given up for a vote of the shareholders that failed: the same.
inline Money waived_in_cash(const Result& r) {
  Money waived;
  for (const WaivedPayment& p : r.parachute.waived_payments) {
    if (p.type == PaymentClass::cash) waived += p.amount;
  }
  return waived;
}

/// What of a gross-up is paid in cash.
inline std::optional<Money> gross_up_in_cash(const Result& r) {
  return r.parachute.gross_up_paid ? r.parachute.gross_up_paid : r.parachute.gross_up;
}

}  // namespace payout
