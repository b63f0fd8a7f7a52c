#pragma once
#include "cli/console.h"
#include "report/page.h"

namespace payout {

/// Prints a page as text, Markdown or HTML. False, and nothing printed, for a format that is not a page's.
bool print_page(const Page& page, Format format, Console& console);

}  // namespace payout
