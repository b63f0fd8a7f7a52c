#pragma once
#include <string_view>

namespace payout {

/// What a shell reads to complete `payout`, or nothing for a shell that is not known. The scripts ask the
/// program itself (`payout __complete WORDS`), so they know nothing of commands and options.
std::string_view completion_script(std::string_view shell);

}  // namespace payout
