#pragma once
#include <string>

#include "clauses/case.h"

namespace payout {

/// Where a payment that payroll meets stands in the result.
struct PaidFrom {
  std::string path = {};  ///< of the payment, as a path of the result
  Money whole = {};       ///< before anything of it is given up
  Figure day = {};
};

/// Writes down how the estimate of one payment arose, and the sums of each tax year.
void explain_withheld(const Case& c, const WithheldPayment& payment, const PaidFrom& from);
void explain_net_pay(const Case& c);

}  // namespace payout
