#include "cli/print_page.h"

#include "report/html/html.h"
#include "report/page_markdown.h"
#include "report/text_layout.h"

namespace payout {

bool print_page(const Page& page, Format format, Console& console) {
  switch (format) {
    case Format::text: console.print(as_text(page, console.width(), console.color())); return true;
    case Format::markdown: console.print(as_markdown(page)); return true;
    case Format::html: console.print(as_html(page)); return true;
    default: return false;
  }
}

}  // namespace payout
