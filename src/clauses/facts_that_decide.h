#pragma once
#include <string>
#include <string_view>

namespace payout {

struct Case;

/// The facts that would make a clause's condition hold, in the words of a scenario file. Only those that do not
/// hold already are named.

/// For a way in which employment ends: "termination.reason: change_in_control, termination.by: company".
std::string facts_for_route(const Case& c, std::string_view route);

/// For a change in control under a definition: "events: ownership of 50% or more, or ...".
std::string facts_for_change(const Case& c, std::string_view definition);

}  // namespace payout
