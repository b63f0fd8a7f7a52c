#pragma once
#include <string>
#include <string_view>

/// Text of a page as HTML writes it.
namespace payout {

/// "Change-in-control tax (estimate)" as "change-in-control-tax-estimate".
std::string slug(std::string_view text);

/// Text in which keys stand between backticks: "give `salary.paid_through`".
std::string prose(std::string_view text);

/// "not paid" as "Not paid"; a path or an id stays as it is.
std::string sentence(std::string_view text);

/// "Death (EA 5.1)": what stands in brackets is not parted at the end of a line.
std::string kept_together(std::string_view text);

}  // namespace payout
