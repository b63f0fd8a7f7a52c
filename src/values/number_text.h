#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "values/exact.h"

namespace payout {

/// Reads a plain decimal: optional minus, digits, optionally a point and up to `decimals` digits. No leading
/// zeros before another digit (010 is octal to some YAML readers), no exponent, no grouping. Nothing that
/// overflows.
std::optional<Exact> parse_decimal(std::string_view text, int decimals);

/// The same, as a whole number of units of the last decimal: "12.5" with two decimals is 1250.
std::optional<int64_t> parse_scaled(std::string_view text, int decimals);

/// Reads a plain whole number under the same rules.
std::optional<int64_t> parse_whole(std::string_view text);

/// The shortest decimal for a fraction that has one of at most `most` places, otherwise "2/37".
std::string decimal_or_fraction(Exact x, int most = 9);

/// An amount in dollars with its fraction of a cent: "410,648.345", "273,333.33 1/3"; half up to the cent where
/// the fraction is none that people write.
std::string with_fraction_of_cent(Exact cents);

/// `x` rounded half up to `places` decimals, for display of factors.
std::string decimal(Exact x, int places);

}  // namespace payout
