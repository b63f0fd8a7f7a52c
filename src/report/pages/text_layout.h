#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/pages/page.h"

namespace payout {

/// A page as plain text within a width: headings in capitals, tables in columns. Where a table is too wide the
/// columns that may wrap give way; where its last column leans to the right it ends at the edge. Drawings are
/// left out.
std::string as_text(const Page& page, size_t width, bool color = false);

/// How many columns a text takes: its characters, not its bytes.
size_t columns_of(std::string_view text);

/// Whether its words stand one space apart, with none around them: as `wrap` would leave them.
bool single_spaced(std::string_view text);

/// The words of `text` in lines of at most `width`; a word that is longer breaks after a `_`, `/` or `,` where
/// it can.
std::vector<std::string> wrap(std::string_view text, size_t width);

}  // namespace payout
