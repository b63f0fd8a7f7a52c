#pragma once
#include <string>

namespace payout {

struct Case;

/// One plain sentence on the end of employment: who ended it, when, under what, on how much notice.
std::string how_it_ended(const Case& c);

}  // namespace payout
