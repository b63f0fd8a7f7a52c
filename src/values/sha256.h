#pragma once
#include <string>
#include <string_view>

namespace payout {

/// Our own, for one use (the receipt of a report): a library for one function would be the program's fifth
/// dependency. Tested on the published digests.
///
/// The SHA-256 of a text as 64 hexadecimal digits. FIPS 180-4.
std::string sha256(std::string_view text);

}  // namespace payout
