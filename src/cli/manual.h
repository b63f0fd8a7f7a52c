#pragma once
#include <string>
#include <string_view>

namespace payout {

struct Command;

/// `payout --help`.
std::string overview(bool statuses);
/// `payout COMMAND --help`.
std::string command_help(const Command& command);
/// `payout help --man`: the same for man(1), as payout(1), with the day of its sources.
std::string man_page(std::string_view date);

}  // namespace payout
