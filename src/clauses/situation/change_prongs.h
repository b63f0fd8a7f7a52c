#pragma once
#include <string>
#include <vector>

#include "clauses/case.h"

namespace payout {

struct ChangeInControl;

/// Tests the events against one definition, prong by prong: adds those that are a change in control under it.
/// `why` says of the others why they are none, where somebody asks.
void test_events(const Case& c, const ClauseOf<ChangeInControl>& definition, std::vector<Change>& found,
                 std::string& why);

}  // namespace payout
