#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "scenario/event.h"

namespace payout {

/// The law's test of the corporation, beside those of the person and the change (`law_test_ids`).
inline constexpr std::string_view exempt_corporation_test = "exempt_corporation";

/// Whether an event is a change under the regulation, and why; no law where it is an event of another kind.
struct ChangeTested {
  std::string_view finding = "unknown", law = {};
  std::string why = {};
};

/// Tests an event together with those before it: what one owner acquires, what is sold and who is replaced on
/// the board are added up over twelve months (26 CFR 1.280G-1 Q&A-27 to 29).
/// The reason is left out where nobody reads it.
ChangeTested test_event(const std::vector<Event>& events, size_t event, bool in_words = true);

}  // namespace payout
