#pragma once
#include <string>

#include "report/pages/page.h"

namespace payout {

/// A page as Markdown (CommonMark with GitHub's tables), to paste into a pull request: what explains a row
/// stands under its first cell; drawings are left out.
std::string as_markdown(const Page& page);

}  // namespace payout
