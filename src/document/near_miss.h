#pragma once
#include <string>
#include <string_view>

/// What somebody probably meant whose value cannot be read: how to write it, and no other amount. Empty where
/// there is nothing to say.
namespace payout {

/// "$240,000" and "240k" where a number is wanted.
std::string number_hint(std::string_view text);

/// "12 %", "12 percent", "half": a share in other words.
std::string rate_hint(std::string_view text);

/// "300000 per year", "25,000 a month": pay in other words, as it is written here; empty where it is none.
std::string pay_hint(std::string_view text);

/// "twelve" as "12"; empty where a word is no number.
std::string_view number_word(std::string_view word);

/// "200%", "2x", "twice": a multiple in other words.
std::string multiple_hint(std::string_view text);

/// "thirty days", "30 calendar days", "18mo", "1.5 years": a length of time in other words.
std::string period_hint(std::string_view text);

/// "06/30/2000": what can be said of the three numbers; either order where both can be meant.
std::string date_with_slashes(std::string_view text);

}  // namespace payout
