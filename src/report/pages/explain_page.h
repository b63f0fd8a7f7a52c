#pragma once
#include <string>

#include "report/explain/explanation.h"
#include "report/pages/page.h"

namespace payout {

/// An explanation as a page: the figure, its clause and formula; the tree down to file and line; or what is
/// missing for it; and the readings that would change it.
Page explain_page(const Explanation& explanation);
/// The same as Markdown, the tree as a list.
std::string explain_markdown(const Explanation& explanation);

}  // namespace payout
