#pragma once
#include <string_view>

#include "clauses/checks/check_terms.h"

namespace payout {

struct CashPayment;
struct PayLimit;
struct StatedAmount;

/// Tells bounds that what they bound can never reach, as far as the terms alone tell.
void check_idle_bounds(const TermsCheck& t, size_t i, const CashPayment& terms);
void check_idle_bounds(const TermsCheck& t, size_t i, const StatedAmount& terms);
void check_idle_bounds(const TermsCheck& t, size_t i, const PayLimit& terms);

/// The warning for one of them; `most`: what is paid never comes to more.
void warn_of_idle_bound(const TermsCheck& t, size_t i, Origin place, std::string_view key, bool most);

}  // namespace payout
