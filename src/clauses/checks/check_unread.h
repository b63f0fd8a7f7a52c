#pragma once
#include <span>

#include "clauses/checks/check_terms.h"

namespace payout {

/// Words that name no amount, in the clauses in which something else cannot be read (`places.left_out`, in
/// order): a key that is misspelled hides no wrong word beside it.
void check_unread_amounts(const TermsCheck& t, std::span<const Clause> unread);

}  // namespace payout
