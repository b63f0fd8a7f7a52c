#pragma once
#include <string>
#include <string_view>

#include "report/pages/page.h"

namespace payout {

/// The beginning of a self-contained HTML document: no scripts, nothing loaded from elsewhere, light and dark,
/// and a print style.
std::string html_begin(std::string_view title);
/// One page as an article; `number` keeps the ids of several in a document apart.
std::string html_article(const Page& page, size_t number = 1);
std::string html_end();

/// A page as a document of its own, called by its title.
std::string as_html(const Page& page);
/// The words of a page's title.
std::string title_of(const Page& page);

/// Text as HTML and XML (JUnit) take it, in elements and in quoted attributes.
std::string markup_text(std::string_view text);

}  // namespace payout
