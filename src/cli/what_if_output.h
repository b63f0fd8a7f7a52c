#pragma once
#include <functional>
#include <optional>
#include <string>

#include "cli/case_file.h"
#include "cli/console.h"
#include "cli/options.h"
#include "report/pages/page.h"

namespace payout {

/// Whether a what-if command has the format that is asked for; says which it has, otherwise.
bool has_what_if_format(const Options& options, Console& console);

/// The one scenario of a what-if command, evaluated, in the readings that it asks for.
struct WhatIfCase {
  CaseFile file = {};
  ReadingUse readings = {};
};

/// Reads it. What the command varies may be missing or wrong in the file as it stands: only input that cannot
/// be evaluated is told, and then there is nothing, and `status` is how to end.
std::optional<WhatIfCase> open_what_if(const Options& options, Agreements& agreements, Console& console,
                                       ExitStatus& status);

/// What was found, in each form that it can be printed in.
struct WhatIfForms {
  std::function<std::string()> json;
  std::function<std::string()> csv;
  std::function<void(Page& page, size_t width)> page;  ///< `width` of a text; 0 for other formats
};
void print_what_if(const WhatIfForms& forms, const Options& options, Console& console);

/// Prints a page as text, Markdown or HTML.
void print_page(const Page& page, Format format, Console& console);

}  // namespace payout
