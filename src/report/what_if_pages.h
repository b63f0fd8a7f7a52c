#pragma once
#include <cstddef>

#include "report/diff.h"
#include "report/matrix.h"
#include "report/page.h"
#include "report/sweep.h"

namespace payout {

/// What the what-if commands found, as pages that text, Markdown and HTML show.
void print_diff(Page& page, const Diff& diff);
/// As many columns side by side as a text of `width` holds, the others below; all where it is 0. With `detail`,
/// what each cell is made of.
void print_matrix(Page& page, const Matrix& matrix, size_t width, bool detail);
void print_sweep(Page& page, const Sweep& sweep);

/// An amount or a count as it is read, "1,234.50"; any other text as it is.
std::string with_commas(std::string_view plain);

}  // namespace payout
