#pragma once
#include <string>

#include "clauses/agreement.h"

namespace payout {

/// Applies the `number`-th change that the terms of a clause allow, and says which term it was. False when
/// there are fewer. Changes are: a leaf to another value (several per leaf), an optional emptied, a list entry
/// taken out.
bool change_term(Clause& clause, size_t number, std::string& term);

}  // namespace payout
