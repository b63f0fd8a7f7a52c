#include "cli/what_if_output.h"

#include <fmt/format.h>

#include "report/formats/csv_cell.h"
#include "report/formats/html/html.h"
#include "report/formats/page_markdown.h"
#include "report/formats/workbook.h"
#include "report/pages/text_layout.h"

namespace payout {

bool has_what_if_format(const Options& options, Console& console) {
  const bool other = options.format == Format::jsonl || options.format == Format::ics ||
                     options.format == Format::sarif || options.format == Format::github;
  if (!other) return true;
  console.complain(
      fmt::format("payout {}: --format must be text, json, csv, xlsx, markdown or html\n", options.command));
  return false;
}

std::optional<WhatIfCase> open_what_if(const Options& options, Agreements& agreements, Console& console,
                                       ExitStatus& status) {
  status = ExitStatus::usage;
  if (!has_what_if_format(options, console)) return std::nullopt;
  if (options.operands.size() != 1) {
    console.complain(fmt::format("payout {}: one scenario at a time\n", options.command));
    return std::nullopt;
  }
  WhatIfCase found{open_case(options.operands.front(), options.sets, agreements), {}};
  CaseFile& file = found.file;
  status = file.status;
  if (!file.evaluated) {
    console.show(file.problems);
    return std::nullopt;
  }
  found.readings = choose_readings(*file.agreement, file.loaded->facts, file.loaded->document, file.problems);
  return found;
}

void print_what_if(const WhatIfForms& forms, const Options& options, Console& console) {
  if (options.format == Format::json) return console.print(forms.json() + "\n");
  if (options.format == Format::csv) {
    if (options.bom) console.print(byte_order_mark);
    return console.print(forms.csv());
  }
  Page page;
  forms.page(page, options.format == Format::text ? console.width() : 0);
  print_page(page, options.format, console);
}

void print_page(const Page& page, Format format, Console& console) {
  switch (format) {
    case Format::markdown: return console.print(as_markdown(page));
    case Format::html: return console.print(as_html(page));
    case Format::xlsx: {
      Workbook book;
      book.add(page);
      return console.print(book.take());
    }
    default: return console.print(as_text(page, console.width(), console.color()));
  }
}

}  // namespace payout
