#pragma once
#include <string>

#include "document/type.h"

namespace payout {

/// Whether a value is a rate between nothing and one percent, either sign: nearly always a fraction with a
/// percent sign behind it.
bool below_one_percent(const Type& leaf, const void* value);
/// What to do about it: "write 45% if that is what you mean".
std::string hundredfold(const Type& leaf, const void* value);

}  // namespace payout
