#include "cli/what_if_output.h"

#include <fmt/format.h>

#include "report/html/html.h"
#include "report/page_markdown.h"
#include "report/text_layout.h"

namespace payout {

bool has_what_if_format(const Options& options, Console& console) {
  if (options.format != Format::jsonl && options.format != Format::ics) return true;
  console.complain(
      fmt::format("payout {}: --format must be text, json, csv, markdown or html\n", options.command));
  return false;
}

void print_page(const Page& page, Format format, Console& console) {
  switch (format) {
    case Format::markdown: return console.print(as_markdown(page));
    case Format::html: return console.print(as_html(page));
    default: return console.print(as_text(page, console.width(), console.color()));
  }
}

}  // namespace payout
