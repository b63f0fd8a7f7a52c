#pragma once
#include "cli/console.h"
#include "cli/options.h"
#include "report/page.h"

namespace payout {

/// Whether a what-if command has the format that is asked for; says which it has, otherwise.
bool has_what_if_format(const Options& options, Console& console);

/// Prints a page as text, Markdown or HTML.
void print_page(const Page& page, Format format, Console& console);

}  // namespace payout
