#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/pages/page.h"

namespace payout {

/// A page as plain text within a width: headings in capitals, tables in columns as wide as what they hold.
/// Where a table is too wide its headings wrap, then the columns that may give way, then its cells stand one
/// below the other. Words run no wider than the eye follows. Drawings are left out.
std::string as_text(const Page& page, size_t width, bool color = false);

/// How many columns a text takes: its characters, not its bytes.
size_t columns_of(std::string_view text);

/// Whether its words stand one space apart, with none around them: as `wrap` would leave them.
bool single_spaced(std::string_view text);

/// The words of `text` in lines of at most `width`; a word that is longer breaks after a `_`, `/` or `,` where
/// it can.
std::vector<std::string> wrap(std::string_view text, size_t width);

}  // namespace payout
