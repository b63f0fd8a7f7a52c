#pragma once
#include <string>
#include <string_view>

/// What an author probably meant by a word of terms that is none: how it is said here. Empty where there is
/// nothing to say.
namespace payout {

/// In place of an amount: "bonus", "salary + bonus", "monthly salary".
std::string_view amount_hint(std::string_view text);

/// In place of a finding, under `if` or `unless`: "age_55", "release_signed", "cause".
std::string finding_hint(std::string_view name, std::string_view key);

}  // namespace payout
