#pragma once
#include <string_view>

namespace payout {

/// The style sheet of every HTML report.
extern const std::string_view html_style;

}  // namespace payout
